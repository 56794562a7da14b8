import { describe, expect, onTestFinished, test } from 'vitest';
import type { Fault } from '../../emulators/server/fault-plan.ts';
import { createBranchLedgerStore } from '../../src/adapters/branch-ledger-store.ts';
import { createGitBranches } from '../../src/adapters/git-branches.ts';
import { createGitObjects } from '../../src/adapters/git-objects.ts';
import { LEDGER_BRANCH, LEDGER_PATH, type Ledger, serializeLedger } from '../../src/core/ledger/schema.ts';
import { apply } from '../../src/core/ledger/transitions.ts';
import type { LedgerPosition, LedgerStore } from '../../src/ports.ts';
import { aLedger, anIntent, aRun, hash, NOW } from '../support/builders.ts';
import { forgeOn } from './forge-on-emulator.ts';
import { type EmulatedGitHub, emulatedGitHub, expectContractKept, serverFile } from './github-emulator-harness.ts';

const storeOn = (github: EmulatedGitHub): LedgerStore => createBranchLedgerStore(forgeOn(github));

/** The same ledger through nothing but git, from the clone. */
function storeByGit({ work: { folder } }: EmulatedGitHub): LedgerStore {
  const remote = { name: 'origin' };
  const objects = createGitObjects({ folder, remote });
  onTestFinished(() => objects.close());
  return createBranchLedgerStore(createGitBranches({ folder, remote, objects }));
}

const STORES: readonly (readonly [string, (github: EmulatedGitHub) => LedgerStore])[] = [
  ["GitHub's API", storeOn],
  ['git push', storeByGit],
];
const first = aLedger({ [hash(1)]: aRun() });

/** Writes a ledger that must be taken, and gives its position. */
async function written(
  store: LedgerStore,
  ledger: Ledger,
  at: LedgerPosition = { head: null },
): Promise<LedgerPosition> {
  const outcome = await store.write(ledger, at, 'Begin');
  if (outcome.kind !== 'written') throw new Error(`The write was: ${outcome.kind}`);
  return outcome.position;
}

/** Puts any bytes where the ledger should be. */
async function pushLedger(github: EmulatedGitHub, files: Readonly<Record<string, string>>): Promise<void> {
  await github.work.git('switch', '--quiet', '--orphan', LEDGER_BRANCH);
  await github.work.commit(files);
  await github.work.git('push', '--quiet', 'origin', LEDGER_BRANCH);
}

describe.each(STORES)('a read through %s', (_way, storeOn) => {
  test('of a repository without a ledger finds none', async () => {
    await using github = await emulatedGitHub();
    expect(await storeOn(github).read()).toEqual({ kind: 'absent', position: { head: null } });
  });

  test('finds what was written, and where', async () => {
    await using github = await emulatedGitHub();
    const position = await written(storeOn(github), first);
    expect(await storeOn(github).read()).toEqual({ kind: 'found', ledger: first, position });
    expectContractKept(github);
  });

  test.each<[string, Readonly<Record<string, string>>, string]>([
    ['corrupt', { [LEDGER_PATH]: '{"schema": 1,' }, 'not valid JSON'],
    ['empty', { [LEDGER_PATH]: '' }, 'not valid JSON'],
    ['of a newer version', { [LEDGER_PATH]: '{"schema": 9}' }, 'newer version'],
    ['of another shape', { [LEDGER_PATH]: '{"schema": 1}' }, 'expected shape'],
    ['not there', { 'README.md': 'x' }, `has no ${LEDGER_PATH}`],
    ['larger than 4 MiB', { [LEDGER_PATH]: `${' '.repeat(4 * 1024 * 1024)}{}` }, 'larger than 4 MiB'],
  ])('of a ledger that is %s finds it unusable, and never absent', async (_what, files, why) => {
    await using github = await emulatedGitHub();
    await pushLedger(github, files);
    expect(await storeOn(github).read()).toEqual({ kind: 'unusable', why: expect.stringContaining(why) });
  });

  test('that fails is an error, and never absence', async () => {
    await using github = await emulatedGitHub();
    await written(storeOn(github), first);
    github.emulator.faults.add({ method: 'GET', path: /./, times: 10, fault: { kind: 'truncate' } });
    await expect(storeOn(github).read()).rejects.toThrow('could not');
  });
});

