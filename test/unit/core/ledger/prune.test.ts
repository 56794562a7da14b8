import { expect, test } from 'vitest';
import { KEPT_DAYS, prunableRuns, pruned } from '../../../../src/core/ledger/prune.ts';
import type { Run } from '../../../../src/core/ledger/schema.ts';
import { verifyLedger } from '../../../../src/core/ledger/verify.ts';
import { aLedger, anIntent, aRun, aTrainedRun, hash, NOW } from '../../../support/builders.ts';

const daysAgo = (days: number): string => new Date(Date.parse(NOW) - days * 86_400_000).toISOString();
const LONG_AGO = daysAgo(KEPT_DAYS + 1);
const NOTHING = { digests: new Set<string>(), names: new Set<string>() };

function isPruned(run: Run, asked = NOTHING): boolean {
  return prunableRuns(aLedger({ [hash(1)]: run }), asked, NOW).length === 1;
}

const ended = (state: Run['state'], endedAt: string | null = LONG_AGO): Run =>
  aRun({ state, startedAt: daysAgo(KEPT_DAYS + 2), endedAt });

test.each(['failed', 'cancelled', 'refused'] as const)(
  'a training that %s is let go, some time after its end',
  state => {
    expect(isPruned(ended(state))).toBe(true);
    expect(isPruned(ended(state, daysAgo(KEPT_DAYS)))).toBe(false);
    expect(isPruned(ended(state, null))).toBe(false);
  },
);

test('what an entry asks for by its data or its name is kept', () => {
  const run = ended('failed');
  expect(isPruned(run, { ...NOTHING, digests: new Set([hash(1)]) })).toBe(false);
  expect(isPruned(run, { ...NOTHING, names: new Set([run.model]) })).toBe(false);
});

test.each<[string, Run]>([
  ['a model, also one that was retired', aTrainedRun({ endedAt: LONG_AGO, retiredAt: LONG_AGO })],
  ['a job under way', aRun({ startedAt: LONG_AGO })],
  ['a create without an answer', anIntent(KEPT_DAYS * 24 * 60 * 2)],
  ['an imported job', { ...ended('failed'), imported: true }],
])('%s is kept for good', (_what, run) => {
  expect(isPruned(run)).toBe(false);
});

test('a pruned ledger is one write further, sound, and has nothing more to prune', () => {
  const ledger = aLedger({ [hash(1)]: ended('failed'), [hash(2)]: aTrainedRun({ jobId: 'ftjob-2' }) }, { serial: 7 });
  const next = pruned(ledger, prunableRuns(ledger, NOTHING, NOW));
  expect(next).toEqual({ ...ledger, serial: 8, runs: { [hash(2)]: ledger.runs[hash(2)] } });
  expect(verifyLedger(next)).toEqual([]);
  expect(prunableRuns(next, NOTHING, NOW)).toEqual([]);
});
