import { describe, expect, test } from 'vitest';
import type { Run } from '../../../../src/core/ledger/schema.ts';
import { unrecordedJobs } from '../../../../src/core/ledger/unrecorded-jobs.ts';
import { compareWithProvider, verifyLedger } from '../../../../src/core/ledger/verify.ts';
import { aJob, aLedger, anIntent, aRun, aTrainedRun, hash, listed, MARK, NOW } from '../../../support/builders.ts';

/** What is wrong with one run, in words. */
const faults = (run: Run): string[] => verifyLedger(aLedger({ [hash(1)]: run }, { serial: 1 })).map(({ what }) => what);

test.each(['created', 'succeeded', 'failed', 'cancelled'] as const)('a run that is %s must have a job', state => {
  expect(faults(aRun({ state, endedAt: NOW, jobId: null }))).toEqual([`It is ${state}, but has no job.`]);
});

test.each(['succeeded', 'failed', 'cancelled', 'refused'] as const)('a run that is %s must have an end', state => {
  expect(faults(aRun({ state }))).toEqual([`It is ${state}, but did not end.`]);
});

test('a refused run needs no job', () => {
  expect(faults(aRun({ state: 'refused', endedAt: NOW, jobId: null }))).toEqual([]);
});

test('a run may end in the instant in which it started', () => {
  expect(faults(aTrainedRun({ startedAt: NOW, endedAt: NOW }))).toEqual([]);
});

test('two attempts without a job share none', () => {
  expect(verifyLedger(aLedger({ [hash(1)]: anIntent(3), [hash(2)]: anIntent(4) }, { serial: 2 }))).toEqual([]);
});

describe('beside the provider', () => {
  const { repository } = MARK;
  const ledger = aLedger({ [hash(1)]: aRun() });
  const marked = aJob({ digest: hash(1) });

  test.each([
    ['for another training', aJob({ digest: hash(2) })],
    ['by another repository', { ...marked, metadata: { ...marked.metadata, ftg_repo: '1' } }],
  ])('a job that was made %s is not the one of the run', (_what, job) => {
    expect(compareWithProvider(ledger, listed(job), repository)).toEqual([
      { digest: hash(1), what: 'Job ftjob-1 does not carry the mark of this run.' },
    ]);
  });

  test('a run without a job has nothing to be compared', () => {
    expect(compareWithProvider(aLedger({ [hash(1)]: anIntent(3) }), listed(), repository)).toEqual([]);
  });

  test('an imported job carries no mark and may be missing from the list', () => {
    expect(compareWithProvider(aLedger({ [hash(1)]: aRun({ imported: true }) }), listed(), repository)).toEqual([]);
  });

  test('only jobs with the mark of this repository are strays', () => {
    const foreign = { ...aJob({ n: 3, digest: hash(3) }), metadata: { ftg_repo: '1' } };
    const stray = aJob({ n: 2, digest: hash(2) });
    expect(unrecordedJobs(ledger, listed(marked, stray, foreign), repository)).toEqual([stray]);
  });
});
