import { expect, test } from 'vitest';
import { pruneLedger, pruningText } from '../../../src/commands/prune-ledger.ts';
import { aLedger, aRun, hash, NOW } from '../../support/builders.ts';
import { memoryLedger } from './outside.ts';

const LONG_AGO = '2025-01-01T00:00:00.000Z';
const old = (n: number) =>
  [hash(n), aRun({ model: 'gone', state: 'failed', startedAt: LONG_AGO, endedAt: LONG_AGO })] as const;
const kept = [hash(90), aRun({ model: 'desk' })] as const;
const ASKED = { digests: new Set<string>(), names: new Set(['desk']) };

test('is shown first, then done once', async () => {
  const { store } = memoryLedger(aLedger(Object.fromEntries([old(1), old(2), kept]), { serial: 9 }));
  const shown = await pruneLedger(store, ASKED, { now: NOW, isRehearsal: true });
  expect(shown).toMatchObject({ kind: 'found', runs: 3, prunable: 2 });
  expect(pruningText(shown)).toContain('Run again with --yes');
  expect(await store.read()).toMatchObject({ ledger: { serial: 9 } });

  const done = await pruneLedger(store, ASKED, { now: NOW, isRehearsal: false });
  expect(done).toMatchObject({ kind: 'pruned', prunable: 2 });
  expect(done.bytesAfter).toBeLessThan(done.bytesBefore);
  expect(await store.read()).toMatchObject({ ledger: { serial: 10, runs: { [hash(90)]: kept[1] } } });
  expect(await pruneLedger(store, ASKED, { now: NOW, isRehearsal: false })).toMatchObject({ kind: 'nothing-to-do' });
  expect(await store.read()).toMatchObject({ ledger: { serial: 10 } });
});

test('a ledger that was written meanwhile is not pruned', async () => {
  const { store } = memoryLedger(aLedger(Object.fromEntries([old(1)]), { serial: 9 }));
  const raced = { ...store, write: async () => ({ kind: 'conflict' }) as const };
  await expect(pruneLedger(raced, ASKED, { now: NOW, isRehearsal: false })).rejects.toThrow(
    'wrote the ledger meanwhile',
  );
});
