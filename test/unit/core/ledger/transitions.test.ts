import { describe, expect, test } from 'vitest';
import type { Run } from '../../../../src/core/ledger/schema.ts';
import { apply, type LedgerEvent, newLedger } from '../../../../src/core/ledger/transitions.ts';
import { aNewRun } from '../../../support/a-new-run.ts';
import { aJob, aLedger, anIntent, aRun, aTrainedRun, hash, MARK, NOW } from '../../../support/builders.ts';

const digest = hash(7);
const start = aNewRun({ validationFile: 'file-held' });

/** The run after an event; `undefined` when it is gone. */
function runAfter(run: Run | null, event: LedgerEvent): Run | undefined {
  return apply(aLedger(run === null ? {} : { [digest]: run }), event).runs[digest];
}

test('a new ledger holds nothing', () => {
  expect(newLedger(MARK.lineage, NOW, null)).toEqual({
    schema: 1,
    lineage: MARK.lineage,
    serial: 0,
    bornAt: NOW,
    quarantinedUntil: null,
    runs: {},
  });
});

test('every event counts, and the ledger before it stays as it was', () => {
  const before = aLedger({ [hash(1)]: aRun() }, { serial: 4 });
  const next = apply(before, { kind: 'intend', digest, run: start });
  expect([before.serial, next.serial]).toEqual([4, 5]);
  expect(Object.keys(before.runs)).toEqual([hash(1)]);
  expect(next.runs[hash(1)]).toBe(before.runs[hash(1)]);
  expect(next.lineage).toBe(before.lineage);
});

test('intend: the run is there before anything was sent, with what it reserves', () => {
  expect(runAfter(null, { kind: 'intend', digest, run: start })).toMatchObject({
    state: 'intended',
    startedAt: NOW,
    jobId: null,
    trainingFile: 'file-train',
    validationFile: 'file-held',
    intent: { nonce: 'nonce-2', at: NOW, runUrl: null },
    reservedNanoUsd: 90,
    billedNanoUsd: null,
  });
});

test('the band of the estimate is kept as it was said, from an intent and from a job that was found', () => {
  const tokenBand = { low: 17, high: 20 };
  const run = aNewRun({ tokenBand });
  expect(runAfter(null, { kind: 'intend', digest, run })).toMatchObject({ tokenBand });
  expect(runAfter(null, { kind: 'job', digest, job: aJob({ digest }), found: run })).toMatchObject({ tokenBand });
  expect(runAfter(null, { kind: 'intend', digest, run: start })?.tokenBand).toBeUndefined();
});

test('intend: an earlier attempt is replaced whole', () => {
  const run = runAfter(anIntent(60, { unwantedSince: NOW }), { kind: 'intend', digest, run: start });
  expect(run).toMatchObject({ intent: { nonce: 'nonce-2' }, unwantedSince: null });
});

describe('withdraw', () => {
  test('takes back the intent that it names', () => {
    expect(runAfter(anIntent(1), { kind: 'withdraw', digest, nonce: 'nonce-1' })).toBeUndefined();
  });

  test.each([
    ['an intent of somebody else', anIntent(1)],
    ['a job', aRun({ intent: null })],
    ['an end', aTrainedRun()],
  ])('leaves %s alone', (_what, run) => {
    expect(runAfter(run, { kind: 'withdraw', digest, nonce: 'nonce-9' })).toEqual(run);
  });

  test('of nothing is nothing', () => {
    expect(runAfter(null, { kind: 'withdraw', digest, nonce: 'nonce-1' })).toBeUndefined();
  });
});

test('refused: a refusal for good ends the run and frees its money', () => {
  const event = { kind: 'refused', digest, at: NOW, code: 'c'.repeat(300), message: 'm'.repeat(3_000) } as const;
  expect(runAfter(anIntent(1), event)).toMatchObject({
    state: 'refused',
    intent: null,
    endedAt: NOW,
    reservedNanoUsd: 0,
    error: { code: 'c'.repeat(100), message: 'm'.repeat(1_000) },
  });
});

