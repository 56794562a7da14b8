import { describe, expect, test } from 'vitest';
import type { Stage } from '../../emulators/stage/stage.ts';
import { act, HOUR, manifestOf, openTestStage, runOf, runsOf, tick, writesDuring } from '../support/stage.ts';
import { repository } from './examples.ts';

const BRANCH = 'finetune-gitops/model-ids';
const PROPOSE = { 'commit-mode': 'pull-request' };
const TWO = repository('desk', 'shop');

/** A stage on which both trainings have ended well, and nobody has looked yet. */
async function trained(files: Record<string, string> = TWO): Promise<Stage> {
  const stage = await openTestStage(files);
  await tick(stage, PROPOSE);
  stage.clock.advance(3 * HOUR);
  return stage;
}

async function commits(stage: Stage, range: string): Promise<number> {
  return Number(await stage.git('rev-list', '--count', range));
}

test('all IDs come home in one pull request, and a loop of runs adds nothing to it', { timeout: 600_000 }, async () => {
  const stage = await trained();
  const before = await manifestOf(stage);
  const first = await tick(stage, PROPOSE);
  expect(first.log).toContain('waits in pull request #1');
  expect(stage.github.pulls()).toMatchObject([{ number: 1, state: 'open', headBranch: BRANCH, baseBranch: 'main' }]);
  expect(await manifestOf(stage)).toBe(before);
  expect(await commits(stage, `main..${BRANCH}`)).toBe(1);
  expect(await stage.git('diff', '--numstat', 'main', BRANCH)).toBe('2\t0\tmodels.yaml');
  const ids = (await Promise.all(['desk', 'shop'].map(name => runOf(stage, name)))).map(run => run.modelId);
  for (const id of ids) expect(await stage.read(BRANCH, 'models.yaml')).toContain(`    model_id: ${id}\n`);

  const reviewed = await act(stage, { name: 'pull_request', number: 1 }, PROPOSE);
  expect(reviewed.exitCode, reviewed.log).toBe(0);
  expect(stage.github.comments().map(({ body }) => body.includes('**train**'))).toEqual([false]);

  // As with the token of an App, whose pushes start workflows: each run meets what the last one did.
  for (let run = 1; run <= 10; run += 1) {
    const event = run % 3 === 0 ? ({ name: 'pull_request', number: 1 } as const) : ({ name: 'push' } as const);
    const writes = await writesDuring(stage, async () => {
      const result = await act(stage, event, PROPOSE);
      expect(result.exitCode, result.log).toBe(0);
    });
    expect(writes).toEqual([]);
  }

  await stage.github.mergePullRequest(1);
  const merged = await act(stage, { name: 'push' }, PROPOSE);
  expect(merged.exitCode, merged.log).toBe(0);
  for (const name of ['desk', 'shop']) expect((await runOf(stage, name)).publishedAt).not.toBeNull();
  for (let run = 1; run <= 2; run += 1) expect(await writesDuring(stage, () => tick(stage, PROPOSE))).toEqual([]);
  expect(stage.github.pulls()).toHaveLength(1);
  expect(stage.openai.meter.createdJobs()).toBe(2);
});

test('committed directly, a loop of runs leaves one commit', { timeout: 600_000 }, async () => {
  const stage = await trained(repository('desk'));
  for (let run = 1; run <= 10; run += 1) {
    const result = await act(stage, { name: 'push' });
    expect(result.exitCode, result.log).toBe(0);
  }
  expect(await commits(stage, 'main')).toBe(2);
  expect(stage.github.pulls()).toEqual([]);
});

test('a protected default branch is named with both ways out, and proposing works on it', {
  timeout: 120_000,
}, async () => {
  const stage = await trained(repository('desk'));
  await stage.github.protectBranch('main');
  const refused = await act(stage, { name: 'schedule' });
  expect(refused.exitCode).toBe(1);
  expect(refused.log).toContain('commit-mode: pull-request');
  expect(refused.log).toContain('allow the app behind it to bypass the rule');
  expect(refused.outputs['model-ids']).toBe((await runOf(stage, 'desk')).modelId);

  await tick(stage, PROPOSE);
  await stage.github.mergePullRequest(1);
  await tick(stage, PROPOSE);
  expect(await manifestOf(stage)).toContain(`model_id: ${(await runOf(stage, 'desk')).modelId}`);
});

describe('with a pull request open', () => {
  test('a person’s commit on its branch is not written over', { timeout: 120_000 }, async () => {
    const stage = await trained();
    await tick(stage, PROPOSE);
    await stage.commit(BRANCH, { 'NOTES.md': 'mine\n' }, 'My notes');
    const head = await stage.git('rev-parse', BRANCH);
    // The IDs are still in place, so nothing has to be written.
    await tick(stage, PROPOSE);
    // An edit of the manifest asks for the branch to be made again.
    const edited = (await manifestOf(stage)).replace('# Our models.', '# All of our models.');
    await stage.commit('main', { 'models.yaml': edited }, 'Say more');
    const stopped = await act(stage, { name: 'push' }, PROPOSE);
    expect(stopped.exitCode).toBe(1);
    expect(stopped.log).toContain('commits that this tool did not make');
    expect(await stage.git('rev-parse', BRANCH)).toBe(head);
    expect(stage.github.pulls()).toMatchObject([{ state: 'open' }]);
  });

  test('an edited manifest gets the IDs on top, and one that has them closes it', { timeout: 120_000 }, async () => {
    const stage = await trained();
    await tick(stage, PROPOSE);
    const edited = (await manifestOf(stage)).replace('# Our models.', '# All of our models.');
    await stage.commit('main', { 'models.yaml': edited }, 'Say more');
    await tick(stage, PROPOSE);
    expect(await stage.read(BRANCH, 'models.yaml')).toContain('# All of our models.');
    expect(await commits(stage, `main..${BRANCH}`)).toBe(1);
    expect(stage.github.pulls()).toHaveLength(1);

    await stage.commit('main', { 'models.yaml': (await stage.read(BRANCH, 'models.yaml')) ?? '' }, 'By hand');
    await tick(stage, PROPOSE);
    expect(stage.github.pulls()).toMatchObject([{ state: 'closed', merged: false }]);
    expect(await writesDuring(stage, () => tick(stage, PROPOSE))).toEqual([]);
    for (const [run] of [await runsOf(stage, 'desk'), await runsOf(stage, 'shop')])
      expect(run?.publishedAt).not.toBeNull();
  });
});
