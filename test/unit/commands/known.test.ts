import { expect, test } from 'vitest';
import { bearLedger, readLedger } from '../../../src/commands/known.ts';
import { UserError } from '../../../src/commands/user-error.ts';
import { MARK as KEYS } from '../../../src/core/plan/ownership.ts';
import type { LedgerStore } from '../../../src/ports.ts';
import { aJob, aLedger, listed, MARK, minutesLater, NOW } from '../../support/builders.ts';

const birth = { lineage: '11111111-2222-4333-8444-555555555555', now: NOW, waitingWindow: 15 * 60_000 };
const storeThat = (read: LedgerStore['read']): LedgerStore => ({ read, write: () => Promise.reject(new Error('no')) });

test('a ledger is used as it was read', async () => {
  const position = { head: 'abc' };
  const store = storeThat(async () => ({ kind: 'found', ledger: aLedger(), position }));
  expect(await readLedger(store)).toEqual({ ledger: aLedger(), position, isAsRead: true });
});

test('a ledger without a repository becomes that of the one that reads it', async () => {
  const store = storeThat(async () => ({ kind: 'found', ledger: aLedger(), position: { head: 'abc' } }));
  expect((await readLedger(store, '4711'))?.ledger).toEqual({ ...aLedger(), repository: '4711' });
});

test('the ledger of another repository stops everything', async () => {
  const ledger = { ...aLedger(), repository: '4711' };
  const store = storeThat(async () => ({ kind: 'found', ledger, position: { head: 'abc' } }));
  expect((await readLedger(store, '4711'))?.ledger).toEqual(ledger);
  expect((await readLedger(store))?.ledger).toEqual(ledger);
  const read = readLedger(store, '4712');
  await expect(read).rejects.toThrow(UserError);
  await expect(read).rejects.toMatchObject({
    message: 'The ledger on finetune-gitops/ledger belongs to another repository.',
    fix: expect.stringContaining('Nothing was changed.'),
  });
});

test('a new ledger says whose it is', () => {
  expect(bearLedger(listed(), { ...birth, repository: '4711' }).repository).toBe('4711');
  expect(bearLedger(listed(aJob()), { ...birth, repository: '4711' }).repository).toBe('4711');
  expect(bearLedger(listed(), birth)).not.toHaveProperty('repository');
});

test('no ledger is no failure', async () => {
  expect(await readLedger(storeThat(async () => ({ kind: 'absent', position: { head: null } })))).toBeNull();
});

test('a ledger that cannot be understood stops everything', async () => {
  const read = readLedger(storeThat(async () => ({ kind: 'unusable', why: 'It is corrupt.' })));
  await expect(read).rejects.toThrow(UserError);
  await expect(read).rejects.toMatchObject({
    message: 'It is corrupt.',
    fix: expect.stringContaining('ledger repair'),
  });
});

test.each([
  ['no provider was asked', null],
  ['the provider has no job of this repository', listed()],
])('where %s, a new ledger starts at once with a lineage of its own', (_what, listing) => {
  expect(bearLedger(listing, birth)).toMatchObject({ lineage: birth.lineage, quarantinedUntil: null, runs: {} });
});

test('where the provider has jobs, the ledger was lost: it inherits their lineage and waits out the window', () => {
  const older = aJob({ n: 1, metadata: { ...aJob().metadata, [KEYS.lineage]: birth.lineage } });
  const ledger = bearLedger(listed(older, aJob({ n: 2 })), { ...birth, lineage: 'unused' });
  expect(ledger).toMatchObject({ lineage: MARK.lineage, quarantinedUntil: minutesLater(15), serial: 0 });
});

test.each([
  ['missing', undefined],
  ['no UUID', 'x'],
  ['a UUID with more behind it', `${MARK.lineage}"}`],
])('a lineage that is %s is not inherited', (_what, lineage) => {
  const { [KEYS.lineage]: _own, ...others } = aJob().metadata;
  const metadata = lineage === undefined ? others : { ...others, [KEYS.lineage]: lineage };
  expect(bearLedger(listed(aJob({ metadata })), birth)).toMatchObject({
    lineage: birth.lineage,
    quarantinedUntil: minutesLater(15),
  });
});
