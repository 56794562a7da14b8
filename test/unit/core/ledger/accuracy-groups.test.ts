import { expect, test } from 'vitest';
import { accuracyOf } from '../../../../src/core/ledger/accuracy.ts';
import { history } from '../../../../src/core/ledger/history.ts';
import { estimateError, jobAccuracy } from '../../../../src/core/ledger/job-accuracy.ts';
import type { Run } from '../../../../src/core/ledger/schema.ts';
import { aLedger, aRun, aTrainedRun, hash, minutesLater } from '../../../support/builders.ts';

const ledgerOf = (...runs: Run[]) => aLedger(Object.fromEntries(runs.map((run, n) => [hash(n + 1), run])));
const billed = (trainedTokens: number, more: Partial<Run> = {}) =>
  aTrainedRun({ estimatedTokens: 1_000, trainedTokens, ...more });

test('a training whose end has no time comes last', () => {
  const untimed = billed(1_000, { endedAt: null });
  const runs = [untimed, billed(1_000), untimed, billed(1_000, { endedAt: minutesLater(-9) })];
  expect(accuracyOf(ledgerOf(...runs)).jobs.map(({ digest }) => digest)).toEqual([hash(2), hash(4), hash(1), hash(3)]);
});

test('groups have names, and come in their order', () => {
  const runs = [
    billed(1_000, { baseModel: 'zeta', endedAt: minutesLater(-1), tokenQuality: null }),
    billed(1_000, { baseModel: 'alpha', endedAt: minutesLater(-2) }),
  ];
  const { overall, byQuality, byBaseModel } = accuracyOf(ledgerOf(...runs));
  expect(overall?.name).toBe('all');
  expect(byQuality.map(({ name }) => name)).toEqual(['exact', 'not recorded']);
  expect(byBaseModel.map(({ name }) => name)).toEqual(['alpha', 'zeta']);
});

test('of two errors of one size the one of the latest training is told', () => {
  const [more, less] = [billed(1_500), billed(500, { endedAt: minutesLater(-9) })];
  expect(accuracyOf(ledgerOf(more, less)).overall?.largest).toBe(0.5);
});

test.each<[string, Run]>([
  ['is not billed yet', billed(0, { trainedTokens: null })],
  ['has no estimate', billed(1_000, { estimatedTokens: null })],
  ['was estimated at nothing', billed(1_000, { estimatedTokens: 0 })],
  ['did not succeed', aRun({ state: 'failed', estimatedTokens: 1_000, trainedTokens: 10 })],
])('a training that %s has no error', (_what, run) => {
  expect(estimateError(run)).toBeNull();
  expect(jobAccuracy(hash(1), run)).toBeNull();
});

test('trainings that began in one instant come in the order of their digests', () => {
  const [one, two] = [aRun(), aRun()];
  expect(history(aLedger({ [hash(2)]: two, [hash(1)]: one })).map(({ digest }) => digest)).toEqual([hash(1), hash(2)]);
});
