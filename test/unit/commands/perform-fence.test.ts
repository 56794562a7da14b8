import { expect, test } from 'vitest';
import { type LedgerState, type PerformPorts, perform } from '../../../src/commands/perform.ts';
import type { Ledger } from '../../../src/core/ledger/schema.ts';
import { apply, type LedgerEvent, newLedger } from '../../../src/core/ledger/transitions.ts';
import type { Change } from '../../../src/core/plan/plan.ts';
import { ask, type Outcome, type Protocol } from '../../../src/core/reconcile/effects.ts';
import type { LedgerPosition, LedgerStore } from '../../../src/ports.ts';
import { aNewRun } from '../../support/a-new-run.ts';

const NOW = '2026-11-22T09:00:00.000Z';
const LINEAGE = '11111111-2222-4333-8444-555555555555';
const [OURS, THEIRS] = ['a'.repeat(64), 'b'.repeat(64)] as const;

function intend(digest: string, nonce: string): LedgerEvent {
  const run = aNewRun({ model: 'm', nonce });
  return { kind: 'intend', digest, run: { ...run, reservedNanoUsd: 1, estimatedTokens: 1 } };
}

/** A ledger branch in memory, with the compare-and-swap of the real one. */
function branch(start: Ledger): LedgerStore & { ledger: Ledger; head: number } {
  return {
    ledger: start,
    head: 1,
    async read() {
      return { kind: 'found', ledger: this.ledger, position: { head: String(this.head) } };
    },
    async write(ledger: Ledger, expected: LedgerPosition) {
      if (expected.head !== String(this.head)) return { kind: 'conflict' };
      this.ledger = ledger;
      this.head += 1;
      return { kind: 'written', position: { head: String(this.head) } };
    },
  };
}

/** Writes one event and says what became of it. */
function* write(event: LedgerEvent, on: 'as-read' | 'latest'): Protocol {
  const { kind } = yield* ask<'write-ledger'>({ kind: 'write-ledger', event, on });
  return { kind: 'done', said: kind } satisfies Outcome;
}

test('after another run wrote, facts are still recorded but nothing planned earlier is begun', async () => {
  const store = branch(apply(newLedger(LINEAGE, NOW, null), intend(OURS, 'ours')));
  const state: LedgerState = { ledger: store.ledger, position: { head: '1' }, isAsRead: true };
  const silent = (): void => undefined;
  const output = { info: silent, warn: silent, trace: silent };
  const ports = { store, output, interrupted: new AbortController().signal } as unknown as PerformPorts;
  const change = { model: 'm' } as Change;

  // Another run announces its own create while ours is under way.
  await store.write(apply(store.ledger, intend(THEIRS, 'theirs')), { head: '1' }, '');

  const fact = await perform(write({ kind: 'retired', digest: OURS, at: NOW }, 'latest'), change, state, ports);
  expect(fact).toMatchObject({ said: 'written' });
  expect(store.ledger.runs[THEIRS]?.intent?.nonce).toBe('theirs');

  const begin = await perform(write(intend(THEIRS, 'ours too'), 'as-read'), change, state, ports);
  expect(begin).toMatchObject({ said: 'conflict' });
  expect(store.ledger.runs[THEIRS]?.intent?.nonce).toBe('theirs');
});
