import { expect, test } from 'vitest';
import { apply } from '../../../../src/core/ledger/transitions.ts';
import { aNewRun } from '../../../support/a-new-run.ts';
import { aJob, aLedger, anIntent, aRun, hash, NOW } from '../../../support/builders.ts';

const digest = hash(7);

test('an intent that names no attempt is not taken back', () => {
  const run = anIntent(3, { intent: null });
  expect(apply(aLedger({ [digest]: run }), { kind: 'withdraw', digest, nonce: 'nonce-1' }).runs[digest]).toBe(run);
});

test('a training that is there already is named in short', () => {
  const event = { kind: 'imported', digest, at: NOW, run: aNewRun(), job: aJob(), endedAt: NOW } as const;
  expect(() => apply(aLedger({ [digest]: aRun() }), event)).toThrow(
    new Error('The ledger has a run 000000000000 already.'),
  );
});
