import { execFile } from 'node:child_process';
import { chmod, mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll } from 'vitest';

const run = promisify(execFile);

/** Makes folders that are removed after the file's last test. */
export function scratchFolders(): () => Promise<string> {
  const made: string[] = [];
  afterAll(() => Promise.all(made.map(folder => rm(folder, { recursive: true, force: true }))));
  return async () => {
    const folder = await realpath(await mkdtemp(join(tmpdir(), 'git-objects-')));
    made.push(folder);
    return folder;
  };
}

/** The real git, with no configuration but the repository's own. */
export async function git(folder: string, ...args: string[]): Promise<string> {
  const identity = ['-c', 'user.name=A Tester', '-c', 'user.email=tester@example.com', '-c', 'init.defaultBranch=main'];
  const { stdout } = await run('git', ['-C', folder, ...identity, ...args], {
    env: { PATH: process.env['PATH'], HOME: '/nonexistent', GIT_CONFIG_NOSYSTEM: '1' },
  });
  return stdout.trim();
}

export interface Scratch {
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  readonly executables?: readonly string[];
  readonly links?: Readonly<Record<string, string>>;
}

export async function writeFiles(folder: string, { files = {}, executables = [], links = {} }: Scratch): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  for (const path of executables) await chmod(join(folder, path), 0o755);
  for (const [path, target] of Object.entries(links)) await symlink(target, join(folder, path));
}

/** Commits everything in the work tree and returns the commit's id. */
export async function commitAll(folder: string): Promise<string> {
  await git(folder, 'add', '--all');
  await git(folder, 'commit', '--quiet', '--allow-empty', '--message', 'A commit');
  return git(folder, 'rev-parse', 'HEAD');
}

export async function initRepository(folder: string, format: 'sha1' | 'sha256' = 'sha1'): Promise<void> {
  await git(folder, 'init', '--quiet', `--object-format=${format}`);
}

/**
 * A program for the `git` option that writes down each call (its pid, arguments and environment) and then becomes git,
 * so that a test sees what really was started.
 */
export async function recordingGit(folder: string): Promise<{ program: string; calls: string }> {
  const program = join(folder, 'recording-git.sh');
  const calls = join(folder, 'calls');
  await mkdir(calls);
  const lines = ['#!/bin/sh', `printf '%s\\n' "$@" > '${calls}'/$$.args`, `env > '${calls}'/$$.env`, 'exec git "$@"'];
  await writeFile(program, `${lines.join('\n')}\n`, { mode: 0o755 });
  return { program, calls };
}

export async function contentOf(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const chunk of chunks) all.push(chunk);
  return Buffer.concat(all);
}
