import { describe, expect, test } from 'vitest';
import type { Run } from '../../../../src/core/ledger/schema.ts';
import { decide } from '../../../../src/core/plan/decide.ts';
import { leftovers } from '../../../../src/core/plan/leftovers.ts';
import type { Ownership } from '../../../../src/core/plan/observed.ts';
import {
  aJob,
  aLedger,
  aModel,
  anIntent,
  aRun,
  aTrainedRun,
  digestOf,
  hash,
  knowing,
  listed,
  minutesLater,
  NOW,
} from '../../../support/builders.ts';

type More = Parameters<typeof knowing>[0];
const model = aModel();
const digest = digestOf(model);
const decided = (run: Run, more: More = {}) => decide(model, knowing({ ledger: aLedger({ [digest]: run }), ...more }));
const gone = hash(7);
const leftOf = (run: Run, more: More = {}, models = [aModel('other')]) =>
  leftovers(models, knowing({ ledger: aLedger({ [gone]: run }), ...more }));

describe('a wanted training', () => {
  test('is told by the job that its run names, whatever else is listed', () => {
    const listing = listed(aJob({ digest, n: 9, status: 'failed' }), aJob({ digest, status: 'queued' }));
    expect(decided(aRun(), { listing })).toMatchObject({ action: 'wait', jobId: 'ftjob-1', detail: 'queued' });
  });

  test('whose job is not listed is missing from the very end of the window on', () => {
    expect(decided(aRun({ startedAt: minutesLater(-15) }))).toMatchObject({ reason: 'job-missing' });
  });

  test('whose attempt names no instant has nothing to wait for', () => {
    const run = anIntent(0, { intent: null });
    expect(decided(run)).toMatchObject({ action: 'train', reason: 'earlier-attempt-left-nothing' });
  });

  test.each<[Run['state'], object]>([
    ['failed', { jobId: 'ftjob-1', detail: '' }],
    ['cancelled', { jobId: 'ftjob-1', detail: '' }],
    ['refused', { jobId: null, detail: '' }],
  ])('that is %s says no more than is known', (state, facts) => {
    expect(decided(aRun({ state }))).toMatchObject({ action: 'blocked', ...facts });
  });

  test.each(['failed', 'succeeded'] as const)('whose job %s has no words of the provider without an error', status => {
    expect(decided(aRun(), { listing: listed(aJob({ digest, status })) }).detail).toBe('');
  });

  test('of a new name is new, whatever other models have behind them', () => {
    const ledger = aLedger({ [hash(9)]: aTrainedRun({ model: 'other' }) });
    expect(decide(model, knowing({ ledger }))).toMatchObject({ action: 'train', reason: 'new-model' });
  });
});

describe('an unanswered create whose job could not be recognised', () => {
  const at = (minutes: number, ownership: Ownership) => decided(anIntent(minutes), { ownership });

  test.each(['read-back', 'none'] as const)('(ownership by %s) is for a person once its window is over', ownership => {
    expect(at(14, ownership)).toMatchObject({ action: 'wait', reason: 'create-unresolved' });
    expect(at(15, ownership)).toMatchObject({ action: 'blocked', reason: 'create-unconfirmed' });
  });

  test.each(['filterable-label', 'exclusive-name'] as const)('(ownership by %s) is tried anew', ownership => {
    expect(at(15, ownership)).toMatchObject({ action: 'train' });
  });

  test('stands in nobody’s way before it was sent', () => {
    expect(decide(model, knowing({ ownership: 'none' }))).toMatchObject({ action: 'train' });
  });

  test('stays on record when nobody wants it any more, so that a revert does not pay twice', () => {
    for (const ownership of ['read-back', 'none'] as const) expect(leftOf(anIntent(60), { ownership })).toEqual([]);
  });
});

describe('a training that an edit replaced', () => {
  const edited = [aModel('tone', { entry: { seed: 9 } })];

  test('is cancelled, though its name goes on', () => {
    expect(leftOf(aRun(), { listing: listed(aJob()) }, edited)).toMatchObject([{ action: 'cancel', jobId: 'ftjob-1' }]);
  });
});

describe('a create nobody wants any more', () => {
  test('is waited for where no provider is asked', () => {
    expect(leftOf(anIntent(5), { listing: null })).toMatchObject([{ action: 'wait', reason: 'create-unresolved' }]);
  });

  test('whose attempt names no instant is over now', () => {
    expect(leftOf(anIntent(5, { intent: null }))).toMatchObject([{ action: 'wait', until: NOW }]);
  });

  test('is adopted with the reason for it', () => {
    expect(leftOf(anIntent(5), { listing: listed(aJob()) })).toMatchObject([
      { action: 'adopt', reason: 'matching-job-found', detail: '' },
    ]);
  });
});

describe('a job nobody wants any more', () => {
  test('is the one that its run names', () => {
    const listing = listed(aJob({ n: 9, status: 'failed' }), aJob());
    expect(leftOf(aRun(), { listing })).toMatchObject([{ action: 'cancel', jobId: 'ftjob-1' }]);
  });

  test('is cancelled on an incomplete listing that has it', () => {
    const listing = { complete: false, jobs: [aJob()], why: 'HTTP 500' } as const;
    expect(leftOf(aRun(), { listing })).toMatchObject([{ action: 'cancel' }]);
  });

  test('is gone from the very end of the window on', () => {
    expect(leftOf(aRun({ startedAt: minutesLater(-15) }))).toMatchObject([{ action: 'retire' }]);
    expect(leftOf(aRun({ startedAt: minutesLater(-14.99) }))).toMatchObject([{ action: 'wait' }]);
  });
});

describe('where a provider keeps no marks', () => {
  const more = { ownership: 'none', listing: listed(aJob({ metadata: {} })) } as const;

  test('a running job is never cancelled, only no longer tracked, once', () => {
    expect(leftOf(aRun(), more)).toMatchObject([{ action: 'retire', reason: 'no-longer-wanted' }]);
    expect(leftOf(aRun({ retiredAt: NOW }), more)).toEqual([]);
  });

  test('the end of a job is noted on the ledger’s word', () => {
    const listing = listed(aJob({ metadata: {}, status: 'succeeded', modelId: null }));
    expect(leftOf(aRun(), { ...more, listing })).toMatchObject([{ action: 'wait', reason: 'model-id-missing' }]);
  });
});
