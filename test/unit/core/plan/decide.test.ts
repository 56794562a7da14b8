import { describe, expect, test } from 'vitest';
import { decide } from '../../../../src/core/plan/decide.ts';
import type { JobStatus } from '../../../../src/core/plan/observed.ts';
import {
  aJob,
  aLedger,
  aModel,
  anIntent,
  aRun,
  aTrainedRun,
  digestOf,
  knowing,
  listed,
  minutesLater,
} from '../../../support/builders.ts';

const model = aModel();
const digest = digestOf(model);
const incomplete = { complete: false, jobs: [], why: 'HTTP 500' } as const;
const trained = { jobId: 'ftjob-1', modelId: aTrainedRun().modelId };

/** The decision with this run in the ledger and these jobs listed. */
function decided(run: ReturnType<typeof aRun> | null, more: Parameters<typeof knowing>[0] = {}, wanted = model) {
  return decide(wanted, knowing({ ledger: aLedger(run === null ? {} : { [digest]: run }), ...more }));
}

test('an entry with problems is blocked, whatever the ledger says', () => {
  const broken = aModel('tone', { training: null });
  expect(decide(broken, knowing())).toMatchObject({ action: 'blocked', reason: 'problems', digest: null });
});

describe('without a job', () => {
  test('a model never seen before is trained', () => {
    expect(decided(null)).toMatchObject({ action: 'train', reason: 'new-model', digest, jobId: null, until: null });
  });

  test('a model with a history is trained because its spec changed', () => {
    const ledger = aLedger({ [digestOf(aModel('tone', { entry: { seed: 1 } }))]: aTrainedRun() });
    expect(decided(null, { ledger })).toMatchObject({ action: 'train', reason: 'spec-changed' });
  });

  test('an ID that nobody knows, in an entry that the ledger does not know, is for a person', () => {
    const strange = aModel('tone', { entry: { model_id: 'ft:x' } });
    const blocked = { action: 'blocked', reason: 'model-unknown' };
    expect(decided(null, {}, strange)).toMatchObject(blocked);
    const there = { ledger: aLedger({}, { serial: 3 }), listing: null };
    expect(decided(null, there, strange)).toMatchObject(blocked);
    // A preview without a ledger knows nothing of any entry.
    expect(decided(null, { listing: null }, strange)).toMatchObject({ action: 'train' });
    const made = aJob({
      digest: digestOf(aModel('tone', { entry: { seed: 1 } })),
      status: 'succeeded',
      modelId: 'ft:x',
    });
    expect(decided(null, { listing: listed(made) }, strange)).toMatchObject({ action: 'train' });
    const renamed = aLedger({
      [digestOf(aModel('old', { entry: { seed: 1 } }))]: aTrainedRun({ modelId: 'ft:x', model: 'old' }),
    });
    expect(decided(null, { ledger: renamed }, strange)).toMatchObject({ action: 'train' });
  });

  test('an ID that was edited in an entry that the ledger knows is written over by what follows', () => {
    const known = aModel('tone', { entry: { model_id: 'ft:x' } });
    const ledger = aLedger({ [digestOf(aModel('tone', { entry: { seed: 1 } }))]: aTrainedRun() });
    expect(decided(null, { ledger }, known)).toMatchObject({
      action: 'train',
      reason: 'spec-changed',
      modelId: 'ft:x',
    });
  });

  test('a job of ours that the ledger does not know is adopted', () => {
    const listing = listed(aJob({ digest, status: 'succeeded' }));
    expect(decided(null, { listing })).toMatchObject({ action: 'adopt', reason: 'matching-job-found', ...trained });
  });

  test('an incomplete listing creates nothing', () => {
    expect(decided(null, { listing: incomplete })).toMatchObject({ action: 'wait', reason: 'listing-incomplete' });
  });

  test('a job found in an incomplete listing is adopted all the same', () => {
    const listing = { ...incomplete, jobs: [aJob({ digest })] };
    expect(decided(null, { listing })).toMatchObject({ action: 'adopt' });
  });

  test('a fresh ledger in quarantine creates nothing until its end', () => {
    const until = minutesLater(3);
    const ledger = aLedger({}, { quarantinedUntil: until });
    expect(decided(null, { ledger })).toMatchObject({ action: 'wait', reason: 'quarantine', until });
    expect(decided(null, { ledger, now: until })).toMatchObject({ action: 'train' });
  });

  test('where no provider is asked, a preview shows the training', () => {
    expect(decided(null, { listing: null })).toMatchObject({ action: 'train', reason: 'new-model' });
  });
});