describe('job', () => {
  const job = aJob({ digest, n: 5, trainingFile: 'file-other' });

  test('answers an intent', () => {
    expect(runAfter(anIntent(1), { kind: 'job', digest, job, found: null })).toMatchObject({
      state: 'created',
      intent: null,
      jobId: 'ftjob-5',
      trainingFile: 'file-other',
      startedAt: anIntent(1).startedAt,
    });
  });

  test('that was found makes a run of its own', () => {
    const found = { ...start, nonce: null };
    expect(runAfter(null, { kind: 'job', digest, job, found })).toMatchObject({
      state: 'created',
      jobId: 'ftjob-5',
      intent: null,
      reservedNanoUsd: 90,
    });
  });

  test('that is recorded already changes nothing, so that a late note never undoes an end', () => {
    const ended = aTrainedRun({ jobId: 'ftjob-5', publishedAt: NOW });
    expect(runAfter(ended, { kind: 'job', digest, job, found: start })).toEqual(ended);
  });

  test('that an intent names already is recorded all the same, so that a forged intent does not ask for ever', () => {
    const forged = anIntent(5, { jobId: 'ftjob-5' });
    expect(runAfter(forged, { kind: 'job', digest, job, found: start })).toMatchObject({
      state: 'created',
      intent: null,
    });
  });

  test('without a run to answer is an error', () => {
    expect(() => runAfter(null, { kind: 'job', digest, job, found: null })).toThrow(/no run .* to mark as job/);
  });
});

describe('ended', () => {
  test('records the model, the bill and the time', () => {
    const job = aJob({ digest, status: 'succeeded' });
    expect(runAfter(aRun(), { kind: 'ended', digest, at: NOW, job, billedNanoUsd: 5 })).toMatchObject({
      state: 'succeeded',
      endedAt: NOW,
      modelId: job.modelId,
      trainedTokens: 18_000,
      billedNanoUsd: 5,
      error: null,
    });
  });

  test.each(['failed', 'cancelled'] as const)('records that a job %s, and why', status => {
    const job = aJob({ digest, status, error: { code: 'c'.repeat(300), message: 'm'.repeat(3_000) } });
    expect(runAfter(aRun(), { kind: 'ended', digest, at: NOW, job, billedNanoUsd: null })).toMatchObject({
      state: status,
      modelId: null,
      billedNanoUsd: null,
      error: { code: 'c'.repeat(100), message: 'm'.repeat(1_000) },
    });
  });

  test.each(['running', 'unrecognised'] as const)('a job that is %s has not ended', status => {
    const event = { kind: 'ended', digest, at: NOW, job: aJob({ status }), billedNanoUsd: null } as const;
    expect(() => runAfter(aRun(), event)).toThrow(/has not ended/);
  });
});

test('unwanted and wanted again are noted on the run', () => {
  const unwanted = runAfter(aRun(), { kind: 'unwanted', digest, at: NOW });
  expect(unwanted?.unwantedSince).toBe(NOW);
  expect(runAfter(unwanted ?? null, { kind: 'wanted-again', digest })?.unwantedSince).toBeNull();
});

test('published: the run is tracked again, under the name it was published for', () => {
  const run = aTrainedRun({ retiredAt: NOW });
  expect(runAfter(run, { kind: 'published', digest, at: NOW, model: 'renamed' })).toEqual({
    ...run,
    model: 'renamed',
    publishedAt: NOW,
    retiredAt: null,
  });
});

test('retired: nothing but the time is noted', () => {
  expect(runAfter(aTrainedRun(), { kind: 'retired', digest, at: NOW })).toEqual(aTrainedRun({ retiredAt: NOW }));
});

test.each<LedgerEvent>([
  { kind: 'refused', digest, at: NOW, code: '', message: '' },
  { kind: 'ended', digest, at: NOW, job: aJob({ status: 'failed' }), billedNanoUsd: null },
  { kind: 'unwanted', digest, at: NOW },
  { kind: 'wanted-again', digest },
  { kind: 'published', digest, at: NOW, model: 'tone' },
  { kind: 'retired', digest, at: NOW },
])('$kind on a run that is not there is an error', event => {
  expect(() => runAfter(null, event)).toThrow(`The ledger has no run ${digest.slice(0, 12)} to mark as ${event.kind}.`);
});
