import { expect, test } from 'vitest';
import { STAGE_KEY, type Stage } from '../../emulators/stage/stage.ts';
import {
  AFTER_WINDOW,
  act,
  creates,
  HOUR,
  manifestOf,
  openTestStage,
  runsOf,
  tick,
  writesDuring,
} from '../support/stage.ts';
import { entry, examples, manifest, repository } from './examples.ts';

const CANCEL = /\/cancel$/;

/** A pull request that adds `desk` and its data to a repository without models. */
async function deskProposed(stage: Stage, rows = 12): Promise<number> {
  await stage.commit('desk', { 'models.yaml': manifest({ desk: {} }), 'data/desk.jsonl': examples(rows) }, 'Desk');
  return (await stage.github.openPullRequest({ head: 'desk', base: 'main', title: 'Desk' })).number;
}

/** The line that would approve, as the comment and the summary print it. */
function printedApproval(text: string): string {
  const [, line] = /```yaml\napprovals: \|\n {2}(.+)\n```/.exec(text) ?? [];
  if (line === undefined) throw new Error('no approval is printed');
  return line;
}

test('a training over the budget fails the plan with its numbers, and passes with the approval that the plan prints', {
  timeout: 180_000,
}, async () => {
  const stage = await openTestStage({ 'models.yaml': manifest({}) });
  const number = await deskProposed(stage);
  const small = { 'budget-usd': '0.001', 'require-reviewed-plan': 'true' };
  const plan = await act(stage, { name: 'pull_request', number }, small);
  expect(plan.exitCode).toBe(1);
  expect(plan.summary).toContain('a cost limit holds back 1 model for $0.0');
  expect(plan.log).toMatch(
    /::error.*E_OVER_BUDGET.*takes up to \$0\.\d+, and \$0\.001 of this month's \$0\.001 is left/,
  );
  const [check] = stage.github.checkRuns();
  expect(check).toMatchObject({ fields: { conclusion: 'failure' } });
  expect(JSON.stringify(check?.fields['output'])).toContain('a cost limit holds back 1 model');

  const warned = await act(stage, { name: 'pull_request', number }, { ...small, 'on-blocked': 'warn' });
  expect(warned.exitCode, warned.log).toBe(0);
  expect(warned.log).toMatch(/::warning.*E_OVER_BUDGET/);
  expect(stage.github.checkRuns(), 'the same check, updated').toMatchObject([{ fields: { conclusion: 'neutral' } }]);

  const line = printedApproval(plan.summary);
  const approvals = { ...small, approvals: `# by Kim, for the launch\n${line}` };
  const approved = await act(stage, { name: 'pull_request', number }, approvals);
  expect(approved.exitCode, approved.log).toBe(0);
  expect(approved.summary).toContain('Merging trains 1 model');
  await stage.github.mergePullRequest(number);

  const [, amount = ''] = / (\d+\.\d+)$/.exec(line) ?? [];
  const less = line.replace(amount, (Number(amount) - 0.000000001).toFixed(9));
  const refused = await act(stage, { name: 'push' }, { ...small, approvals: less });
  expect(refused.exitCode, 'one nano-dollar less').toBe(1);
  expect(refused.summary).toContain(line);
  expect(creates(stage)).toBe(0);
  await tick(stage, approvals);
  expect(creates(stage)).toBe(1);

  await stage.commit('main', { 'data/desk.jsonl': examples(13) }, 'One more example');
  expect((await act(stage, { name: 'push' }, approvals)).exitCode, 'another dataset').toBe(1);
  expect(creates(stage)).toBe(1);
});

test('a pull request is not red for what its base has already, and is for what it brings', {
  timeout: 180_000,
}, async () => {
  const small = { 'budget-usd': '0.001' };
  const stage = await openTestStage(repository('desk'));
  await stage.commit('docs', { 'README.md': '# Lamps\n' }, 'Read me');
  const docs = await stage.github.openPullRequest({ head: 'docs', base: 'main', title: 'Docs' });
  const plan = await act(stage, { name: 'pull_request', number: docs.number }, small);
  expect(plan.exitCode, plan.log).toBe(0);
  expect(plan.log).toMatch(/::warning.*E_OVER_BUDGET.*desk/);

  const both = manifest({ desk: {}, shelf: {} });
  await stage.commit('shelf', { 'models.yaml': both, 'data/shelf.jsonl': examples(12, 'shelf') }, 'Shelf');
  const shelf = await stage.github.openPullRequest({ head: 'shelf', base: 'main', title: 'Shelf' });
  const second = await act(stage, { name: 'pull_request', number: shelf.number }, small);
  expect(second.exitCode).toBe(1);
  expect(second.log).toMatch(/::error.*E_OVER_BUDGET.*shelf/);
});

