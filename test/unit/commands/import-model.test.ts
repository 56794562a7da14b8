import { expect, test } from 'vitest';
import { type Import, recordImport } from '../../../src/commands/import-model.ts';
import { aNewRun } from '../../support/a-new-run.ts';
import { aJob, aLedger, aRun, hash, NOW } from '../../support/builders.ts';
import { memoryLedger } from './outside.ts';

test('a record that would be written over somebody else’s is not written', async () => {
  const ledger = memoryLedger(aLedger());
  const job = aJob({ status: 'succeeded', metadata: {} });
  const prepared: Pick<Import, 'event' | 'state'> = {
    event: { kind: 'imported', digest: hash(7), at: NOW, endedAt: NOW, run: aNewRun({ nonce: null }), job },
    state: ledger.state(),
  };
  const theirs = aLedger({ [hash(8)]: aRun() });
  ledger.overwrite(theirs);
  await expect(recordImport(ledger.store, prepared)).rejects.toThrow('somebody wrote it meanwhile');
  expect(ledger.current()).toBe(theirs);

  await recordImport(ledger.store, { ...prepared, state: ledger.state() });
  expect(Object.keys(ledger.current().runs)).toEqual([hash(8), hash(7)]);
});
