import { chmod, chown, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { createGitObjects } from '../../src/adapters/git-objects.ts';
import {
  commitAll,
  contentOf,
  git,
  initRepository,
  recordingGit,
  scratchFolders,
  writeFiles,
} from './scratch-repository.ts';

const newFolder = scratchFolders();
const large = new Uint8Array(20 * 1024 * 1024).fill(0x61);
afterEach(() => vi.unstubAllEnvs());

async function repository(): Promise<{ folder: string; commit: string }> {
  const folder = await newFolder();
  await initRepository(folder);
  await writeFiles(folder, { files: { 'ok.jsonl': 'ok', large } });
  return { folder, commit: await commitAll(folder) };
}

async function readAt(options: Parameters<typeof createGitObjects>[0], path: string): Promise<string> {
  const objects = createGitObjects(options);
  try {
    const commit = await objects.resolve('HEAD');
    const entry = await objects.entry(commit ?? '', path);
    return (await contentOf(objects.read(entry?.oid ?? ''))).toString();
  } finally {
    await objects.close();
  }
}

/** The pids of the `cat-file --batch` processes that were started. */
async function readersStarted(calls: string): Promise<number[]> {
  const names = (await readdir(calls)).filter(name => name.endsWith('.args'));
  const args = await Promise.all(names.map(async name => [name, await readFile(join(calls, name), 'utf8')] as const));
  return args.filter(([, text]) => text.includes('--batch\n')).map(([name]) => Number.parseInt(name, 10));
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

describe('git processes', () => {
  test('ignore every GIT_ variable of the environment and start none of its programs', async () => {
    const { folder } = await repository();
    const other = await repository();
    await writeFiles(other.folder, { files: { 'ok.jsonl': 'stolen' } });
    await commitAll(other.folder);
    const witness = join(other.folder, 'witness.sh');
    await writeFile(witness, `#!/bin/sh\ntouch '${witness}.ran'\n`);
    await chmod(witness, 0o755);
    const config = `[core]\n\tfsmonitor = ${witness}\n\tworktree = ${other.folder}\n[include]\n\tpath = /nonexistent\n[broken`;
    await writeFile(join(other.folder, 'config'), config);
    const hostile = {
      GIT_DIR: join(other.folder, '.git'),
      GIT_COMMON_DIR: join(other.folder, '.git'),
      GIT_WORK_TREE: other.folder,
      GIT_OBJECT_DIRECTORY: join(other.folder, '.git/objects'),
      GIT_ALTERNATE_OBJECT_DIRECTORIES: join(other.folder, '.git/objects'),
      GIT_INDEX_FILE: join(other.folder, '.git/index'),
      GIT_NAMESPACE: 'elsewhere',
      GIT_CEILING_DIRECTORIES: folder,
      GIT_CONFIG: join(other.folder, 'config'),
      GIT_CONFIG_GLOBAL: join(other.folder, 'config'),
      GIT_CONFIG_SYSTEM: join(other.folder, 'config'),
      GIT_CONFIG_PARAMETERS: `'core.worktree=${other.folder}'`,
      GIT_CONFIG_COUNT: '1',
      GIT_CONFIG_KEY_0: 'core.fsmonitor',
      GIT_CONFIG_VALUE_0: witness,
      GIT_EXEC_PATH: other.folder,
      GIT_SSH_COMMAND: witness,
      GIT_ASKPASS: witness,
      GIT_PAGER: witness,
      GIT_TRACE: join(other.folder, 'trace'),
      GIT_DEFAULT_HASH: 'sha256',
      GIT_REPLACE_REF_BASE: 'refs/heads/',
    };
    for (const [name, value] of Object.entries(hostile)) vi.stubEnv(name, value);
    expect(await readAt({ folder }, 'ok.jsonl')).toBe('ok');
    vi.unstubAllEnvs();
    const left = await readdir(other.folder);
    expect(left.filter(name => name === 'trace' || name === 'witness.sh.ran')).toEqual([]);
  });

  test('do not see the keys of this process', async () => {
    const { folder } = await repository();
    const { program, calls } = await recordingGit(await newFolder());
    vi.stubEnv('OPENAI_API_KEY', 'sk-canary');
    vi.stubEnv('INPUT_API-KEY', 'sk-canary');
    vi.stubEnv('ACTIONS_ID_TOKEN_REQUEST_TOKEN', 'sk-canary');
    await readAt({ folder, git: program }, 'ok.jsonl');
    const names = (await readdir(calls)).filter(name => name.endsWith('.env'));
    expect(names.length).toBeGreaterThanOrEqual(3);
    for (const name of names) expect(await readFile(join(calls, name), 'utf8')).not.toContain('sk-canary');
  });

  test('ignore replaced objects', async () => {
    const { folder, commit } = await repository();
    await writeFiles(folder, { files: { 'ok.jsonl': 'replaced' } });
    const later = await commitAll(folder);
    await git(folder, 'update-ref', 'HEAD', commit);
    await git(folder, 'replace', commit, later);
    await git(folder, 'replace', `${commit}:ok.jsonl`, `${later}:ok.jsonl`);
    expect(await git(folder, 'show', 'HEAD:ok.jsonl')).toBe('replaced');
    expect(await readAt({ folder }, 'ok.jsonl')).toBe('ok');
  });

  test('read commits, not the work tree', async () => {
    const { folder } = await repository();
    await writeFiles(folder, { files: { 'ok.jsonl': 'edited' } });
    expect(await readAt({ folder }, 'ok.jsonl')).toBe('ok');
  });

  test.skipIf(process.getuid?.() !== 0)(
    'accept a checkout of another user, as in a container (needs root)',
    async () => {
      const { folder } = await repository();
      for (const part of ['.', '.git']) await chown(join(folder, part), 65_534, 65_534);
      await expect(git(folder, 'rev-parse', 'HEAD')).rejects.toThrow('dubious ownership');
      expect(await readAt({ folder }, 'ok.jsonl')).toBe('ok');
    },
  );

  test('stop when the reader is closed', async () => {
    const { folder } = await repository();
    const { program, calls } = await recordingGit(await newFolder());
    const objects = createGitObjects({ folder, git: program });
    const oid = (await objects.entry((await objects.resolve('HEAD')) ?? '', 'large'))?.oid ?? '';
    await contentOf(objects.read(oid));
    const pending = objects.read(oid)[Symbol.asyncIterator]();
    await pending.next();
    const second = objects.read(oid)[Symbol.asyncIterator]();
    await second.next();
    const pids = await readersStarted(calls);
    expect(pids.map(isAlive)).toEqual([true, true]);
    await objects.close();
    expect(pids.map(isAlive)).toEqual([false, false]);
    await expect(contentOf({ [Symbol.asyncIterator]: () => pending })).rejects.toThrow('git stopped');
    await expect(contentOf(objects.read(oid))).rejects.toThrow('The git reader is closed');
    await objects.close();
  });

  test('that die reject the read they were serving, and the next read gets a new one', async () => {
    const { folder } = await repository();
    const { program, calls } = await recordingGit(await newFolder());
    const objects = createGitObjects({ folder, git: program });
    const oid = (await objects.entry((await objects.resolve('HEAD')) ?? '', 'large'))?.oid ?? '';
    const reader = objects.read(oid)[Symbol.asyncIterator]();
    await reader.next();
    for (const pid of await readersStarted(calls)) process.kill(pid, 'SIGKILL');
    await expect(contentOf({ [Symbol.asyncIterator]: () => reader })).rejects.toMatchObject({
      message: `git stopped while blob ${oid} was read`,
      cause: { message: expect.stringContaining('SIGKILL') },
    });
    expect(await contentOf(objects.read(oid))).toHaveLength(large.length);
    await objects.close();
  });
});

describe('a repository that cannot be read', () => {
  test('is named with the words of git', async () => {
    const folder = await newFolder();
    await expect(createGitObjects({ folder }).resolve('HEAD')).rejects.toThrow(
      /look up "HEAD" in .*not a git repository/,
    );
    const missing = join(folder, 'missing');
    await expect(createGitObjects({ folder: missing }).resolve('HEAD')).rejects.toThrow(/cannot change to/);
  });

  test('rejects, with the cause, when there is no git', async () => {
    const { folder, commit } = await repository();
    const objects = createGitObjects({ folder, git: '/nonexistent/git' });
    const cause = { message: expect.stringContaining('ENOENT') };
    await expect(objects.resolve('HEAD')).rejects.toMatchObject({ cause });
    await expect(contentOf(objects.read(commit))).rejects.toMatchObject({ cause });
    await objects.close();
  });

  test('says that a blob is missing instead of showing an empty file', async () => {
    const { folder, commit } = await repository();
    const oid = await git(folder, 'rev-parse', 'HEAD:ok.jsonl');
    await rm(join(folder, '.git/objects', oid.slice(0, 2), oid.slice(2)), { force: true });
    await mkdir(join(folder, '.git/objects', oid.slice(0, 2)), { recursive: true });
    await expect(createGitObjects({ folder }).entry(commit, 'ok.jsonl')).rejects.toThrow(
      /damaged|could not get object/i,
    );
  });
});
