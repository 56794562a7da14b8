import { describe, expect, test } from 'vitest';
import type { PublishReply, WriteReply } from '../../../../src/core/reconcile/effects.ts';
import { adopt, cancel, type EndedRun, publish, retire } from '../../../../src/core/reconcile/follow.ts';
import { aNewRun } from '../../../support/a-new-run.ts';
import { aJob, aRun, aTrainedRun, BASE_MODEL, hash, minutesLater, NOW } from '../../../support/builders.ts';
import { play } from './play.ts';

const digest = hash(7);
const failedWrites: WriteReply[] = [{ kind: 'conflict' }, { kind: 'failed', why: 'no' }];
const succeeded = aJob({ digest, status: 'succeeded' });
const ended = (more: Partial<EndedRun> = {}): EndedRun => ({
  digest,
  run: aRun(),
  job: succeeded,
  now: NOW,
  bill: job => (job.trainedTokens === null ? null : job.trainedTokens * 2),
  ...more,
});

describe('adopt', () => {
  const found = aNewRun({ nonce: null });
  const job = aJob({ digest });
  const order = { digest, job, run: undefined, found, trainingSha256: hash(1), baseModel: BASE_MODEL };

  test('takes a job whose uploaded data are ours, and creates nothing', () => {
    const { steps, outcome } = play(adopt(order));
    expect(steps).toEqual(['verify-file', 'write job latest']);
    expect(outcome).toEqual({ kind: 'done', said: 'Adopted job ftjob-1; nothing was created.', jobId: 'ftjob-1' });
  });

  test('needs no download where the upload is on record', () => {
    expect(play(adopt({ ...order, run: aRun({ state: 'intended' }) })).steps).toEqual(['write job latest']);
  });

  test.each([
    ['different', 'other data'],
    ['gone', 'file is gone'],
  ] as const)('leaves a job alone whose file is %s', (verdict, words) => {
    const { steps, outcome } = play(adopt(order), { 'verify-file': [verdict] });
    expect(steps).toEqual(['verify-file']);
    expect(outcome).toMatchObject({ kind: 'failed', jobId: 'ftjob-1', said: expect.stringContaining(words) });
  });

  test('leaves a job alone that trains another base model', () => {
    const { steps, outcome } = play(adopt({ ...order, job: aJob({ digest, baseModel: 'gpt-other' }) }));
    expect(steps).toEqual([]);
    expect(outcome).toMatchObject({ kind: 'failed', said: expect.stringContaining('another base model') });
  });

  test('leaves a job alone that nobody asks for and no record explains', () => {
    const { steps, outcome } = play(adopt({ ...order, trainingSha256: null }));
    expect(steps).toEqual([]);
    expect(outcome.kind).toBe('failed');
  });

  test.each(failedWrites)('says when the ledger could not be written (%j)', reply => {
    expect(play(adopt(order), { 'write-ledger': [reply] }).outcome).toMatchObject({ kind: 'failed', jobId: 'ftjob-1' });
  });
});

describe('publish', () => {
  const order = (more: Partial<EndedRun> = {}) => ({ ...ended(more), model: 'tone', modelId: 'ft:x:y::z' });

  test('records the end with its bill, commits the ID, records the publication', () => {
    const { steps, effects, outcome } = play(publish(order()));
    expect(steps).toEqual(['write ended latest', 'commit-model-id', 'write published latest']);
    expect(effects[0]).toMatchObject({ event: { kind: 'ended', job: succeeded, at: NOW, billedNanoUsd: 36_000 } });
    expect(effects[1]).toEqual({ kind: 'commit-model-id', model: 'tone', modelId: 'ft:x:y::z' });
    expect(outcome).toEqual({ kind: 'done', said: 'Wrote model_id ft:x:y::z to the manifest.' });
  });

  test.each([
    ['the ledger knows it', { run: aTrainedRun() }],
    ['the job is no longer listed', { job: null }],
  ])('records no end where %s', (_what, more) => {
    expect(play(publish(order(more))).steps).toEqual(['commit-model-id', 'write published latest']);
  });

  test.each(failedWrites)('publishes nothing while the end cannot be recorded (%j)', reply => {
    const { steps, outcome } = play(publish(order()), { 'write-ledger': [reply] });
    expect(steps).toEqual(['write ended latest']);
    expect(outcome.kind).toBe('failed');
  });

  test.each<[PublishReply, string, boolean]>([
    [{ kind: 'committed', oid: 'x' }, 'done', true],
    [{ kind: 'already' }, 'done', true],
    [{ kind: 'proposed', said: 'Waits in pull request #3.' }, 'waiting', false],
    [{ kind: 'not-wanted' }, 'stood-down', false],
    [{ kind: 'failed', why: 'protected' }, 'failed', false],
  ])('%j is %s', (reply, kind, isRecorded) => {
    const { steps, outcome } = play(publish(order()), { 'commit-model-id': [reply] });
    expect(outcome.kind).toBe(kind);
    expect(steps.includes('write published latest')).toBe(isRecorded);
  });
});

