import { describe, expect, test } from 'vitest';
import type { WriteReply } from '../../../../src/core/reconcile/effects.ts';
import { adopt, cancel, type EndedRun, notePublished, publish, retire } from '../../../../src/core/reconcile/follow.ts';
import { aNewRun } from '../../../support/a-new-run.ts';
import { aJob, aRun, aTrainedRun, BASE_MODEL, hash, minutesLater, NOW } from '../../../support/builders.ts';
import { play } from './play.ts';

const digest = hash(7);
const unwritten: WriteReply[] = [{ kind: 'failed', why: 'no' }];
const ended = (more: Partial<EndedRun> = {}): EndedRun => ({
  digest,
  run: aRun(),
  job: aJob({ digest, status: 'succeeded' }),
  now: NOW,
  bill: () => null,
  ...more,
});

describe('a job that is not taken over says why', () => {
  const job = aJob({ digest });
  const order = { digest, job, run: undefined, found: aNewRun(), trainingSha256: hash(1), baseModel: BASE_MODEL };
  const alone = (why: string) =>
    `Job ftjob-1 carries this repository's mark, but ${why}. It is left alone, and nothing is created.`;

  test.each([
    ['it was trained on other data than this repository has', order, 'different'],
    ['its training file is gone, so its data cannot be checked', order, 'gone'],
    ['its training file is gone, so its data cannot be checked', { ...order, trainingSha256: null }, 'same'],
    ['it trains another base model than the manifest asks for', { ...order, baseModel: 'gpt-other' }, 'same'],
  ] as const)('%s', (why, asked, verdict) => {
    const { outcome } = play(adopt(asked), { 'verify-file': [verdict] });
    expect(outcome).toEqual({ kind: 'failed', jobId: 'ftjob-1', said: alone(why) });
  });

  test('of a model that nobody asks for any more the base model is not compared', () => {
    const { outcome } = play(adopt({ ...order, baseModel: null, job: aJob({ digest, baseModel: 'gpt-other' }) }));
    expect(outcome.kind).toBe('done');
  });

  test('and one that could not be recorded is named', () => {
    expect(play(adopt(order), { 'write-ledger': unwritten }).outcome).toEqual({
      kind: 'failed',
      jobId: 'ftjob-1',
      said: 'Job ftjob-1 was found, but the ledger could not be written.',
    });
  });
});

describe('a publication that does not happen says why', () => {
  const order = { ...ended(), model: 'tone', modelId: 'ft:x:y::z' };

  test('the ledger', () => {
    const { outcome } = play(publish(order), { 'write-ledger': unwritten });
    expect(outcome).toEqual({ kind: 'failed', said: 'The ledger could not be written.' });
  });

  test.each([
    [
      { kind: 'not-wanted' },
      { kind: 'stood-down', said: 'The manifest changed meanwhile; the model is kept in the ledger.' },
    ],
    [
      { kind: 'failed', why: 'main is protected.' },
      { kind: 'failed', said: 'The model is ready, but its ID could not be committed: main is protected.' },
    ],
    [
      { kind: 'proposed', said: 'Waits in pull request #3.' },
      { kind: 'waiting', said: 'Waits in pull request #3.' },
    ],
  ] as const)('%j', (reply, outcome) => {
    expect(play(publish(order), { 'commit-model-id': [reply] }).outcome).toEqual(outcome);
  });
});

describe('an ID that came home by other hands', () => {
  const order = { digest, model: 'tone', modelId: 'ft:x:y::z', now: NOW };

  test('is noted as published, under the name that has it', () => {
    const { effects, outcome } = play(notePublished(order));
    const event = { kind: 'published', digest, at: NOW, model: 'tone' };
    expect(effects).toEqual([{ kind: 'write-ledger', on: 'latest', event }]);
    expect(outcome).toEqual({
      kind: 'done',
      said: 'The manifest has model_id ft:x:y::z; the ledger notes it.',
    });
  });

  test('is noted by the next run where the ledger cannot be written, and is no failure', () => {
    expect(play(notePublished(order), { 'write-ledger': unwritten }).outcome).toEqual({
      kind: 'stood-down',
      said: 'The ledger could not be written; the next run tries again.',
    });
  });
});

describe('a cancel says what became of the job', () => {
  const running = aJob({ digest });
  const order = (unwantedSince: string | null, more: Partial<EndedRun> = {}) => {
    const run = aRun({ unwantedSince });
    return { ...ended({ job: running, run, ...more }), run, jobId: 'ftjob-1', until: NOW };
  };
  const first = order(null);
  const due = order(minutesLater(-15));
  const saved = { kind: 'stood-down' } as const;

  test.each([
    ['it is wanted again', first, { ...saved, said: 'The manifest changed meanwhile; nothing is cancelled.' }],
    ['it is wanted again later', due, { ...saved, said: 'The manifest changed meanwhile; nothing was cancelled.' }],
  ])('%s', (_what, asked, outcome) => {
    expect(play(cancel(asked), { 'tip-agrees': [false] }).outcome).toEqual(outcome);
  });

  test('it is too early', () => {
    const until = minutesLater(1);
    const { outcome } = play(cancel({ ...due, until }));
    expect(outcome).toEqual({ kind: 'waiting', said: `Job ftjob-1 is cancelled after ${until}.` });
  });

  test('nothing shows that it is ours, so that it is not touched', () => {
    const { effects, outcome } = play(cancel(order(minutesLater(-15), { job: null })));
    expect(effects).toEqual([]);
    expect(outcome).toEqual({
      kind: 'waiting',
      said: 'Job ftjob-1 is not listed, so that nothing shows that it is ours; it is left alone.',
    });
  });

  test.each([
    [null, { kind: 'failed', said: 'Job ftjob-1 could not be read after the cancel.', jobId: 'ftjob-1' }],
    [running, { kind: 'waiting', said: 'Job ftjob-1 was asked to stop and is running.' }],
    [aJob({ digest, status: 'failed' }), { kind: 'done', said: 'Job ftjob-1 is failed.' }],
    [
      aJob({ digest, status: 'succeeded', modelId: null }),
      { kind: 'waiting', said: 'Job ftjob-1 succeeded before it was asked to stop; its model has no ID yet.' },
    ],
  ])('when it is read again (case %#)', (job, outcome) => {
    expect(play(cancel(due), { 'get-job': [job] }).outcome).toEqual(outcome);
  });
});

describe('a model that is no longer tracked', () => {
  test('stays with the provider, which is said', () => {
    const { outcome } = play(retire(ended({ run: aTrainedRun() })));
    expect(outcome).toEqual({ kind: 'done', said: 'No longer tracked. The model stays with the provider.' });
  });

  test('is named as a failure where that could not be noted', () => {
    const { outcome } = play(retire(ended({ run: aTrainedRun() })), { 'write-ledger': unwritten });
    expect(outcome).toEqual({ kind: 'failed', said: 'The ledger could not be written.' });
  });

  test('without a run in the ledger has no end to record', () => {
    expect(play(retire(ended({ run: undefined }))).steps).toEqual(['write retired latest']);
  });
});
