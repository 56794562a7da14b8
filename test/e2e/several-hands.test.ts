import { describe, expect, test } from 'vitest';
import { AFTER_WINDOW, act, HOUR, manifestOf, openTestStage, runOf, tick, writesDuring } from '../support/stage.ts';
import { examples, manifest, repository } from './examples.ts';
import { meanwhile, moveBranch } from './meanwhile.ts';

const READ_OF_MAIN = /^GET \/repos\/acme\/models\/git\/ref\/heads%2Fmain$/;
const DATA = repository('desk');

/** The manifest as a person left it, with the one line that the Action may add to the entry of `desk`. */
function withModelId(text: string, modelId: string | null): string {
  return text.replace('{ n_epochs: 3 }\n', `{ n_epochs: 3 }\n    model_id: ${modelId}\n`);
}

describe('An edit by a person between the reading and the commit of the manifest', () => {
  test('survives, and one line is added to it', async () => {
    const happening = meanwhile();
    const stage = await openTestStage(DATA, { onExchange: happening.onExchange });
    await tick(stage);
    stage.clock.advance(HOUR);
    const edited = `${DATA['models.yaml']}# A remark of Robin.\n`;
    const edit = await stage.commit('robin', { 'models.yaml': edited }, 'Remark');
    happening.after(READ_OF_MAIN, 2, () => moveBranch(stage, 'main', edit));

    await tick(stage);
    const { modelId } = await runOf(stage, 'desk');
    expect(await manifestOf(stage)).toBe(withModelId(edited, modelId));
    expect(await stage.git('rev-parse', 'main^')).toBe(edit);
    expect(await writesDuring(stage, () => tick(stage))).toEqual([]);
  });

  test('that takes the entry away, leaves nothing to publish', async () => {
    const happening = meanwhile();
    const stage = await openTestStage(DATA, { onExchange: happening.onExchange });
    await tick(stage);
    stage.clock.advance(HOUR);
    const edit = await stage.commit('robin', { 'models.yaml': manifest({}) }, 'No more desk');
    happening.after(READ_OF_MAIN, 2, () => moveBranch(stage, 'main', edit));
    await tick(stage);
    expect(await stage.git('rev-parse', 'main')).toBe(edit);
    await tick(stage);
    expect(await writesDuring(stage, () => tick(stage))).toEqual([]);
  });

  test('that changes the data between the plan and the create, lets nothing old be created', async () => {
    const happening = meanwhile();
    const stage = await openTestStage(DATA, { onExchange: happening.onExchange });
    const edit = await stage.commit('robin', { 'data/desk.jsonl': examples(14, 'desk') }, 'Two more');
    happening.after(READ_OF_MAIN, 1, () => moveBranch(stage, 'main', edit));
    await tick(stage);
    expect(stage.openai.meter.createdJobs()).toBe(0);
    await tick(stage);
    expect(stage.openai.meter.createdJobs()).toBe(1);
    expect((await runOf(stage, 'desk')).estimatedTokens).toBe(42 * 14 * 3);
  });
});

test('A branch that is said to have moved, is read again and the line is committed', async () => {
  const stage = await openTestStage(DATA);
  await tick(stage);
  stage.clock.advance(HOUR);
  const message = 'Expected branch to point to "0" but it did not.  Pull and try again.';
  const body = JSON.stringify({ data: { createCommitOnBranch: null }, errors: [{ type: 'STALE_DATA', message }] });
  const fault = { kind: 'status', status: 200, body } as const;
  stage.github.faults.add({ method: 'POST', path: /^\/graphql$/, times: 2, fault });
  await tick(stage);
  const { modelId } = await runOf(stage, 'desk');
  expect(await manifestOf(stage)).toBe(withModelId(DATA['models.yaml'] ?? '', modelId));
});

test('A model ID that is edited by hand on the default branch is written again as it was', async () => {
  const stage = await openTestStage(DATA);
  await tick(stage);
  stage.clock.advance(HOUR);
  await tick(stage);
  const published = await manifestOf(stage);
  const forged = published.replace(/model_id: .*/, 'model_id: ft:gpt-4.1-mini-2025-04-14:acme::forged01');
  await stage.commit('main', { 'models.yaml': forged }, 'Forge');
  await tick(stage);
  expect(await manifestOf(stage)).toBe(published);
  expect(stage.openai.meter.createdJobs()).toBe(1);
});

describe('Several runs at once', () => {
  test('start one job', async () => {
    const stage = await openTestStage(DATA);
    const results = await Promise.all([1, 2, 3].map(() => act(stage, { name: 'push' })));
    expect(results.map(({ exitCode }) => exitCode)).toEqual([0, 0, 0]);
    expect(stage.openai.meter.createdJobs()).toBe(1);
    stage.clock.advance(AFTER_WINDOW);
    await tick(stage);
    expect(stage.openai.meter.createdJobs()).toBe(1);
  });

  test('publish one model in one commit', async () => {
    const stage = await openTestStage(DATA);
    await tick(stage);
    stage.clock.advance(HOUR);
    const results = await Promise.all([1, 2, 3].map(() => act(stage, { name: 'schedule' })));
    expect(results.map(({ exitCode }) => exitCode)).toEqual([0, 0, 0]);
    expect(await stage.git('rev-list', '--count', 'main')).toBe('2');
    expect(await writesDuring(stage, () => tick(stage))).toEqual([]);
  });
});

test('Two models with one specification are one training: the second is blocked', async () => {
  const twins = manifest({ desk: {}, twin: { training: 'data/desk.jsonl' } });
  const stage = await openTestStage({ ...DATA, 'models.yaml': twins });
  const result = await act(stage, { name: 'push' });
  expect(result.exitCode).toBe(1);
  expect(result.summary).toContain('E_DUPLICATE_SPEC');
  expect(stage.openai.meter.createdJobs()).toBe(1);
});

test('A job that is not listed yet is neither created again nor reported as missing', async () => {
  const stage = await openTestStage(DATA);
  await tick(stage);
  const body = '{"object":"list","data":[],"has_more":false}';
  stage.openai.faults.add({
    method: 'GET',
    path: /^\/v1\/fine_tuning\/jobs$/,
    fault: { kind: 'status', status: 200, body },
  });
  expect(await writesDuring(stage, () => tick(stage))).toEqual([]);
  expect(stage.openai.meter.createdJobs()).toBe(1);
});
