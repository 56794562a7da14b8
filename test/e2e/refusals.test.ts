import { describe, expect, test } from 'vitest';
import {
  act,
  HOUR,
  MINUTE,
  manifestOf,
  openTestStage,
  runOf,
  sharedStage,
  tick,
  writesDuring,
} from '../support/stage.ts';
import { runForeignEvent } from './events.ts';
import { examples, manifest, repository } from './examples.ts';

const SCHEDULE = { name: 'schedule' } as const;

describe('Events that could run with secrets on the content of strangers', () => {
  const opened = sharedStage(repository('desk'));

  test.each([
    ['pull_request_target', 'refs/heads/main', 'runs with secrets on content that strangers can choose'],
    ['workflow_run', 'refs/heads/main', 'runs with secrets on content that strangers can choose'],
    ['issue_comment', 'refs/heads/main', 'runs with secrets on content that strangers can choose'],
    ['issues', 'refs/heads/main', 'starts neither a plan nor a reconcile'],
    ['push', 'refs/heads/feature', 'not to the default branch'],
    ['push', 'refs/tags/main', 'not to the default branch'],
  ])('%s on %s is refused with the reason and without a call', async (name, ref, reason) => {
    const stage = await opened();
    const before = [stage.openai.history.length, stage.github.history.length];
    const result = await runForeignEvent(stage, { name, ref });
    expect(result.exitCode).toBe(1);
    expect(result.log).toContain('::error title=finetune-gitops::');
    expect(result.log).toContain(reason);
    expect([stage.openai.history.length, stage.github.history.length]).toEqual(before);
  });
});

describe('Money', () => {
  const opened = sharedStage(repository('desk'));

  test('without a budget nothing is created, and the message names the input', async () => {
    const stage = await opened();
    let summary = '';
    const writes = await writesDuring(stage, async () => {
      const result = await act(stage, SCHEDULE, { 'budget-usd': '' });
      expect(result.exitCode).toBe(1);
      summary = result.summary;
    });
    expect(writes).toEqual([]);
    expect(summary).toContain('budget-usd');
  });

  test('a budget that is too small blocks, and the summary has the numbers', async () => {
    const stage = await opened();
    let summary = '';
    const writes = await writesDuring(stage, async () => {
      const result = await act(stage, SCHEDULE, { 'budget-usd': '0.005' });
      expect(result.exitCode).toBe(1);
      summary = result.summary;
    });
    expect(writes).toEqual([]);
    expect(summary).toContain('**blocked**');
    expect(summary, 'the price of the training').toContain('$0.0076');
    expect(summary).toContain('Committed this month: $0.00 of $0.0050.');
  });

  test('a frozen workflow starts nothing and stays green', async () => {
    const stage = await opened();
    const writes = await writesDuring(stage, async () => {
      const { summary } = await tick(stage, { freeze: 'true' });
      expect(summary).toContain('frozen');
    });
    expect(writes).toEqual([]);
  });

  test('a key that the provider does not know changes nothing, and the run fails', async () => {
    const stage = await opened();
    const writes = await writesDuring(stage, async () => {
      const result = await act(stage, SCHEDULE, { 'openai-api-key': 'sk-wrong' });
      expect(result.exitCode).toBe(1);
      expect(result.log).toContain('Incorrect API key provided');
    });
    expect(writes).toEqual([]);
  });
});

describe('A provider that says no', () => {
  test('for good, is asked once, leaves no upload behind, and does not keep the schedule red', async () => {
    const stage = await openTestStage({
      ...repository('desk'),
      'models.yaml': manifest({ desk: { more: ['validation_file: data/held-back.jsonl'] } }),
      'data/held-back.jsonl': examples(4, 'bed'),
    });
    stage.openai.policy.trainingClosed = true;
    const result = await act(stage, { name: 'push' });
    expect(result.exitCode).toBe(1);
    expect(result.summary).toContain('training_not_available');
    expect(stage.openai.history.filter(call => call.method === 'POST').map(call => call.path)).toEqual([
      '/v1/files',
      '/v1/files',
      '/v1/fine_tuning/jobs',
    ]);
    const deleted = stage.openai.history.filter(call => call.method === 'DELETE').map(call => call.status);
    expect(deleted).toEqual([200, 200]);
    expect(await runOf(stage, 'desk')).toMatchObject({ state: 'refused', error: { code: 'training_not_available' } });

    stage.clock.advance(HOUR);
    const writes = await writesDuring(stage, async () => {
      const { summary } = await tick(stage);
      expect(summary).toContain('the provider refused this training for good');
      expect(summary).toContain('training\\_not\\_available');
    });
    expect(writes).toEqual([]);
  });

  test('to a job that has begun, is reported once and is asked again only for a new generation', async () => {
    const stage = await openTestStage(repository('desk'));
    stage.openai.failNextJob('invalid_training_file', 'The job failed due to an invalid training file.');
    await tick(stage);
    stage.clock.advance(10 * MINUTE);
    const first = await act(stage, SCHEDULE);
    expect(first.exitCode).toBe(1);
    expect(first.summary).toContain('generation');
    expect(await runOf(stage, 'desk')).toMatchObject({ state: 'failed', billedNanoUsd: 0 });

    for (let again = 0; again < 2; again += 1) {
      stage.clock.advance(HOUR);
      expect(await writesDuring(stage, () => tick(stage))).toEqual([]);
    }

    await stage.commit('main', { 'models.yaml': manifest({ desk: { more: ['generation: 2'] } }) }, 'Try again');
    await tick(stage);
    stage.clock.advance(HOUR);
    await tick(stage);
    expect(await manifestOf(stage)).toContain('model_id: ft:');
    expect(stage.openai.meter.createdJobs()).toBe(2);
    expect(stage.openai.meter.paidJobs()).toBe(1);
  });
});

describe('A default branch with mistakes', () => {
  test('whose manifest cannot be read cancels and creates nothing', async () => {
    const stage = await openTestStage(repository('desk'));
    await tick(stage);
    await stage.commit('main', { 'models.yaml': 'version: 1\nmodels: [\n' }, 'Break the manifest');
    for (let again = 0; again < 2; again += 1) {
      stage.clock.advance(20 * MINUTE);
      const writes = await writesDuring(stage, async () => {
        const result = await act(stage, SCHEDULE);
        expect(result.exitCode).toBe(1);
        expect(result.summary).toContain('E_MANIFEST_SYNTAX');
      });
      expect(writes).toEqual([]);
    }
  });

  test('that lost a dataset names it, and its job goes on', async () => {
    const stage = await openTestStage(repository('desk'));
    await tick(stage);
    await stage.commit('main', { 'data/desk.jsonl': null }, 'Remove the data');
    stage.clock.advance(20 * MINUTE);
    const writes = await writesDuring(stage, async () => {
      const result = await act(stage, SCHEDULE);
      expect(result.exitCode).toBe(1);
      expect(result.summary).toContain('E_DATASET_MISSING');
      expect(result.log).toMatch(/::error title=E_DATASET_MISSING[^:]*,?.*file=models\.yaml,line=\d+/);
    });
    expect(writes).toEqual([]);
  });

  test('with a base model that has ended is told what replaces it', async () => {
    const stage = await openTestStage(repository('desk'), { startsAt: '2027-02-01T09:00:00Z' });
    const writes = await writesDuring(stage, async () => {
      const result = await act(stage, { name: 'push' });
      expect(result.exitCode).toBe(1);
      expect(result.summary).toContain('E_BASE_RETIRED');
      expect(result.summary).toContain('names gpt-6-luna as its replacement');
    });
    expect(writes).toEqual([]);
  });
});
