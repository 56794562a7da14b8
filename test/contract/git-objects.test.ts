import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createGitObjects } from '../../src/adapters/git-objects.ts';
import type { GitObjects } from '../../src/ports.ts';
import { hostileLinks, hostilePaths } from './hostile-paths.ts';
import { commitAll, contentOf, git, initRepository, scratchFolders, writeFiles } from './scratch-repository.ts';

const newFolder = scratchFolders();
const large = randomBytes(20 * 1024 * 1024);

const strangeNames = {
  'with space.jsonl': 'space',
  'with\nnewline.jsonl': 'newline',
  'with\ttab.jsonl': 'tab',
  'with"double\'single.jsonl': 'quotes',
  'ünïcödé 的 🦊.jsonl': 'unicode',
  'u\u0308.jsonl': 'decomposed',
  '-dash.jsonl': 'dash',
  '--help': 'option',
  ':(glob)*.jsonl': 'magic',
  'back\\slash.jsonl': 'backslash',
  'star*[a]?.jsonl': 'glob',
  'deep/er/and/deeper.jsonl': 'deep',
};

describe.each([
  ['sha1', 40],
  ['sha256', 64],
] as const)('git objects of a %s repository', (format, idLength) => {
  let folder: string;
  let commit: string;
  let objects: GitObjects;

  beforeAll(async () => {
    folder = await newFolder();
    await initRepository(folder, format);
    await writeFiles(folder, {
      files: { ...strangeNames, 'ok.jsonl': 'ok\n', 'folder/inner.jsonl': 'in', empty: '', 'run.sh': '#!', large },
      executables: ['run.sh'],
      links: hostileLinks,
    });
    const first = await commitAll(folder);
    await git(folder, 'update-index', '--add', '--cacheinfo', `160000,${first},submodule`);
    await git(folder, 'commit', '--quiet', '--message', 'Add a submodule');
    commit = await git(folder, 'rev-parse', 'HEAD');
    await git(folder, 'tag', '--annotate', 'v1', '--message', 'A tag');
    objects = createGitObjects({ folder });
  });
  afterAll(() => objects.close());

  async function contentAt(path: string): Promise<Buffer> {
    const entry = await objects.entry(commit, path);
    if (entry === null) throw new Error(`nothing at ${path}`);
    return contentOf(objects.read(entry.oid));
  }

  test.each(['HEAD', 'main', 'refs/heads/main', 'v1', 'HEAD~0', '@'])('finds the commit of %s', async revision => {
    expect(commit).toHaveLength(idLength);
    expect(await objects.resolve(revision)).toBe(commit);
  });

  test.each([
    '',
    'nope',
    '-x',
    '--all',
    '--help',
    'HEAD\0',
    'HEAD\n',
    'HEAD\nHEAD',
    '^HEAD',
    'HEAD..HEAD',
    'HEAD:ok.jsonl',
  ])('finds no commit for %j', async revision => expect(await objects.resolve(revision)).toBe(null));

  test('finds no commit for the id of a blob, an absent id or the zeros of a push event', async () => {
    const blob = await objects.entry(commit, 'ok.jsonl');
    expect(await objects.resolve(blob?.oid ?? '')).toBe(null);
    expect(await objects.resolve('1'.repeat(idLength))).toBe(null);
    expect(await objects.resolve('0'.repeat(idLength))).toBe(null);
  });

  test('repeats what git says about a revision that it cannot follow', async () => {
    await expect(objects.resolve('@{upstream}')).rejects.toThrow(/look up "@\{upstream\}".*no upstream configured/s);
  });

  test.each([
    ['ok.jsonl', 'file', 3],
    ['run.sh', 'file', 2],
    ['empty', 'file', 0],
    ['large', 'file', large.length],
    ['link-to-file', 'symlink', 8],
    ['submodule', 'submodule', 0],
    ['folder', 'directory', 0],
  ] as const)('describes %s as a %s of %i bytes', async (path, kind, bytes) => {
    expect(await objects.entry(commit, path)).toMatchObject({ kind, bytes });
  });

  test.each(Object.entries(strangeNames))('reads the file that is named %j', async (path, content) => {
    expect((await contentAt(path)).toString()).toBe(content);
  });

  test('reads an empty blob', async () => expect(await contentAt('empty')).toHaveLength(0));

  test('reads a large blob in small chunks, unchanged', async () => {
    const entry = await objects.entry(commit, 'large');
    const hash = createHash('sha256');
    let longest = 0;
    for await (const chunk of objects.read(entry?.oid ?? '')) {
      longest = Math.max(longest, chunk.length);
      hash.update(chunk);
    }
    expect(hash.digest('hex')).toBe(createHash('sha256').update(large).digest('hex'));
    expect(longest).toBeLessThanOrEqual(1024 * 1024);
  });

  test('gives each of several interleaved readers its own blob', async () => {
    const oids = await Promise.all(['large', 'ok.jsonl', 'large'].map(async path => objects.entry(commit, path)));
    const readers = oids.map(entry => objects.read(entry?.oid ?? '')[Symbol.asyncIterator]());
    const parts: Uint8Array[][] = readers.map(() => []);
    for (let unfinished = readers.length; unfinished > 0; ) {
      unfinished = readers.length;
      for (const [i, reader] of readers.entries()) {
        const next = await reader.next();
        if (next.done) unfinished -= 1;
        else parts[i]?.push(next.value);
      }
    }
    expect(parts.map(list => Buffer.concat(list).equals(large))).toEqual([true, false, true]);
    expect(Buffer.concat(parts[1] ?? []).toString()).toBe('ok\n');
  });

  test('reads on correctly after a reader broke off', async () => {
    const entry = await objects.entry(commit, 'large');
    for (let round = 0; round < 3; round += 1) {
      for await (const chunk of objects.read(entry?.oid ?? '')) {
        expect(chunk.length).toBeLessThan(large.length);
        break;
      }
      expect((await contentAt('ok.jsonl')).toString()).toBe('ok\n');
    }
    expect((await contentAt('large')).equals(large)).toBe(true);
  });

  test.each(hostilePaths.map(path => [path.slice(0, 60), path]))(
    'offers no bytes at the hostile path %j',
    async (_, path) => {
      if (Object.hasOwn(strangeNames, path))
        return expect((await contentAt(path)).toString()).toBe(Reflect.get(strangeNames, path));
      const entry = await objects.entry(commit, path);
      const named =
        { folder: 'directory', submodule: 'submodule' }[path] ?? (path in hostileLinks ? 'symlink' : undefined);
      expect(entry?.kind).toBe(named);
    },
  );

  test('refuses to read what is not there or not a blob, and reads on', async () => {
    const tree = await objects.entry(commit, 'folder');
    await expect(contentOf(objects.read('1'.repeat(idLength)))).rejects.toThrow(/No blob 1+ in .*missing/);
    await expect(contentOf(objects.read(tree?.oid ?? ''))).rejects.toThrow(/No blob .* tree/);
    expect(() => objects.read('HEAD:ok.jsonl')).toThrow('full object id');
    await expect(objects.entry('HEAD', 'ok.jsonl')).rejects.toThrow('full object id');
    await expect(objects.entry('1'.repeat(idLength), 'ok.jsonl')).rejects.toThrow(/not a tree object/);
    expect((await contentAt('ok.jsonl')).toString()).toBe('ok\n');
  });
});
