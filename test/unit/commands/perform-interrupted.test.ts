import { describe, expect, test } from 'vitest';
import { perform } from '../../../src/commands/perform.ts';
import type { LedgerEvent } from '../../../src/core/ledger/transitions.ts';
import type { Effect, Outcome, Protocol } from '../../../src/core/reconcile/effects.ts';
import { train } from '../../../src/core/reconcile/train.ts';
import { aChange, aLedger, aModel, aRun, digestOf, hash, MARK, NOW } from '../../support/builders.ts';
import { aProvider, aPublisher, memoryLedger, performPorts } from './outside.ts';

const model = aModel();
const digest = digestOf(model);
const change = aChange({ desired: model });
const done: Outcome = { kind: 'done', said: '' };

/** A protocol of these effects, which keeps what it was told. */
function asking(...effects: Effect[]): { protocol: Protocol; replies: unknown[] } {
  const replies: unknown[] = [];
  function* protocol(): Protocol {
    for (const effect of effects) replies.push(yield effect);
    return done;
  }
  return { protocol: protocol(), replies };
}

const write = (event: LedgerEvent, on: 'as-read' | 'latest'): Effect => ({ kind: 'write-ledger', event, on });
const published = (of: string) => write({ kind: 'published', digest: of, at: NOW, model: 'tone' }, 'latest');

function training() {
  if (model.spec === null) throw new Error('The model has no spec');
  const { spec } = model;
  const more = { method: 'supervised', reservedNanoUsd: 1, estimatedTokens: 1, tokenQuality: 'exact' } as const;
  return train({ model: 'tone', digest, spec, mark: MARK, nonce: 'n', now: NOW, runUrl: null, commit: null, ...more });
}

describe('an interrupted run', () => {
  const aborted = AbortSignal.abort();

  test('starts no further change', async () => {
    const outcome = await perform(
      training(),
      change,
      memoryLedger(aLedger()).state(),
      performPorts({ interrupted: aborted }),
    );
    expect(outcome).toMatchObject({ kind: 'stood-down', said: expect.stringContaining('Interrupted') });
  });

  test('writes down what it did before it was interrupted, and begins nothing on top of it', async () => {
    const controller = new AbortController();
    const first = aLedger({ [hash(1)]: aRun() });
    const ledger = memoryLedger(first);
    const provider = aProvider({
      cancelJob: async () => {
        controller.abort();
        return null;
      },
    });
    const cancel: Effect = { kind: 'cancel-job', jobId: 'ftjob-1' };
    const { protocol, replies } = asking(
      cancel,
      published(hash(1)),
      write({ kind: 'unwanted', digest: hash(1), at: NOW }, 'as-read'),
    );
    const outcome = await perform(
      protocol,
      change,
      ledger.state(),
      performPorts({ store: ledger.store, provider, interrupted: controller.signal }),
    );
    expect(replies).toEqual([null, { kind: 'written' }]);
    expect(outcome.kind).toBe('stood-down');
    expect(ledger.current().runs[hash(1)]).toMatchObject({ publishedAt: NOW, unwantedSince: null });
  });

  test('that has only looked writes nothing down', async () => {
    const ledger = memoryLedger(aLedger({ [hash(1)]: aRun() }));
    const controller = new AbortController();
    const publisher = aPublisher({
      tipAgrees: async () => {
        controller.abort();
        return true;
      },
    });
    const { protocol, replies } = asking({ kind: 'tip-agrees', wanted: true }, published(hash(1)));
    const ports = performPorts({ store: ledger.store, publisher, interrupted: controller.signal });
    expect((await perform(protocol, change, ledger.state(), ports)).kind).toBe('stood-down');
    expect(replies).toEqual([true]);
    expect(ledger.current().runs[hash(1)]).toMatchObject({ publishedAt: null });
  });

  test('still looks', async () => {
    const publisher = aPublisher({ tipAgrees: async () => true });
    const { protocol } = asking({ kind: 'tip-agrees', wanted: true });
    const ports = performPorts({ interrupted: aborted, publisher });
    expect(await perform(protocol, change, memoryLedger(aLedger()).state(), ports)).toEqual(done);
  });
});
