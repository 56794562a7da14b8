import { expect, test } from 'vitest';
import { parseLedger, serializeLedger } from '../../../../src/core/ledger/schema.ts';
import { apply, type LedgerEvent } from '../../../../src/core/ledger/transitions.ts';
import { compareWithProvider, verifyLedger } from '../../../../src/core/ledger/verify.ts';
import { aNewRun } from '../../../support/a-new-run.ts';
import { aJob, aLedger, hash, listed, MARK, NOW } from '../../../support/builders.ts';

const event = (job = aJob({ status: 'succeeded', metadata: {} })): LedgerEvent => ({
  kind: 'imported',
  digest: hash(7),
  at: NOW,
  endedAt: NOW,
  run: aNewRun({ nonce: null, reservedNanoUsd: 0 }),
  job,
});

test('an imported model is trained and published, and no budget holds it', () => {
  const ledger = apply(aLedger(), event());
  expect(ledger.runs[hash(7)]).toMatchObject({
    state: 'succeeded',
    imported: true,
    intent: null,
    publishedAt: NOW,
    billedNanoUsd: null,
    reservedNanoUsd: 0,
  });
  expect(verifyLedger(ledger)).toEqual([]);
  expect(parseLedger(serializeLedger(ledger))).toEqual({ kind: 'ledger', ledger });
  expect(compareWithProvider(ledger, listed(), MARK.repository)).toEqual([]);
});

test('an imported job under way is followed', () => {
  expect(apply(aLedger(), event(aJob({ metadata: {} }))).runs[hash(7)]).toMatchObject({
    state: 'created',
    jobId: 'ftjob-1',
    endedAt: null,
    publishedAt: null,
  });
});

test('a training is imported once', () => {
  expect(() => apply(apply(aLedger(), event()), event())).toThrow('already');
});