describe.each(STORES)('a write through %s', (_way, storeOn) => {
  test('begins a branch of its own, with a word for whoever finds it', async () => {
    await using github = await emulatedGitHub();
    await written(storeOn(github), first);
    expect(await serverFile(github, LEDGER_BRANCH, 'README.md')).toContain('Do not edit it');
    expect(`${await serverFile(github, LEDGER_BRANCH, LEDGER_PATH)}\n`).toBe(serializeLedger(first));
    expect(await github.work.git('ls-remote', 'origin', 'main')).toContain(github.first);
  });

  test('goes on from where the last one ended', async () => {
    await using github = await emulatedGitHub();
    const store = storeOn(github);
    const position = await written(store, first);
    const next = apply(first, { kind: 'unwanted', digest: hash(1), at: NOW });
    const later = await written(store, next, position);
    expect(await store.read()).toEqual({ kind: 'found', ledger: next, position: later });
    expectContractKept(github);
  });

  test.each([
    ['an older position', (old: LedgerPosition) => old],
    ['no position', () => ({ head: null })],
    ['a position nobody knows', () => ({ head: '0123456789'.repeat(4) })],
  ])('from %s conflicts and changes nothing', async (_what, from) => {
    await using github = await emulatedGitHub();
    const store = storeOn(github);
    const old = await written(store, first);
    const newer = apply(first, { kind: 'unwanted', digest: hash(1), at: NOW });
    await written(store, newer, old);
    expect(await store.write(aLedger(), from(old), 'Too late')).toEqual({ kind: 'conflict' });
    expect(await store.read()).toMatchObject({ kind: 'found', ledger: newer });
  });

  test('of two at once is won by one, twenty times over', { timeout: 300_000 }, async () => {
    await using github = await emulatedGitHub();
    let position: LedgerPosition = { head: null };
    for (let round = 1; round <= 20; round += 1) {
      const rivals = ['a', 'b'].map(model => aLedger({ [hash(round)]: anIntent(1, { model }) }, { serial: round }));
      const outcomes = await Promise.all(rivals.map(ledger => storeOn(github).write(ledger, position, 'Intend')));
      expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['conflict', 'written']);
      const winner = outcomes.findIndex(({ kind }) => kind === 'written');
      const read = await storeOn(github).read();
      expect(read).toMatchObject({ kind: 'found', ledger: rivals[winner] });
      if (read.kind === 'found') position = read.position;
    }
    expect(await github.work.git('ls-remote', 'origin', LEDGER_BRANCH)).toContain(position.head);
  });

  test('that nobody could read again is not made', async () => {
    await using github = await emulatedGitHub();
    const unreadable = aLedger({ [hash(1)]: aRun({ jobId: 'x'.repeat(100) }) });
    expect(await storeOn(github).write(unreadable, { head: null }, 'x')).toMatchObject({ kind: 'failed' });
    expect(await storeOn(github).read()).toMatchObject({ kind: 'absent' });
  });
});

test('a write on a protected branch fails with what to do', async () => {
  await using github = await emulatedGitHub();
  const position = await written(storeOn(github), first);
  await github.emulator.protectBranch(LEDGER_BRANCH);
  expect(await storeOn(github).write(aLedger(), position, 'x')).toMatchObject({
    kind: 'failed',
    why: expect.stringContaining('bypass the rule'),
  });
});

describe('a lost reply is settled by looking:', () => {
  const next = apply(first, { kind: 'unwanted', digest: hash(1), at: NOW });

  test.each<[string, Fault, string]>([
    ['the write arrived', { kind: 'apply-then-fail' }, 'written'],
    ['the write arrived and its reply was cut off', { kind: 'truncate' }, 'written'],
    ['the write never arrived', { kind: 'reset' }, 'failed'],
    ['the write is still under way', { kind: 'apply-late', milliseconds: 60_000 }, 'failed'],
  ])('%s', async (_what, fault, kind) => {
    await using github = await emulatedGitHub();
    const store = storeOn(github);
    const position = await written(store, first);
    github.emulator.faults.add({ method: 'POST', path: /\/graphql$/, fault });
    const outcome = await store.write(next, position, 'Note');
    expect(outcome.kind).toBe(kind);
    const now = await store.read();
    expect(now).toMatchObject({ kind: 'found', ledger: kind === 'written' ? next : first });
    if (outcome.kind === 'written' && now.kind === 'found') expect(outcome.position).toEqual(now.position);
  });

  test('the first write arrived', async () => {
    await using github = await emulatedGitHub();
    github.emulator.faults.add({ method: 'POST', path: /\/git\/refs$/, fault: { kind: 'apply-then-fail' } });
    expect(await storeOn(github).write(first, { head: null }, 'Begin')).toMatchObject({ kind: 'written' });
  });

  test('somebody else wrote instead', async () => {
    await using github = await emulatedGitHub();
    const position = await written(storeOn(github), first);
    await written(storeOn(github), apply(first, { kind: 'retired', digest: hash(1), at: NOW }), position);
    github.emulator.faults.add({ method: 'POST', path: /\/graphql$/, fault: { kind: 'apply-then-fail' } });
    expect(await storeOn(github).write(next, position, 'Note')).toMatchObject({ kind: 'failed' });
  });
});
