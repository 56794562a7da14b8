import { expect, test } from 'vitest';
import { ACTIONS_TOKEN } from '../../emulators/github/github-emulator.ts';
import { createGitHubReviews } from '../../src/adapters/github-reviews.ts';
import { type EmulatedGitHub, emulatedGitHub, expectContractKept, pullRequest } from './github-emulator-harness.ts';

const NAME = 'finetune-gitops: models.yaml';
const what = (text: string, name = NAME, conclusion: 'failure' | 'neutral' = 'neutral') => ({
  name,
  conclusion,
  title: 'Plan',
  summary: 'Why.',
  text,
});

function reviewsOn(github: EmulatedGitHub, token = ACTIONS_TOKEN) {
  return createGitHubReviews({ token, repository: 'acme/models', apiUrl: github.emulator.apiUrl });
}

test('the last record of a name is read once its pull request is merged', async () => {
  await using github = await emulatedGitHub();
  const reviews = reviewsOn(github);
  const { number, headSha } = await pullRequest(github, { 'a.md': 'a\n' });
  for (const text of ['older', 'newer']) await reviews.record(headSha, what(text));
  await reviews.record(headSha, what('of another manifest', 'finetune-gitops: team/models.yaml'));
  expect(await reviews.merged('main', NAME)).toEqual([]);
  await github.emulator.mergePullRequest(number);
  expect(await reviews.merged('main', NAME)).toEqual(['newer']);
  expect(await reviews.merged('release', NAME)).toEqual([]);
  expectContractKept(github);
});

test('records of this token’s App and of workflows count, others do not', async () => {
  await using github = await emulatedGitHub();
  const permissions = { contents: 'write', 'pull-requests': 'write', checks: 'write' } as const;
  for (const app of ['ours', 'other']) github.emulator.tokens.set(app, { login: `${app}[bot]`, permissions });
  const { number, headSha } = await pullRequest(github, { 'a.md': 'a\n' });
  for (const token of [ACTIONS_TOKEN, 'ours', 'other'])
    await reviewsOn(github, token).record(headSha, what(`by ${token}`));
  await github.emulator.mergePullRequest(number);
  expect(await reviewsOn(github, 'ours').merged('main', NAME)).toEqual([`by ${ACTIONS_TOKEN}`, 'by ours']);
  expect(await reviewsOn(github).merged('main', NAME)).toEqual([`by ${ACTIONS_TOKEN}`]);
});

test('a read that fails once is tried again, and a write is sent once', async () => {
  await using github = await emulatedGitHub();
  const fault = { kind: 'status', status: 502, body: '{}' } as const;
  github.emulator.faults.add({ method: 'POST', path: /\/graphql$/, fault });
  expect(await reviewsOn(github).merged('main', NAME)).toEqual([]);

  github.emulator.faults.add({ method: 'POST', path: /\/check-runs$/, fault });
  const since = github.emulator.history.length;
  await expect(reviewsOn(github).record(github.first, what('x'))).rejects.toThrow('the plan could not be written');
  expect(github.emulator.mutatingCalls(since)).toHaveLength(1);
});

test('a commit has one check of a name and an App, which is updated, and only when it says something else', async () => {
  await using github = await emulatedGitHub();
  const permissions = { contents: 'write', 'pull-requests': 'write', checks: 'write' } as const;
  github.emulator.tokens.set('other', { login: 'other[bot]', permissions });
  await reviewsOn(github, 'other').record(github.first, what('theirs'));
  const reviews = reviewsOn(github);
  await reviews.record(github.first, what('a'));
  const since = github.emulator.history.length;
  await reviews.record(github.first, what('a'));
  expect(github.emulator.mutatingCalls(since).filter(({ path }) => !path.endsWith('/graphql'))).toEqual([]);
  await reviews.record(github.first, what('a', NAME, 'failure'));
  await reviews.record(github.first, what('b'));
  expect(github.emulator.checkRuns()).toMatchObject([
    { app: 'other', fields: { conclusion: 'neutral', output: { text: 'theirs' } } },
    { app: 'github-actions', fields: { conclusion: 'neutral', output: { text: 'b' } } },
  ]);
  expectContractKept(github);
});
