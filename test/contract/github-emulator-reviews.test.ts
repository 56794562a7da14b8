import { expect, test } from 'vitest';
import { forgeOn } from './forge-on-emulator.ts';
import { emulatedGitHub, expectContractKept, pullRequest, REPOSITORY, refusalOf } from './github-emulator-harness.ts';

const TEN = Array.from({ length: 30 }, (_, index) => `${index + 1}\n`).join('');
const FILES = { 'a.jsonl': TEN.replace('15\n', '15 mended\n') };

/** A pull request that changes line 15 of a file of 30 lines. */
async function reviewed() {
  const github = await emulatedGitHub({ 'a.jsonl': TEN, 'b.jsonl': '1\n' });
  const { number, headSha } = await pullRequest(github, FILES);
  const forge = forgeOn(github);
  const post = (comments: readonly { path: string; line: number }[], sha = headSha) =>
    forge.createReview(number, {
      headSha: sha,
      body: 'Some lines',
      comments: comments.map(at => ({ ...at, body: `on ${at.line}` })),
    });
  return { github, number, forge, post };
}

test('a review is posted with its comments, which are listed with their author', async () => {
  const { github, number, forge, post } = await reviewed();
  await using _ = github;
  const { url } = await post([
    { path: 'a.jsonl', line: 15 },
    { path: 'a.jsonl', line: 18 },
  ]);
  expect(url).toBe(`${github.emulator.url}/acme/models/pull/${number}#pullrequestreview-81`);
  const author = 'github-actions[bot]';
  expect(await forge.reviewComments(number)).toEqual([
    { author, body: 'on 15' },
    { author, body: 'on 18' },
  ]);
  expect(github.emulator.reviewComments()).toMatchObject([
    { path: 'a.jsonl', line: 15 },
    { path: 'a.jsonl', line: 18 },
  ]);
  expectContractKept(github);
});

test.each([
  ['a line outside of the difference', { path: 'a.jsonl', line: 19 }, 'Line could not be resolved'],
  ['a line that is not there', { path: 'a.jsonl', line: 31 }, 'Line could not be resolved'],
  ['a file that is not changed', { path: 'b.jsonl', line: 1 }, 'Path could not be resolved'],
])('a comment on %s refuses the whole review', async (_what, at, words) => {
  const { github, forge, number, post } = await reviewed();
  await using _ = github;
  const refused = await refusalOf(post([{ path: 'a.jsonl', line: 15 }, at]));
  expect(refused.message).toContain('GitHub: the review could not be written: HTTP 422');
  expect(refused.message).toContain(words);
  expect(await forge.reviewComments(number)).toEqual([]);
  expectContractKept(github);
});

test('a token that may not write reads the comments and posts none', async () => {
  const { github, number, post } = await reviewed();
  await using _ = github;
  await post([{ path: 'a.jsonl', line: 15 }]);
  const permissions = { contents: 'read' } as const;
  github.emulator.tokens.set('fork', { login: 'github-actions[bot]', permissions });
  const fork = forgeOn(github, 'fork');
  expect(await fork.reviewComments(number)).toHaveLength(1);
  const headSha = github.emulator.pulls()[0]?.headSha ?? '';
  await expect(fork.createReview(number, { headSha, body: 'x', comments: [] })).rejects.toThrow(
    /HTTP 403: Resource not accessible by integration.*pull-requests: write/,
  );
  expectContractKept(github);
});

test('a comment whose line was changed is still listed, as outdated', async () => {
  const { github, number, forge, post } = await reviewed();
  await using _ = github;
  await post([{ path: 'a.jsonl', line: 15 }]);
  const listed = async () =>
    (await github.octokit.rest.pulls.listReviewComments({ ...REPOSITORY, pull_number: number })).data[0];
  expect(await listed()).toMatchObject({ line: 15, original_line: 15 });
  await github.work.commit({ 'a.jsonl': FILES['a.jsonl'].replace('15 mended', '15 mended again') });
  await github.work.git('push', '--quiet', 'origin', 'topic');
  expect((await listed())?.line).toBeUndefined();
  expect(await forge.reviewComments(number)).toHaveLength(1);
  expectContractKept(github);
});

test('more than a hundred comments are listed', async () => {
  const { github, number, forge, post } = await reviewed();
  await using _ = github;
  for (let n = 0; n < 3; n += 1) await post(Array.from({ length: 40 }, () => ({ path: 'a.jsonl', line: 15 })));
  expect(await forge.reviewComments(number)).toHaveLength(120);
  expectContractKept(github);
});
