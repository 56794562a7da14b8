import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { appendFile, mkdir, readdir, rename, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { openUserFile, openWorktreeFile, type ReadableFile } from '../../src/adapters/worktree-files.ts';
import { hostileLinks, hostilePaths } from './hostile-paths.ts';
import { contentOf, initRepository, scratchFolders, writeFiles } from './scratch-repository.ts';

const newFolder = scratchFolders();
const large = randomBytes(20 * 1024 * 1024);
let outer: string;
let root: string;

beforeAll(async () => {
  outer = await newFolder();
  root = join(outer, 'root');
  await mkdir(root);
  await initRepository(root);
  const files = { 'ok.jsonl': 'ok\n', 'folder/inner.jsonl': 'in', 'folder/.git/config': 'x', empty: '', large };
  await writeFiles(root, { files, links: hostileLinks });
  await writeFiles(outer, { files: { 'outside/secret.jsonl': 'secret' } });
  await mkdir(join(root, 'submodule'));
  await promisify(execFile)('mkfifo', [join(root, 'fifo')]);
});

async function read(file: ReadableFile): Promise<Buffer> {
  if (file.kind !== 'file') throw new Error(`not readable: ${JSON.stringify(file)}`);
  return contentOf(file.chunks());
}

function openFiles(): Promise<number> {
  return readdir('/proc/self/fd').then(names => names.length);
}

describe('a file of the work tree', () => {
  test('is read in chunks, more than once', async () => {
    const file = await openWorktreeFile(root, 'large');
    expect(file).toMatchObject({ kind: 'file', bytes: large.length });
    expect((await read(file)).equals(large)).toBe(true);
    expect((await read(file)).equals(large)).toBe(true);
    expect(await read(await openWorktreeFile(root, 'empty'))).toHaveLength(0);
    expect((await read(await openWorktreeFile(root, 'folder/inner.jsonl'))).toString()).toBe('in');
  });

  test('may lie below a root that is itself reached by a link', async () => {
    await symlink(root, join(outer, 'link-to-the-root'));
    expect((await read(await openWorktreeFile(join(outer, 'link-to-the-root'), 'ok.jsonl'))).toString()).toBe('ok\n');
  });

  test.each([
    'with space',
    'with\nnewline',
    'with"quotes\'',
    'ünïcödé 的 🦊',
    '-dash',
    '..dots',
    'git',
    '.gitignore',
    '$HOME',
  ])('may be named %j', async name => {
    await writeFile(join(root, name), name);
    expect((await read(await openWorktreeFile(root, name))).toString()).toBe(name);
  });

  test.each(hostilePaths.map(path => [path.slice(0, 60), path]))(
    'is not readable by the hostile path %j',
    async (_, path) => {
      expect((await openWorktreeFile(root, path)).kind).not.toBe('file');
    },
  );

  test.each([
    ['missing', { kind: 'absent' }],
    ['missing/inner.jsonl', { kind: 'absent' }],
    ['ok.jsonl/inner.jsonl', { kind: 'absent' }],
    ['dangling-link', { kind: 'refused', why: 'is, or lies behind, a symbolic link' }],
    ['link-to-folder/inner.jsonl', { kind: 'refused', why: 'is, or lies behind, a symbolic link' }],
    ['folder', { kind: 'refused', why: 'is not a regular file' }],
    ['fifo', { kind: 'refused', why: 'is not a regular file' }],
    ['../outside/secret.jsonl', { kind: 'refused', why: 'has an empty, "." or ".." part in its path' }],
    ['/etc/passwd', { kind: 'refused', why: 'is named by an absolute path' }],
    ['c:ok.jsonl', { kind: 'refused', why: 'is named by an absolute path' }],
    ['folder\\inner.jsonl', { kind: 'refused', why: 'has a backslash in its name; use "/" between folders' }],
    ['ok.jsonl\0', { kind: 'refused', why: 'has a NUL or broken Unicode in its name' }],
    ['folder/.GIT/config', { kind: 'refused', why: 'lies in the folder of git' }],
    ['a'.repeat(300), { kind: 'refused', why: 'has a name that is too long' }],
  ])('says what is wrong with %j', async (path, expected) => {
    expect(await openWorktreeFile(root, path)).toEqual(expected);
  });

  test('is never a socket', async () => {
    const server = createServer();
    await new Promise<void>(listening => server.listen(join(root, 'socket'), listening));
    onTestFinished(() => void server.close());
    expect(await openWorktreeFile(root, 'socket')).toEqual({ kind: 'refused', why: 'is not a regular file' });
  });

  test('that was replaced, changed or removed after it was opened is an error, never other bytes', async () => {
    const path = join(root, 'changing');
    const changes: readonly (() => Promise<unknown>)[] = [
      () => appendFile(path, 'more'),
      () => utimes(path, 1, 1),
      () => writeFile(`${path}.new`, 'b').then(() => rename(`${path}.new`, path)),
      () => rm(path),
      () => rm(path).then(() => symlink('../outside/secret.jsonl', path)),
    ];
    for (const change of changes) {
      await writeFile(path, 'a');
      const file = await openWorktreeFile(root, 'changing');
      await change();
      if (file.kind === 'file')
        await expect(read(file)).rejects.toThrow(/changed while it was read|was replaced before/);
    }
    expect((await openWorktreeFile(root, 'changing')).kind).toBe('refused');
  });

  test('that grows while it is read is an error', async () => {
    const path = join(root, 'growing');
    await writeFile(path, large);
    const file = await openWorktreeFile(root, 'growing');
    if (file.kind !== 'file') throw new Error('not readable');
    const reader = file.chunks()[Symbol.asyncIterator]();
    await reader.next();
    await appendFile(path, 'more');
    const rest = contentOf({ [Symbol.asyncIterator]: () => reader });
    await expect(rest).rejects.toThrow('The file changed while it was read');
  });

  test.skipIf(process.platform !== 'linux')(
    'leaves no file open, whether read, broken off, refused or never read (Linux)',
    async () => {
      const before = await openFiles();
      for (let round = 0; round < 20; round += 1) {
        const file = await openWorktreeFile(root, 'large');
        if (file.kind !== 'file') throw new Error('not readable');
        for await (const chunk of file.chunks()) {
          expect(chunk.length).toBeLessThanOrEqual(256 * 1024);
          break;
        }
        expect(await read(await openWorktreeFile(root, 'ok.jsonl'))).toHaveLength(3);
        await openWorktreeFile(root, 'fifo');
        await openWorktreeFile(root, 'link-to-secret');
        // In every round, because the garbage collector would close a forgotten file some time later.
        expect(await openFiles()).toBe(before);
      }
    },
  );
});

describe('a file that the user typed', () => {
  test('may be absolute, relative, above the current folder or behind a link', async () => {
    const path = join(outer, 'outside/secret.jsonl');
    for (const typed of [path, relative(process.cwd(), path), join(root, 'link-to-secret')]) {
      expect((await read(await openUserFile(typed))).toString()).toBe('secret');
    }
  });

  test.each(['/dev/null', '/dev/zero', '/dev/stdin', '/', '.', '', 'a\0b', '/nonexistent/file'])(
    'is not %j',
    async typed => expect((await openUserFile(typed)).kind).not.toBe('file'),
  );

  test('is not a FIFO, a link to one, a link to itself or a folder', async () => {
    await symlink('fifo', join(root, 'link-to-fifo'));
    for (const name of ['fifo', 'link-to-fifo', 'link-to-itself', 'folder']) {
      expect(await openUserFile(join(root, name))).toMatchObject({ kind: 'refused' });
    }
  });
});
