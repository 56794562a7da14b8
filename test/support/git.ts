import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { runGit } from '../../emulators/github/git-process.ts';

/** 2026-11-22T00:00:00Z: commits of tests have the same ids on every machine. */
const TEST_TIME = 1_795_305_600;

const IDENTITY = {
  GIT_AUTHOR_NAME: 'Ada Example',
  GIT_AUTHOR_EMAIL: 'ada@example.com',
  GIT_AUTHOR_DATE: `@${TEST_TIME} +0000`,
  GIT_COMMITTER_NAME: 'Ada Example',
  GIT_COMMITTER_EMAIL: 'ada@example.com',
  GIT_COMMITTER_DATE: `@${TEST_TIME} +0000`,
};

/** File contents by path; `null` deletes the file. */
export type Files = Readonly<Record<string, string | Uint8Array | null>>;

/** A repository with a work tree. */
export interface WorkRepository {
  readonly folder: string;
  /** Runs git here and gives its output without the last line break; rejects when git fails. */
  git(...args: string[]): Promise<string>;
  /** Writes the files, commits everything and gives the commit's id. */
  commit(files: Files, message?: string): Promise<string>;
}

/** A new empty folder, removed by `await using`. */
export async function temporaryFolder(): Promise<{ readonly folder: string } & AsyncDisposable> {
  const folder = await mkdtemp(join(tmpdir(), 'finetune-gitops-'));
  return { folder, [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }) };
}

/**
 * Runs git without the surroundings' configuration, with a fixed author and date. It never blocks the process, so the
 * server it talks to may live in the same one.
 */
export async function git(folder: string, args: readonly string[], input?: string | Uint8Array): Promise<string> {
  const result = await runGit(args, { folder, environment: IDENTITY, ...(input === undefined ? {} : { input }) });
  if (result.status !== 0) throw new Error(`git ${args.join(' ')} ended with ${result.status}: ${result.stderr}`);
  return result.stdout.toString('utf8').replace(/\n$/, '');
}

/** A new repository in `folder` on branch `main`, with one commit when files are given. */
export async function initRepository(folder: string, files?: Files): Promise<WorkRepository> {
  await mkdir(folder, { recursive: true });
  await git(folder, ['init', '--quiet', '--initial-branch=main']);
  const repository = workRepository(folder);
  if (files !== undefined) await repository.commit(files, 'first');
  return repository;
}

/** A repository that exists already. */
export function workRepository(folder: string): WorkRepository {
  return {
    folder,
    git: (...args) => git(folder, args),
    async commit(files, message = 'change') {
      for (const [path, content] of Object.entries(files)) await writeOrDelete(join(folder, path), content);
      await git(folder, ['add', '--all']);
      await git(folder, ['commit', '--quiet', '--allow-empty', '-m', message]);
      return git(folder, ['rev-parse', 'HEAD']);
    },
  };
}

/** `url` with a token as git takes it, as actions/checkout does with `x-access-token`. */
export function withToken(url: string, token: string): string {
  return url.replace('://', `://x-access-token:${token}@`);
}

async function writeOrDelete(path: string, content: string | Uint8Array | null): Promise<void> {
  if (content === null) return rm(path);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
}
