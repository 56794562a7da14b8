import { describe, expect, test } from 'vitest';
import type { Run } from '../../../../src/core/ledger/schema.ts';
import { leftovers } from '../../../../src/core/plan/leftovers.ts';
import type { JobStatus } from '../../../../src/core/plan/observed.ts';
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

const digest = hash(7);
const incomplete = { complete: false, jobs: [], why: 'HTTP 500' } as const;

/** What becomes of one run that the manifest no longer names. */
function leftOf(run: Run, more: Parameters<typeof knowing>[0] = {}, models = [aModel('other')]) {
  return leftovers(models, knowing({ ledger: aLedger({ [digest]: run }), ...more }));
}

test('a run that the manifest asks for is no leftover', () => {
  const model = aModel();
  expect(leftovers([model], knowing({ ledger: aLedger({ [digestOf(model)]: aRun() }) }))).toEqual([]);
});

test('while the digest of a model is not known, no run of its name is touched', () => {
  expect(leftOf(aTrainedRun(), {}, [aModel('tone', { training: null })])).toEqual([]);
  expect(leftOf(aRun(), {}, [aModel('tone', { training: null })])).toEqual([]);
});

describe('a model whose entry is gone', () => {
  test('is retired, once', () => {
    expect(leftOf(aTrainedRun())).toMatchObject([{ action: 'retire', reason: 'removed-from-manifest', model: 'tone' }]);
    expect(leftOf(aTrainedRun({ retiredAt: NOW }))).toEqual([]);
  });

  test('stays as it is while an entry has its name', () => {
    expect(leftOf(aTrainedRun(), {}, [aModel('tone', { entry: { seed: 9 } })])).toEqual([]);
  });

  test.each(['failed', 'cancelled', 'refused'] as const)('and whose run is %s needs nothing', state => {
    expect(leftOf(aRun({ state }))).toEqual([]);
  });
});

describe('a job nobody wants any more', () => {
  test.each<JobStatus>(['validating_files', 'queued', 'running'])(
    'that is %s is cancelled after the window',
    status => {
      const listing = listed(aJob({ digest, status }));
      expect(leftOf(aRun(), { listing })).toMatchObject([
        { action: 'cancel', reason: 'no-longer-wanted', jobId: 'ftjob-1', until: minutesLater(15) },
      ]);
    },
  );

  test('is cancelled one window after it was first seen to be unwanted', () => {
    const listing = listed(aJob({ digest }));
    const run = aRun({ unwantedSince: minutesLater(-10) });
    expect(leftOf(run, { listing })[0]?.until).toBe(minutesLater(5));
  });

  test.each<JobStatus>(['succeeded', 'failed', 'cancelled'])('that is %s is closed', status => {
    const listing = listed(aJob({ digest, status }));
    expect(leftOf(aRun(), { listing })).toMatchObject([{ action: 'retire', reason: 'no-longer-wanted' }]);
  });

  test('that succeeded without a model ID yet is waited for, so that a revert brings the paid model back', () => {
    const listing = listed(aJob({ digest, status: 'succeeded', modelId: null }));
    expect(leftOf(aRun(), { listing })).toMatchObject([{ action: 'wait', reason: 'model-id-missing' }]);
  });

  test('in a status nobody knows is left alone', () => {
    const listing = listed(aJob({ digest, status: 'unrecognised' }));
    expect(leftOf(aRun(), { listing })).toMatchObject([{ action: 'wait', reason: 'job-status-unknown' }]);
  });

  test('is not cancelled on the ledger’s word alone when the listing is incomplete', () => {
    expect(leftOf(aRun(), { listing: incomplete })).toMatchObject([{ action: 'wait', reason: 'listing-incomplete' }]);
  });

  // The simulation's saboteur found these: a forged ledger made the tool cancel a job of somebody else.
  test.each([
    ['is not listed', []],
    ['is another training’s', [aJob({ digest: hash(8) })]],
    ['is another ledger’s', [aJob({ digest, metadata: { ...aJob({ digest }).metadata, ftg_lineage: 'other' } })]],
  ])('is not cancelled on the ledger’s word alone when the job that it names %s', (_what, jobs) => {
    const run = aRun({ startedAt: NOW, unwantedSince: minutesLater(-20) });
    expect(leftOf(run, { listing: listed(...jobs) })).toMatchObject([{ action: 'wait', reason: 'job-in-progress' }]);
  });

  test('that is gone from the provider is closed, once', () => {
    expect(leftOf(aRun())).toMatchObject([{ action: 'retire', reason: 'job-missing' }]);
    expect(leftOf(aRun({ retiredAt: NOW }))).toEqual([]);
  });

  test('is shown as a cancel where no provider is asked', () => {
    expect(leftOf(aRun(), { listing: null })).toMatchObject([{ action: 'cancel' }]);
  });
});

describe('an unanswered create nobody wants any more', () => {
  test('is waited for until its window ends', () => {
    expect(leftOf(anIntent(5))).toMatchObject([
      { action: 'wait', reason: 'create-unresolved', until: minutesLater(10) },
    ]);
  });

  test('whose job turns up is adopted, so that it can be cancelled', () => {
    const listing = listed(aJob({ digest }));
    expect(leftOf(anIntent(5), { listing })).toMatchObject([{ action: 'adopt', jobId: 'ftjob-1' }]);
  });

  test('is not given up on an incomplete listing', () => {
    expect(leftOf(anIntent(60), { listing: incomplete })).toMatchObject([
      { action: 'wait', reason: 'listing-incomplete', until: null },
    ]);
  });
});

describe('a job without our mark', () => {
  const unmarked = listed(aJob({ digest, metadata: {} }));

  test('is never cancelled, only no longer tracked, once', () => {
    expect(leftOf(aRun(), { listing: unmarked })).toMatchObject([{ action: 'retire', reason: 'no-longer-wanted' }]);
    expect(leftOf(aRun({ retiredAt: NOW }), { listing: unmarked })).toEqual([]);
  });

  test.each([aRun({ imported: true }), aTrainedRun({ imported: true })])('and imported is left alone', run => {
    expect(leftOf(run, { listing: unmarked })).toEqual([]);
    expect(leftOf(run, { listing: listed(aJob({ digest })) })).toEqual([]);
    expect(leftOf(run, { listing: null })).toEqual([]);
  });
});
