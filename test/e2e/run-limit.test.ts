import { expect, test } from 'vitest';
import { act, creates, openTestStage, runsOf, tick } from '../support/stage.ts';
import { examples, manifest, repository } from './examples.ts';

const limitOf = (usd: number) => ({ 'max-cost-per-run-usd': usd.toFixed(9) });

test('trainings that together cost more than one run may are begun by several, in the order of the manifest', {
  timeout: 180_000,
}, async () => {
  const stage = await openTestStage({ 'models.yaml': manifest({}) });
  await stage.commit('both', repository('desk', 'shelf'), 'Desk and shelf');
  const { number } = await stage.github.openPullRequest({ head: 'both', base: 'main', title: 'Both' });
  const free = await act(stage, { name: 'pull_request', number });
  const all = Number(free.outputs['estimated-cost-usd']);
  expect(all).toBeGreaterThan(0);

  // Each of the two is about half of it.
  const limits = limitOf(all * 0.75);
  const plan = await act(stage, { name: 'pull_request', number }, limits);
  expect(plan.exitCode, plan.log).toBe(0);
  expect(plan.summary).toContain('Merging trains 2 models');
  expect(plan.summary).toMatch(/of \$10\.00 with this change\. One run may start up to \$0\.0/);
  expect(Number(plan.outputs['estimated-cost-usd']), 'of all runs').toBe(all);
  await stage.github.mergePullRequest(number);

  const first = await tick(stage, limits);
  expect(first.summary).toContain('with it, this run would cost more than one run may; the next run goes on');
  expect(creates(stage)).toBe(1);
  expect(await runsOf(stage, 'desk')).toHaveLength(1);
  expect(await runsOf(stage, 'shelf'), 'nothing is reserved for it').toEqual([]);
  await tick(stage, limits);
  expect(creates(stage)).toBe(2);
  expect(await runsOf(stage, 'shelf')).toHaveLength(1);
});

test('a training that costs more than any run may is red before the merge, and passes as the plan prints', {
  timeout: 180_000,
}, async () => {
  const stage = await openTestStage({ 'models.yaml': manifest({}) });
  await stage.commit('desk', { 'models.yaml': manifest({ desk: {} }), 'data/desk.jsonl': examples(12) }, 'Desk');
  const { number } = await stage.github.openPullRequest({ head: 'desk', base: 'main', title: 'Desk' });
  const limits = limitOf(0.001);
  const plan = await act(stage, { name: 'pull_request', number }, limits);
  expect(plan.exitCode).toBe(1);
  expect(plan.log).toMatch(
    /::error.*E_OVER_RUN_LIMIT.*takes up to \$0\.\d+, and all trainings of a run together may take \$0\.001/,
  );
  expect(plan.summary).toContain('a cost limit holds back 1 model');
  await stage.github.mergePullRequest(number);
  const refused = await act(stage, { name: 'push' }, limits);
  expect(refused.exitCode, 'it is left for a person').toBe(1);
  expect(creates(stage)).toBe(0);

  const [approvals = ''] = /over-run-limit [0-9a-f]{64} \d+\.\d+/.exec(plan.summary) ?? [];
  await tick(stage, { ...limits, approvals });
  expect(creates(stage)).toBe(1);
});

test('a limit that is no amount stops a run before it asks anybody', { timeout: 60_000 }, async () => {
  const stage = await openTestStage(repository('desk'));
  const result = await act(stage, { name: 'schedule' }, { 'max-cost-per-run-usd': 'ten' });
  expect(result.exitCode).toBe(1);
  expect(result.log).toContain('The input "max-cost-per-run-usd" must be a number from 0 to 1000000.');
  expect(stage.openai.history).toEqual([]);
});
