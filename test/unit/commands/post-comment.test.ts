import { expect, test } from 'vitest';
import { postComment } from '../../../src/commands/post-comment.ts';
import { markerOf } from '../../../src/core/report/comment.ts';
import type { Comment } from '../../../src/ports-code-host.ts';
import { aForge } from './outside.ts';

const marker = markerOf('models.yaml');
const body = `${marker}\n### Merging trains 1 model.\n`;
const post = { pullRequest: 3, headSha: 'abc', marker, body, isNews: true };
const aComment = (id: number, text: string, author = 'bot'): Comment => ({ id, author, body: text, url: `#${id}` });

/** What was posted on a pull request that has these comments already. */
async function posted(existing: readonly Comment[], more: Partial<typeof post> = {}, headSha = 'abc') {
  const writes: string[] = [];
  const forge = aForge({
    pullRequest: async number => ({ number, headSha, open: true }),
    viewer: async () => 'bot',
    comments: async () => existing,
    createComment: async (number, text) => {
      writes.push(`create on ${number}`);
      return aComment(99, text);
    },
    updateComment: async (id, text) => {
      writes.push(`update ${id}`);
      return aComment(id, text);
    },
  });
  return { result: await postComment(forge, { ...post, ...more }), writes };
}

test('the first time a comment is created', async () => {
  expect(await posted([])).toEqual({ result: { kind: 'created', url: '#99' }, writes: ['create on 3'] });
});

test('later our comment is updated in place', async () => {
  const { result, writes } = await posted([aComment(1, 'hello'), aComment(2, `${marker}\nold`)]);
  expect([result, writes]).toEqual([{ kind: 'updated', url: '#2' }, ['update 2']]);
});

test.each([
  ['the same', body],
  ['other line ends', body.replaceAll('\n', '\r\n')],
  ['no line break at its end', body.trim()],
])('a comment with %s is left alone', async (_what, old) => {
  expect(await posted([aComment(2, old)])).toEqual({ result: { kind: 'unchanged', url: '#2' }, writes: [] });
});

test('a marker that somebody else wrote, or that stands further down, is not ours', async () => {
  const planted = [aComment(1, body, 'mallory'), aComment(2, `quoting\n${body}`)];
  expect((await posted(planted)).writes).toEqual(['create on 3']);
});

test('the comment of another manifest is not ours', async () => {
  const other = aComment(1, `${markerOf('other/models.yaml')}\nold`);
  expect((await posted([other])).writes).toEqual(['create on 3']);
});

test('where nothing changes nothing is said, unless something was said before', async () => {
  expect((await posted([], { isNews: false })).result).toMatchObject({ kind: 'skipped' });
  expect((await posted([aComment(2, `${marker}\nold`)], { isNews: false })).writes).toEqual(['update 2']);
});

test('a pull request that has moved on is left to the newer run', async () => {
  const { result, writes } = await posted([], {}, 'newer');
  expect([result, writes]).toEqual([{ kind: 'skipped', why: 'a newer commit was pushed' }, []]);
});
