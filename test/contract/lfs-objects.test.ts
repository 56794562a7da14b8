import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createGitObjects } from '../../src/adapters/git-objects.ts';
import { withLfs } from '../../src/adapters/lfs-objects.ts';
import { openLfsStore } from '../../src/adapters/lfs-store.ts';
import { createWorktreeObjects } from '../../src/adapters/worktree-objects.ts';
import type { GitObjects } from '../../src/ports.ts';
import { lfsPath, lfsPointer, storeLfsObject } from '../support/lfs.ts';
import { commitAll, contentOf, git, initRepository, scratchFolders, writeFiles } from './scratch-repository.ts';

const DATA = '{"messages":[]}\n'.repeat(5000);
const newFolder = scratchFolders();

async function repositoryWith(text: string): Promise<{ folder: string; commit: string; objects: string }> {
  const folder = await newFolder();
  await initRepository(folder);
  await writeFiles(folder, { files: { 'data/train.jsonl': text } });
  return { folder, commit: await commitAll(folder), objects: join(folder, '.git/lfs/objects') };
}

function openObjects(folder: string): GitObjects {
  return withLfs(createGitObjects({ folder, remote: null }), openLfsStore(folder));
}

/** The size and the bytes of the dataset of a commit. */
async function readDataset(objects: GitObjects, commit: string): Promise<{ bytes: number; content: string }> {
  try {
    const entry = await objects.entry(commit, 'data/train.jsonl');
    if (entry === null) throw new Error('no entry');
    return { bytes: entry.bytes, content: (await contentOf(objects.read(entry.oid))).toString() };
  } finally {
    await objects.close();
  }
}

const REAL = { bytes: DATA.length, content: DATA };

describe('A pointer of Git LFS is read as the file it stands for', () => {
  test('from a commit, from the work tree, and from another work tree of the repository', async () => {
    const { folder, commit, objects } = await repositoryWith(lfsPointer(DATA));
    await storeLfsObject(objects, DATA);
    expect(await readDataset(openObjects(folder), commit)).toEqual(REAL);
    const here = withLfs(createWorktreeObjects(folder), openLfsStore(folder));
    expect(await readDataset(here, 'any')).toEqual(REAL);
    const other = join(await newFolder(), 'other');
    await git(folder, 'worktree', 'add', '--quiet', other);
    expect(await readDataset(openObjects(other), commit)).toEqual(REAL);
  });

  test('from the store that lfs.storage names, below the folder of git or anywhere', async () => {
    const { folder, commit } = await repositoryWith(lfsPointer(DATA));
    const elsewhere = await newFolder();
    for (const [setting, place] of [
      ['media/large', join(folder, '.git/media/large')],
      [elsewhere, elsewhere],
    ] as const) {
      await git(folder, 'config', 'lfs.storage', setting);
      await storeLfsObject(join(place, 'objects'), DATA);
      expect(await readDataset(openObjects(folder), commit)).toEqual(REAL);
    }
  });
});

describe('A pointer is not read', () => {
  test('when its object was not fetched', async () => {
    const { folder, commit } = await repositoryWith(lfsPointer(DATA));
    await expect(readDataset(openObjects(folder), commit)).rejects.toMatchObject({ problem: 'missing' });
    const nowhere = withLfs(createGitObjects({ folder, remote: null }), openLfsStore(null));
    await expect(readDataset(nowhere, commit)).rejects.toMatchObject({ problem: 'missing' });
  });

  test.each([
    ['another size', `${DATA} `],
    ['another hash', DATA.replace('messages', 'massages')],
    ['no bytes', ''],
  ])('when its object has %s', async (_what, stored) => {
    const { folder, commit, objects } = await repositoryWith(lfsPointer(DATA));
    await storeLfsObject(objects, DATA, stored);
    await expect(readDataset(openObjects(folder), commit)).rejects.toMatchObject({ problem: 'damaged' });
  });

  test('when a link stands in the place of its object, or of a folder on the way', async () => {
    const outside = await newFolder();
    await storeLfsObject(outside, DATA);
    const path = lfsPath(DATA);
    for (const [link, target] of [
      [path, path],
      [path.slice(0, 2), path.slice(0, 2)],
    ] as const) {
      const { folder, commit, objects } = await repositoryWith(lfsPointer(DATA));
      await mkdir(dirname(join(objects, link)), { recursive: true });
      await symlink(join(outside, target), join(objects, link));
      await expect(readDataset(openObjects(folder), commit)).rejects.toMatchObject({ problem: 'damaged' });
    }
  });
});

const POINTER = lfsPointer(DATA);

test.each([
  ['an id that leaves the store', POINTER.replace(/sha256:.*/, 'sha256:../../../../../../etc/passwd')],
  ['an id in capitals', POINTER.replace(/[0-9a-f]{64}/, id => `A${id.slice(1)}`)],
  ['an id that is too short', POINTER.replace(/[0-9a-f]{64}/, id => id.slice(1))],
  ['a size that is no number', POINTER.replace(/size .*/, 'size -1')],
  ['another line', POINTER.replace('oid', `ext-0-foo sha256:${'0'.repeat(64)}\noid`)],
  ['a file that only begins like one', `${POINTER}${DATA}`],
  ['many blanks', POINTER + ' '.repeat(1024)],
  ['a plain file', DATA],
  ['nothing', ''],
])('%s is no pointer, and read as it is', async (_what, text) => {
  const { folder, commit, objects } = await repositoryWith(text);
  await storeLfsObject(objects, DATA);
  await writeFile(join(folder, 'passwd'), 'secret');
  expect(await readDataset(openObjects(folder), commit)).toEqual({ bytes: text.length, content: text });
});
