import { describe, expect, test } from 'vitest';
import { createGitDiff } from '../../src/adapters/git-diff.ts';
import { commitAll, git, initRepository, scratchFolders, writeFiles } from './scratch-repository.ts';

const newFolder = scratchFolders();
const numbered = (from: number, to: number): string =>
  Array.from({ length: to - from + 1 }, (_, index) => `line ${from + index}\n`).join('');

/** The lines of `path` that a second commit adds to a first one. */
async function added(before: Record<string, string>, after: Record<string, string>, path: string) {
  const folder = await newFolder();
  await initRepository(folder, 'sha1');
  await writeFiles(folder, { files: before });
  const base = await commitAll(folder);
  for (const gone of Object.keys(before)) if (!(gone in after)) await git(folder, 'rm', '--quiet', gone);
  await writeFiles(folder, { files: after });
  const head = await commitAll(folder);
  const lines = await createGitDiff({ folder }).addedLines(base, head, path);
  return lines === null ? null : [...lines];
}

describe('The lines that a commit adds', () => {
  test('are those of every hunk, by their numbers in the new file', async () => {
    const before = numbered(1, 40);
    const after = `first\n${before}`.replace('line 20\n', 'line 20a\nline 20b\n').replace('line 39\n', '');
    expect(await added({ 'a.jsonl': before }, { 'a.jsonl': `${after}last` }, 'a.jsonl')).toEqual([1, 21, 22, 42]);
  });

  test('look like parts of a patch and are counted all the same', async () => {
    const after = '@@ -1,2 +1,9 @@\n+++ b\n--- a\n\\ No newline\n\n+ \n';
    expect(await added({ 'a.jsonl': 'x\n' }, { 'a.jsonl': `x\n${after}` }, 'a.jsonl')).toEqual([2, 3, 4, 5, 6, 7]);
  });

  test('are all lines of a new file', async () => {
    expect(await added({ 'a.jsonl': '1\n' }, { 'a.jsonl': '1\n', 'b.jsonl': '1\n2\n3' }, 'b.jsonl')).toEqual([1, 2, 3]);
  });

  test('are only the new ones of a file that was renamed', async () => {
    const changed = { 'strange "ä\t.jsonl': `${numbered(1, 30)}31\n` };
    expect(await added({ 'a.jsonl': numbered(1, 30) }, changed, 'strange "ä\t.jsonl')).toEqual([31]);
  });

  test('are none where nothing changed, or the file is gone', async () => {
    const one = { 'a.jsonl': '1\n', 'b.jsonl': '1\n' };
    expect(await added(one, { ...one, 'b.jsonl': '2\n' }, 'a.jsonl')).toEqual([]);
    expect(await added(one, { 'b.jsonl': '1\n' }, 'a.jsonl')).toEqual([]);
  });

  test('are none where .gitattributes says that the file has no readable difference', async () => {
    const files = { '.gitattributes': '*.jsonl -diff\n', 'a.jsonl': '1\n' };
    expect(await added(files, { ...files, 'a.jsonl': '2\n' }, 'a.jsonl')).toEqual([]);
  });

  test.each([
    ['bytes', 'x'.repeat(1023)],
    ['lines', ''],
  ])('are not known where they are more %s than GitHub shows', async (_what, text) => {
    const count = text === '' ? 20_001 : 500;
    expect(await added({ 'a.jsonl': '1\n' }, { 'a.jsonl': `${text}\n`.repeat(count) }, 'a.jsonl')).toBeNull();
  });
});

test('configuration of the repository changes nothing', async () => {
  const folder = await newFolder();
  await initRepository(folder, 'sha1');
  await writeFiles(folder, { files: { 'a.jsonl': '1\n' } });
  const base = await commitAll(folder);
  await writeFiles(folder, { files: { 'a.jsonl': '1\n2\n' } });
  const head = await commitAll(folder);
  const settings = ['diff.external=false', 'color.ui=always', 'diff.noprefix=true', 'diff.renames=copies'];
  for (const setting of settings) await git(folder, 'config', ...setting.split('='));
  expect([...((await createGitDiff({ folder }).addedLines(base, head, 'a.jsonl')) ?? [])]).toEqual([2]);
});

test('a commit that is not here is an error', async () => {
  const folder = await newFolder();
  await initRepository(folder, 'sha1');
  const asked = createGitDiff({ folder }).addedLines('1'.repeat(40), '2'.repeat(40), 'a.jsonl');
  await expect(asked).rejects.toThrow(/^git could not compare/);
});
