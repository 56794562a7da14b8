import { describe, expect, test } from 'vitest';
import type { Stage } from '../../emulators/stage/stage.ts';
import {
  AFTER_WINDOW,
  act,
  HOUR,
  MINUTE,
  manifestOf,
  openTestStage,
  runsOf,
  tick,
  writesDuring,
} from '../support/stage.ts';
import { examples, manifest, repository } from './examples.ts';

const CANCEL = /^POST \/v1\/fine_tuning\/jobs\/ftjob-\w+\/cancel$/;

async function trained(stage: Stage): Promise<void> {
  await tick(stage);
  stage.clock.advance(HOUR);
  await tick(stage);
  expect(await manifestOf(stage)).toContain('model_id: ft:');
}

async function statesOf(stage: Stage, model: string): Promise<Record<string, number>> {
  const states: Record<string, number> = {};
  for (const { state } of await runsOf(stage, model)) states[state] = (states[state] ?? 0) + 1;
  return states;
}

describe('Data that changes while its job runs', () => {
  test('is trained, and the old job is cancelled on the second look, a quarter of an hour after the first', async () => {
    const stage = await openTestStage(repository('desk'));
    await tick(stage);
    stage.clock.advance(5 * MINUTE);
    await stage.commit('main', { 'data/desk.jsonl': examples(13, 'desk') }, 'One more example');

    const first = await writesDuring(stage, () => tick(stage));
    expect(first.filter(call => CANCEL.test(call))).toEqual([]);
    expect(stage.openai.meter.createdJobs()).toBe(2);
    stage.clock.advance(14 * MINUTE);
    expect(await writesDuring(stage, () => tick(stage))).toEqual([]);

    stage.clock.advance(2 * MINUTE);
    const second = await writesDuring(stage, () => tick(stage));
    expect(second.filter(call => CANCEL.test(call))).toHaveLength(1);
    expect(await statesOf(stage, 'desk')).toEqual({ created: 1, cancelled: 1 });

    stage.clock.advance(HOUR);
    await tick(stage);
    expect(await statesOf(stage, 'desk')).toEqual({ succeeded: 1, cancelled: 1 });
    expect(await manifestOf(stage)).toContain('model_id: ft:');
    expect(await writesDuring(stage, () => tick(stage))).toEqual([]);
  });

  test('and changes back in time, cancels nothing that is wanted again', async () => {
    const stage = await openTestStage(repository('desk'));
    await tick(stage);
    await stage.commit('main', { 'data/desk.jsonl': examples(13, 'desk') }, 'One more example');
    await tick(stage);
    stage.clock.advance(MINUTE);
    await stage.commit('main', { 'data/desk.jsonl': examples(12, 'desk') }, 'Take it back');
    await tick(stage);
    stage.clock.advance(AFTER_WINDOW);
    await tick(stage);
    const cancelled = stage.openai.mutatingCalls().filter(({ path }) => path.endsWith('/cancel'));
    expect(cancelled, 'only the job of the data that was taken back').toHaveLength(1);
    stage.clock.advance(HOUR);
    await tick(stage);
    expect(await statesOf(stage, 'desk')).toEqual({ succeeded: 1, cancelled: 1 });
    expect(stage.openai.meter.createdJobs()).toBe(2);
  });

  test('but whose job finished before it could be cancelled, keeps that model for a revert', async () => {
    const stage = await openTestStage(repository('desk'));
    await tick(stage);
    stage.clock.advance(HOUR);
    await stage.commit('main', { 'data/desk.jsonl': examples(13, 'desk') }, 'One more example');
    await tick(stage);
    stage.clock.advance(HOUR);
    await tick(stage);
    expect(await statesOf(stage, 'desk')).toEqual({ succeeded: 2 });

    await stage.commit('main', { 'data/desk.jsonl': examples(12, 'desk') }, 'Take it back');
    await tick(stage);
    expect(stage.openai.meter.createdJobs()).toBe(2);
    const old = (await runsOf(stage, 'desk')).sort((a, b) => a.startedAt.localeCompare(b.startedAt))[0];
    expect(await manifestOf(stage)).toContain(`model_id: ${old?.modelId}`);
  });
});

test('A cancel that fails is explained, and the other job is cancelled all the same', async () => {
  const stage = await openTestStage(repository('desk', 'shelf'));
  await tick(stage);
  const changed = { 'data/desk.jsonl': examples(13, 'desk'), 'data/shelf.jsonl': examples(13, 'shelf') };
  await stage.commit('main', changed, 'More examples');
  await tick(stage);
  stage.clock.advance(AFTER_WINDOW);
  const fault = { kind: 'status', status: 500, body: '{"error":{"message":"The server had an error"}}' } as const;
  stage.openai.faults.add({ method: 'POST', path: /\/cancel$/, fault });
  const result = await act(stage, { name: 'schedule' });
  expect(result.exitCode).toBe(1);
  expect(result.summary).toContain('could not be cancelled');
  expect([await statesOf(stage, 'desk'), await statesOf(stage, 'shelf')]).toEqual([
    { created: 2 },
    { created: 1, cancelled: 1 },
  ]);
  await tick(stage);
  expect(await statesOf(stage, 'desk')).toEqual({ created: 1, cancelled: 1 });
});

describe('What was trained before', () => {
  test('comes back with a revert at no cost', async () => {
    const stage = await openTestStage(repository('desk'));
    await trained(stage);
    const firstManifest = await manifestOf(stage);
    await stage.commit('main', { 'data/desk.jsonl': examples(20, 'desk') }, 'Other data');
    await trained(stage);
    expect(await manifestOf(stage)).not.toBe(firstManifest);

    await stage.commit('revert', { 'data/desk.jsonl': examples(12, 'desk') }, 'Revert');
    const { number } = await stage.github.openPullRequest({ head: 'revert', base: 'main', title: 'Revert' });
    const planned = await (await stage.start({ name: 'pull_request', number })).finished;
    expect(planned.summary).toContain('### Merging reuses 1 model.');
    await stage.github.mergePullRequest(number);
    await tick(stage);
    expect(await manifestOf(stage)).toBe(firstManifest);
    expect(stage.openai.meter.createdJobs()).toBe(2);
    expect(await writesDuring(stage, () => tick(stage))).toEqual([]);
  });

  test('stays with the provider when its entry is removed, and is retired in the ledger', async () => {
    const stage = await openTestStage(repository('desk', 'shelf'));
    await trained(stage);
    await stage.commit('main', { 'models.yaml': manifest({ desk: {} }) }, 'Remove the shelf');
    await tick(stage);
    const [shelf] = await runsOf(stage, 'shelf');
    expect(shelf?.retiredAt).toBe(new Date(stage.clock.now()).toISOString());
    expect(stage.openai.mutatingCalls().filter(({ method }) => method === 'DELETE')).toEqual([]);
    expect(await writesDuring(stage, () => tick(stage))).toEqual([]);
  });

  test('is not trained again under another name', async () => {
    const stage = await openTestStage(repository('desk'));
    await trained(stage);
    const renamed = (await manifestOf(stage)).replace('  desk: #', '  counter: #');
    await stage.commit('main', { 'models.yaml': renamed }, 'Rename the desk');
    expect(await writesDuring(stage, () => tick(stage))).toEqual([]);
    expect(stage.openai.meter.createdJobs()).toBe(1);
  });
});