test('a revert to a training that failed is red in its pull request', { timeout: 180_000 }, async () => {
  const stage = await openTestStage(repository('desk'));
  await tick(stage);
  const [run] = await runsOf(stage, 'desk');
  await fetch(`${stage.openai.url}/fine_tuning/jobs/${run?.jobId}/cancel`, {
    method: 'POST',
    headers: { authorization: `Bearer ${STAGE_KEY}` },
  });
  await act(stage, { name: 'schedule' });
  await stage.commit('main', { 'data/desk.jsonl': examples(13, 'desk') }, 'Other data');
  await stage.commit('revert', { 'data/desk.jsonl': examples(12, 'desk') }, 'Back again');
  const { number } = await stage.github.openPullRequest({ head: 'revert', base: 'main', title: 'Revert' });
  const plan = await act(stage, { name: 'pull_request', number });
  expect(plan.exitCode).toBe(1);
  expect(plan.log).toMatch(/::error.*E_ENDED_BEFORE.*was cancelled/);
});

test('an approval that is not one is refused before anything', { timeout: 60_000 }, async () => {
  const stage = await openTestStage(repository('desk'));
  const writes = await writesDuring(stage, async () => {
    const result = await act(stage, { name: 'schedule' }, { approvals: 'over-budget * 100' });
    expect(result.exitCode).toBe(1);
    expect(result.log).toContain('The input "approvals" is not understood in line 1');
  });
  expect(writes).toEqual([]);
});

test('an emptied manifest cancels nothing until the removal is confirmed by name, and a job that ends is not lost', {
  timeout: 300_000,
}, async () => {
  const stage = await openTestStage(repository('desk', 'shelf', 'shop'));
  await tick(stage);
  expect(creates(stage)).toBe(3);
  const emptied = 'version: 1\nmodels: {}\n';
  await stage.commit('empty', { 'models.yaml': emptied }, 'Oops');
  const { number } = await stage.github.openPullRequest({ head: 'empty', base: 'main', title: 'Oops' });
  const plan = await act(stage, { name: 'pull_request', number });
  expect(plan.exitCode).toBe(1);
  expect(plan.log).toMatch(/::error.*E_MASS_REMOVAL.*3 of 3 models/);
  const line = printedApproval(plan.summary);
  expect(line).toBe('mass-removal desk shelf shop');
  await stage.github.mergePullRequest(number);

  for (let look = 1; look <= 3; look += 1) {
    const writes = await writesDuring(stage, async () => {
      const result = await act(stage, { name: 'schedule' });
      expect(result.exitCode, 'somebody has to look').toBe(1);
      expect(result.summary).toContain(line);
    });
    expect(writes, `look ${look}`).toEqual([]);
    stage.clock.advance(AFTER_WINDOW);
  }

  // Two come back, and the third was meant.
  await stage.commit('main', { 'models.yaml': manifest({ desk: {}, shelf: {} }) }, 'Bring two back');
  const cancels = await writesDuring(stage, async () => {
    await tick(stage);
    stage.clock.advance(AFTER_WINDOW);
    await tick(stage);
  });
  expect(cancels.filter(call => CANCEL.test(call)).length).toBeLessThanOrEqual(1);
  stage.clock.advance(HOUR);
  await tick(stage);
  expect((await manifestOf(stage)).match(/model_id: ft:/g)).toHaveLength(2);
  expect(creates(stage), 'nothing was paid twice').toBe(3);
});

test('a confirmed removal goes on as any other: two looks, then the jobs are cancelled', {
  timeout: 180_000,
}, async () => {
  const stage = await openTestStage(repository('desk', 'shelf'));
  await tick(stage);
  await stage.commit(
    'main',
    { 'models.yaml': `version: 1\nmodels:\n${entry('lamp')}`, 'data/lamp.jsonl': examples(12) },
    'Start over',
  );
  const confirmed = { approvals: 'mass-removal desk shelf' };
  const first = await writesDuring(stage, () => tick(stage, confirmed));
  expect(first.filter(call => CANCEL.test(call))).toEqual([]);
  stage.clock.advance(AFTER_WINDOW);
  const second = await writesDuring(stage, () => tick(stage, confirmed));
  expect(second.filter(call => CANCEL.test(call))).toHaveLength(2);
  await tick(stage);
});
