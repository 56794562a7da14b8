import { expect, test } from 'vitest';
import { ACTIONS_TOKEN } from '../../emulators/github/github-emulator.ts';
import { act, creates, openTestStage, runOf, runsOf, tick, writesDuring } from '../support/stage.ts';
import { examples, manifest } from './examples.ts';

const REVIEWED = { 'require-reviewed-plan': 'true' };

test('what a merged plan showed is trained, and what was pushed past it is not', { timeout: 180_000 }, async () => {
  const stage = await openTestStage({ 'models.yaml': manifest({}) });
  await stage.commit('desk', { 'models.yaml': manifest({ desk: {} }), 'data/desk.jsonl': examples(12) }, 'Desk');
  const { number } = await stage.github.openPullRequest({ head: 'desk', base: 'main', title: 'Desk' });
  const planned = await act(stage, { name: 'pull_request', number }, REVIEWED);
  expect(planned.exitCode, planned.log).toBe(0);
  expect(stage.github.checkRuns()).toMatchObject([{ app: 'github-actions', fields: { conclusion: 'neutral' } }]);
  await stage.github.mergePullRequest(number);

  // Straight to the default branch, after the review.
  const both = manifest({ desk: {}, shop: {} });
  await stage.commit('main', { 'models.yaml': both, 'data/shop.jsonl': examples(12, 'shoe') }, 'Past the review');
  const merged = await act(stage, { name: 'push' }, REVIEWED);
  expect(merged.exitCode).toBe(1);
  expect(merged.summary).toContain('no merged pull request showed this training in a plan');
  expect(creates(stage)).toBe(1);
  expect(merged.outputs['job-ids']).toBe((await runOf(stage, 'desk')).jobId);
  expect(await runsOf(stage, 'shop')).toEqual([]);

  // Without the input everything is as before.
  const free = await act(stage, { name: 'push' });
  expect(free.exitCode, free.log).toBe(0);
  expect(creates(stage)).toBe(2);
});

test('data that changed between plan and merge is not trained', { timeout: 120_000 }, async () => {
  const stage = await openTestStage({ 'models.yaml': manifest({}) });
  await stage.commit('desk', { 'models.yaml': manifest({ desk: {} }), 'data/desk.jsonl': examples(12) }, 'Desk');
  const { number } = await stage.github.openPullRequest({ head: 'desk', base: 'main', title: 'Desk' });
  await act(stage, { name: 'pull_request', number }, REVIEWED);
  await stage.commit('desk', { 'data/desk.jsonl': examples(500) }, 'Many more, unseen');
  await stage.github.mergePullRequest(number);
  const merged = await act(stage, { name: 'push' }, REVIEWED);
  expect(merged.exitCode).toBe(1);
  expect(creates(stage)).toBe(0);
});

test('what is held back opens one issue, which says what has changed since review and closes once it is trained', {
  timeout: 180_000,
}, async () => {
  const stage = await openTestStage({ 'models.yaml': manifest({}) }, { startsAt: '2026-10-01T09:00:00Z' });
  await stage.commit('desk', { 'models.yaml': manifest({ desk: {} }), 'data/desk.jsonl': examples(12) }, 'Desk');
  const { number } = await stage.github.openPullRequest({ head: 'desk', base: 'main', title: 'Desk' });
  expect((await act(stage, { name: 'pull_request', number }, REVIEWED)).exitCode).toBe(0);
  await stage.github.mergePullRequest(number);

  const noticed = { ...REVIEWED, notices: 'issue' };
  const dearer = { ...noticed, 'price-overrides': 'gpt-4.1-mini-2025-04-14: {train_usd_per_1m_tokens: 50}' };
  const held = await act(stage, { name: 'schedule' }, dearer);
  expect(held.exitCode).toBe(1);
  expect(held.log).toContain('Issues with notices: 1 opened.');
  expect(stage.github.issues()).toMatchObject([{ title: 'finetune-gitops: desk needs attention', state: 'open' }]);
  expect(stage.github.issues()[0]?.body).toMatch(
    /has changed since review: the plan that was merged showed up to \$0\.\d+\. It would cost up to \$0\.\d+\./,
  );
  expect(await writesDuring(stage, () => act(stage, { name: 'schedule' }, dearer)), 'the same again').toEqual([]);
  expect(creates(stage)).toBe(0);

  await tick(stage, noticed);
  expect(creates(stage)).toBe(1);
  expect(stage.github.issues()).toMatchObject([{ state: 'closed' }]);

  await stage.commit('main', { 'data/desk.jsonl': examples(13) }, 'Past the review');
  expect((await act(stage, { name: 'schedule' }, noticed)).exitCode).toBe(1);
  expect(stage.github.issues(), 'the same issue').toMatchObject([{ state: 'open' }]);
  expect(stage.github.issues()[0]?.body).toContain('its data or settings have changed since review');
});

test('a token that may write no checks leaves a plan without a record, and says so', { timeout: 120_000 }, async () => {
  const stage = await openTestStage({ 'models.yaml': manifest({}) });
  const token = stage.github.tokens.get(ACTIONS_TOKEN);
  const permissions = { contents: 'read', 'pull-requests': 'write' } as const;
  stage.github.tokens.set(ACTIONS_TOKEN, { login: token?.login ?? '', permissions });
  await stage.commit('desk', { 'models.yaml': manifest({ desk: {} }), 'data/desk.jsonl': examples(12) }, 'Desk');
  const { number } = await stage.github.openPullRequest({ head: 'desk', base: 'main', title: 'Desk' });
  const planned = await act(stage, { name: 'pull_request', number }, REVIEWED);
  expect(planned.exitCode, planned.log).toBe(0);
  expect(planned.log).toContain('its merge trains nothing');
  expect(stage.github.comments()).toHaveLength(1);
});

test('a record by another app is not believed', { timeout: 120_000 }, async () => {
  const stage = await openTestStage({ 'models.yaml': manifest({}) });
  const permissions = { contents: 'write', 'pull-requests': 'write', checks: 'write' } as const;
  stage.github.tokens.set('foreign', { login: 'other-app[bot]', permissions });
  await stage.commit('desk', { 'models.yaml': manifest({ desk: {} }), 'data/desk.jsonl': examples(12) }, 'Desk');
  const { number } = await stage.github.openPullRequest({ head: 'desk', base: 'main', title: 'Desk' });
  const planned = await act(stage, { name: 'pull_request', number }, { ...REVIEWED, 'github-token': 'foreign' });
  expect(planned.exitCode, planned.log).toBe(0);
  expect(stage.github.checkRuns()).toMatchObject([{ app: 'other-app' }]);
  await stage.github.mergePullRequest(number);
  expect((await act(stage, { name: 'push' }, REVIEWED)).exitCode).toBe(1);
  expect(creates(stage)).toBe(0);
});
