import { describe, expect, test } from 'vitest';
import {
  LEDGER_SCHEMA,
  Ledger,
  type LedgerParse,
  parseLedger,
  serializeLedger,
} from '../../../../src/core/ledger/schema.ts';
import { apply, newLedger } from '../../../../src/core/ledger/transitions.ts';
import { aNewRun } from '../../../support/a-new-run.ts';
import { aJob, aLedger, anIntent, aRun, aTrainedRun, hash, MARK, NOW } from '../../../support/builders.ts';

const full = aLedger({
  [hash(1)]: anIntent(3),
  [hash(2)]: aRun(),
  [hash(3)]: aTrainedRun({ publishedAt: NOW }),
  [hash(4)]: aRun({ state: 'failed', error: { code: 'server_error', message: 'It broke.' } }),
});

/** The ledger's JSON with one thing changed. */
function changed(change: (value: Record<string, unknown>) => void): string {
  const value = JSON.parse(serializeLedger(full)) as Record<string, unknown>;
  change(value);
  return JSON.stringify(value);
}

test('a ledger comes back as it was written', () => {
  expect(parseLedger(serializeLedger(full))).toEqual({ kind: 'ledger', ledger: full });
  expect(serializeLedger(full).endsWith('}\n')).toBe(true);
});

test.each<[string, unknown, LedgerParse['kind']]>([
  ['of two ends', { low: 0, high: 3_669 }, 'ledger'],
  ['that is not there', undefined, 'ledger'],
  ['with parts of tokens', { low: 0.5, high: 2 }, 'unusable'],
  ['below nothing', { low: -1, high: 2 }, 'unusable'],
  ['without an end', { low: 1 }, 'unusable'],
  ['of more than two ends', { low: 1, mid: 2, high: 3 }, 'unusable'],
])('a band of tokens %s (%j) makes a ledger that is %s', (_what, tokenBand, kind) => {
  const text = changed(value => {
    run(value)['tokenBand'] = tokenBand;
  });
  expect(parseLedger(text).kind).toBe(kind);
});

test('a new ledger can be read', () => {
  const fresh = newLedger(MARK.lineage, NOW, NOW);
  expect(parseLedger(serializeLedger(fresh))).toEqual({ kind: 'ledger', ledger: fresh });
});

test.each([
  ['empty', ''],
  ['cut off', serializeLedger(full).slice(0, 200)],
  ['HTML', '<html></html>'],
  ['two documents', '{}{}'],
])('a ledger that is %s is not used, and its words are not repeated', (_what, text) => {
  expect(parseLedger(text)).toEqual({
    kind: 'unusable',
    why: 'ledger.json on finetune-gitops/ledger is not valid JSON.',
  });
});

test('a ledger of a newer version is not used, and says what to do', () => {
  const newer = changed(value => {
    value['schema'] = LEDGER_SCHEMA + 3;
    value['lines'] = [];
  });
  expect(parseLedger(newer)).toMatchObject({
    kind: 'unusable',
    why: expect.stringMatching(/newer version \(schema 4\).*Update finetune-gitops/),
  });
});

const run = (value: Record<string, unknown>) =>
  (value['runs'] as Record<string, Record<string, unknown>>)[hash(2)] ?? {};

describe('a ledger is not used when', () => {
  test.each<[string, string]>([
    ['it is a list', '[]'],
    ['it is null', 'null'],
    ['it has no schema', changed(value => delete value['schema'])],
    ['its schema is older', changed(value => Object.assign(value, { schema: 0 }))],
    ['its schema is a text', changed(value => Object.assign(value, { schema: '1' }))],
    ['its lineage is no UUID', changed(value => Object.assign(value, { lineage: 'x' }))],
    ['its serial is negative', changed(value => Object.assign(value, { serial: -1 }))],
    ['it has a key too many', changed(value => Object.assign(value, { extra: 1 }))],
    ['a run has a key too many', changed(value => Object.assign(run(value), { extra: 1 }))],
    ['a run lacks a key', changed(value => delete run(value)['jobId'])],
    ['a run has an unknown state', changed(value => Object.assign(run(value), { state: 'paused' }))],
    ['an amount is negative', changed(value => Object.assign(run(value), { reservedNanoUsd: -1 }))],
    ['an amount is not exact', changed(value => Object.assign(run(value), { billedNanoUsd: 2 ** 60 }))],
    ['an instant is a day', changed(value => Object.assign(run(value), { startedAt: '2026-11-22' }))],
    [
      'an instant is not in UTC',
      changed(value => Object.assign(run(value), { startedAt: '2026-11-22T10:00:00+01:00' })),
    ],
    ['a digest is short', changed(value => Object.assign(value['runs'] as object, { abc: run(value) }))],
    ['a text is endless', changed(value => Object.assign(run(value), { jobId: 'x'.repeat(1000) }))],
  ])('%s', (_what, text) => expect(parseLedger(text)).toMatchObject({ kind: 'unusable' }));

  test('a key is __proto__', () => {
    const text = serializeLedger(full).replace('"runs": {', '"__proto__": {"runs": {}}, "runs": {');
    expect(parseLedger(text)).toMatchObject({ kind: 'unusable' });
  });
});

test('whatever a provider may answer can be read again once it was written', () => {
  const job = aJob({
    status: 'failed',
    trainingFile: `file-${'x'.repeat(64)}`,
    baseModel: 'm'.repeat(256),
    error: { code: 'c'.repeat(5_000), message: '\ud83d\ude00'.repeat(5_000) },
  });
  const withId = { ...job, id: `ftjob-${'x'.repeat(64)}`, modelId: `ft:${'x'.repeat(256)}` };
  const found = aNewRun({
    model: 'm'.repeat(48),
    baseModel: job.baseModel,
    trainingFile: job.trainingFile,
    validationFile: job.trainingFile,
    nonce: 'n'.repeat(36),
  });
  const recorded = apply(aLedger(), { kind: 'job', digest: hash(9), job: withId, found });
  const ended = apply(recorded, { kind: 'ended', digest: hash(9), at: NOW, job: withId, billedNanoUsd: 0 });
  expect(Ledger.safeParse(ended).error).toBeUndefined();
});
