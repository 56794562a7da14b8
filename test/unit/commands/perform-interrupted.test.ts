import { describe, expect, test } from 'vitest';
import { perform } from '../../../src/commands/perform.ts';
import type { Effect } from '../../../src/core/reconcile/effects.ts';
import { aLedger, aRun, hash, NOW } from '../../support/builders.ts';
import { asking, change, done, published, training, write } from './asked-effects.ts';
import { aProvider, aPublisher, memoryLedger, performPorts } from './outside.ts';

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
