import { readdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openEntryFolder } from '../../src/adapters/entry-folder.ts';
import { temporaryFolder } from '../support/git.ts';

async function scratch(): Promise<string> {
  const place = await temporaryFolder();
  onTestFinished(() => place[Symbol.asyncDispose]());
  return join(place.folder, 'made', 'when', 'needed');
}

test('a folder keeps what was used last, up to its limit, and nothing larger', async () => {
  const root = await scratch();
  const folder = openEntryFolder({ root, maxBytes: 1000 });
  for (const [name, age] of [
    ['old', 300],
    ['older', 400],
    ['new', 200],
  ] as const) {
    await folder.write(name, Buffer.alloc(300));
    const time = new Date(Date.now() - age * 1000);
    await utimes(join(root, name), time, time);
  }
  expect(await folder.read('older')).toHaveLength(300);
  await folder.write('large', Buffer.alloc(1001));
  await folder.write('newest', Buffer.alloc(300));
  expect((await readdir(root)).sort()).toEqual(['new', 'newest', 'older']);
});

test('a folder is cleared of what a process left behind long ago, and of nothing that is being written', async () => {
  const root = await scratch();
  const folder = openEntryFolder({ root, maxBytes: 1000 });
  await folder.write('entry', Buffer.alloc(1));
  for (const name of ['long-ago.tmp', 'now.tmp']) await writeFile(join(root, name), 'x');
  await utimes(join(root, 'long-ago.tmp'), 0, 0);
  await folder.write('entry', Buffer.alloc(2));
  expect((await readdir(root)).sort()).toEqual(['entry', 'now.tmp']);
});
