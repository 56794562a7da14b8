import { expect, test } from 'vitest';
import { perform } from '../../../src/commands/perform.ts';
import { ask, type Outcome, type Protocol } from '../../../src/core/reconcile/effects.ts';
import { aChange, aLedger, aRun, hash, minutesLater, NOW } from '../../support/builders.ts';
import { memoryLedger, performPorts } from './outside.ts';

const digest = hash(7);

function* noting(): Protocol {
  yield* ask<'write-ledger'>({ kind: 'write-ledger', on: 'latest', event: { kind: 'unwanted', digest, at: NOW } });
  return { kind: 'done', said: '' } satisfies Outcome;
}

// The simulation cancelled a job seven minutes after it became unwanted: a slow run had dated its note by its start.
test('a first observation counts from when it is written, however long reading the commit took', async () => {
  const ledger = memoryLedger(aLedger({ [digest]: aRun() }));
  const later = minutesLater(20);
  const ports = performPorts({ store: ledger.store, clock: { now: () => Date.parse(later) } });
  await perform(noting(), aChange(), ledger.state(), ports);
  expect(ledger.current().runs[digest]?.unwantedSince).toBe(later);
});
