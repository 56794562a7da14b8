import { expect, test } from 'vitest';
import { perform } from '../../../src/commands/perform.ts';
import { ask, type Outcome, type Protocol } from '../../../src/core/reconcile/effects.ts';
import { aChange, aLedger, aRun, aTrainedRun, hash, minutesLater, NOW } from '../../support/builders.ts';
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

function* asking(modelId: string): Protocol {
  const letsGo = yield* ask<'tip-lets-go'>({ kind: 'tip-lets-go', modelId, since: minutesLater(-600) });
  return { kind: letsGo ? 'done' : 'stood-down', said: '' };
}

// The simulation (seed 167145) put a forged intent beside the note; the delete was then noted anew by every run.
test.each([
  ['in time by the note, whatever an intent says', minutesLater(-1), 'done'],
  ['too late when the note is older than a third of W', minutesLater(-6), 'stood-down'],
])('a delete is %s', async (_what, sentAt, kind) => {
  const intent = { nonce: 'forged', at: minutesLater(-600), runUrl: null };
  const run = aTrainedRun({ intent, deletion: { at: minutesLater(-600), sentAt, refused: null, doneAt: null } });
  const ports = performPorts({ clock: { now: () => Date.parse(NOW) } });
  const letting = { ...ports, publisher: { ...ports.publisher, tipLetsGo: async () => true } };
  const change = { ...aChange(), digest };
  const outcome = await perform(asking('ft:x'), change, memoryLedger(aLedger({ [digest]: run })).state(), letting);
  expect(outcome.kind).toBe(kind);
});