describe('an unanswered create', () => {
  test.each([
    [0, 'wait', 'create-unresolved'],
    [14.99, 'wait', 'create-unresolved'],
    [15, 'train', 'earlier-attempt-left-nothing'],
    [9_000, 'train', 'earlier-attempt-left-nothing'],
  ])('of %d minutes ago: %s', (minutes, action, reason) => {
    expect(decided(anIntent(minutes))).toMatchObject({ action, reason });
  });

  test('says when the waiting ends', () => {
    expect(decided(anIntent(5)).until).toBe(minutesLater(10));
  });

  test('whose job turns up is adopted', () => {
    const listing = listed(aJob({ digest }));
    expect(decided(anIntent(1), { listing })).toMatchObject({ action: 'adopt', jobId: 'ftjob-1' });
  });

  test('creates nothing on an incomplete listing, however long ago it was', () => {
    expect(decided(anIntent(9_000), { listing: incomplete })).toMatchObject({ reason: 'listing-incomplete' });
  });
});

describe('a recorded job', () => {
  test.each<[JobStatus, string, string]>([
    ['validating_files', 'wait', 'job-in-progress'],
    ['queued', 'wait', 'job-in-progress'],
    ['running', 'wait', 'job-in-progress'],
    ['unrecognised', 'wait', 'job-status-unknown'],
    ['succeeded', 'publish', 'job-succeeded'],
    ['failed', 'blocked', 'job-failed'],
    ['cancelled', 'blocked', 'job-cancelled'],
  ])('that is %s: %s (%s)', (status, action, reason) => {
    expect(decided(aRun(), { listing: listed(aJob({ digest, status })) })).toMatchObject({ action, reason, digest });
  });

  test('that succeeded without a usable ID is waited for', () => {
    const listing = listed(aJob({ digest, status: 'succeeded', modelId: null }));
    expect(decided(aRun(), { listing })).toMatchObject({ action: 'wait', reason: 'model-id-missing' });
  });

  test('that failed carries the provider’s code', () => {
    const listing = listed(aJob({ digest, status: 'failed', error: { code: 'invalid_training_file', message: '' } }));
    expect(decided(aRun(), { listing }).detail).toBe('invalid_training_file');
  });

  test('is taken at the ledger’s word where no provider is asked', () => {
    expect(decided(aRun(), { listing: null })).toMatchObject({ action: 'wait', reason: 'job-in-progress' });
  });

  test('missing from an incomplete listing is waited for', () => {
    expect(decided(aRun(), { listing: incomplete })).toMatchObject({ action: 'wait', reason: 'listing-incomplete' });
  });

  test('missing from a complete listing is for a person, and nothing is created in its place', () => {
    expect(decided(aRun())).toMatchObject({ action: 'blocked', reason: 'job-missing', jobId: 'ftjob-1' });
  });

  test('that is too new to be listed is waited for', () => {
    const justMade = aRun({ startedAt: minutesLater(-1) });
    expect(decided(justMade)).toMatchObject({ action: 'wait', reason: 'job-in-progress', jobId: 'ftjob-1' });
  });
});

describe('a recorded end', () => {
  test('that is in the manifest is kept', () => {
    const published = aModel('tone', { entry: { model_id: trained.modelId } });
    expect(decided(aTrainedRun(), {}, published)).toMatchObject({ action: 'keep', reason: 'up-to-date', ...trained });
  });

  test('that never reached the manifest is published', () => {
    expect(decided(aTrainedRun())).toMatchObject({ action: 'publish', reason: 'job-succeeded', ...trained });
  });

  test('that was published before is published again, and not trained', () => {
    const run = aTrainedRun({ publishedAt: minutesLater(-60) });
    expect(decided(run)).toMatchObject({ action: 'republish', reason: 'trained-before', ...trained });
  });

  test('without an ID is blocked', () => {
    expect(decided(aTrainedRun({ modelId: null }))).toMatchObject({ action: 'blocked', reason: 'model-id-missing' });
  });

  test.each([
    ['failed', 'job-failed'],
    ['cancelled', 'job-cancelled'],
    ['refused', 'provider-refused'],
  ] as const)('that is %s is never tried again by itself', (state, reason) => {
    expect(decided(aRun({ state }))).toMatchObject({ action: 'blocked', reason });
  });

  test.each(['failed', 'refused'] as const)('that is %s tells the provider’s code', state => {
    expect(decided(aRun({ state, error: { code: 'server_error', message: 'x' } })).detail).toBe('server_error');
  });
});