describe('cancel', () => {
  const running = aJob({ digest });
  const later = minutesLater(15);
  const order = (unwantedSince: string | null, until: string) => {
    const run = aRun({ unwantedSince });
    return { ...ended({ job: running, run }), run, jobId: 'ftjob-1', until };
  };
  const due = order(minutesLater(-15), NOW);

  test('only notes the first observation, after a look at the tip', () => {
    const { steps, outcome } = play(cancel(order(null, later)));
    expect(steps).toEqual(['tip no longer wants it', 'write unwanted latest']);
    expect(outcome).toMatchObject({ kind: 'waiting', said: expect.stringContaining(later) });
  });

  test('notes nothing when the manifest asks for it again', () => {
    const { steps, outcome } = play(cancel(order(null, later)), { 'tip-agrees': [false] });
    expect([steps, outcome.kind]).toEqual([['tip no longer wants it'], 'stood-down']);
  });

  test('does nothing before the second observation is due', () => {
    const { steps, outcome } = play(cancel(order(minutesLater(-1), minutesLater(14))));
    expect([steps, outcome.kind]).toEqual([[], 'waiting']);
  });

  test('asks the tip again, cancels, looks, records', () => {
    const { steps, outcome } = play(cancel(due));
    expect(steps).toEqual(['tip no longer wants it', 'cancel-job', 'get-job', 'write ended latest']);
    expect(outcome).toEqual({ kind: 'done', said: 'Job ftjob-1 is cancelled.' });
  });

  test('stands down when the manifest asks for it again', () => {
    const { steps, outcome } = play(cancel(due), { 'tip-agrees': [false] });
    expect([steps, outcome.kind]).toEqual([['tip no longer wants it'], 'stood-down']);
  });

  test('a job that won the race is recorded with what it cost', () => {
    const { effects, outcome } = play(cancel(due), { 'cancel-job': [null], 'get-job': [succeeded] });
    expect(effects.at(-1)).toMatchObject({ event: { kind: 'ended', job: succeeded, billedNanoUsd: 36_000 } });
    expect(outcome).toEqual({ kind: 'done', said: 'Job ftjob-1 is succeeded.' });
  });

  test('a job that won the race but does not tell its model’s ID yet is looked at again, so that the ID is kept', () => {
    const untold = aJob({ digest, status: 'succeeded', modelId: null });
    const { steps, outcome } = play(cancel(due), { 'cancel-job': [null], 'get-job': [untold] });
    expect(steps.at(-1)).toBe('get-job');
    expect(outcome.kind).toBe('waiting');
  });

  test('a job that has not stopped yet is looked at again by the next run', () => {
    const { steps, outcome } = play(cancel(due), { 'get-job': [running] });
    expect(steps.at(-1)).toBe('get-job');
    expect(outcome.kind).toBe('waiting');
  });

  test('a job that cannot be found afterwards is for a person', () => {
    expect(play(cancel(due), { 'get-job': [null] }).outcome).toMatchObject({ kind: 'failed', jobId: 'ftjob-1' });
  });
});

describe('retire', () => {
  test('records the end where the ledger does not know it, then that it is no longer tracked', () => {
    const { steps, outcome } = play(retire(ended()));
    expect(steps).toEqual(['write ended latest', 'write retired latest']);
    expect(outcome.kind).toBe('done');
  });

  test('of a recorded end is one note', () => {
    expect(play(retire(ended({ run: aTrainedRun() }))).steps).toEqual(['write retired latest']);
  });

  test.each(failedWrites)('says when the ledger could not be written (%j)', reply => {
    expect(play(retire(ended({ run: aTrainedRun() })), { 'write-ledger': [reply] }).outcome.kind).toBe('failed');
  });
});
