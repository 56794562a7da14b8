import { describe, expect, test } from 'vitest';
import { accuracyJson, accuracyText } from '../../../../src/commands/accuracy.ts';
import { accuracyOf } from '../../../../src/core/ledger/accuracy.ts';
import type { Run } from '../../../../src/core/ledger/schema.ts';
import { aLedger, aRun, aTrainedRun, hash, minutesLater } from '../../../support/builders.ts';

const OTHER = 'gpt-4.1-2025-04-14';

function ledgerOf(...runs: Run[]) {
  return aLedger(Object.fromEntries(runs.map((run, n) => [hash(n + 1), run])));
}

describe('A training is within its band', () => {
  test.each<[string, Run['tokenQuality'], number, number, boolean | null]>([
    ['exact and equal', 'exact', 1000, 1000, true],
    ['exact and one token more', 'exact', 1000, 1001, false],
    ['exact and one token less', 'exact', 1000, 999, false],
    ['estimated, 25 % more', 'estimated', 1000, 1250, true],
    ['estimated, more than 25 %', 'estimated', 1000, 1251, false],
    ['estimated, 25 % less', 'estimated', 1000, 750, true],
    ['estimated, less than that', 'estimated', 1000, 749, false],
    ['estimated, the margin rounded up', 'estimated', 1, 2, true],
    ['a proxy, twice as much', 'proxy', 1000, 2000, true],
    ['a proxy, more than twice', 'proxy', 1000, 2001, false],
    ['without a quality', null, 1000, 1000, null],
  ])('%s', (_what, tokenQuality, estimatedTokens, trainedTokens, isWithin) => {
    const { jobs, overall } = accuracyOf(ledgerOf(aTrainedRun({ tokenQuality, estimatedTokens, trainedTokens })));
    expect(jobs).toMatchObject([{ isWithin, error: trainedTokens / estimatedTokens - 1 }]);
    expect(overall).toMatchObject({ within: isWithin === true ? 1 : 0, outside: isWithin === false ? 1 : 0 });
  });
});

describe('A training whose own band is in the ledger', () => {
  const tokenBand = { low: 3_635, high: 3_669 };
  test.each<[string, number, boolean]>([
    ['at the lower end is within', 3_635, true],
    ['one token below it is outside', 3_634, false],
    ['at the upper end is within', 3_669, true],
    ['one token above it is outside', 3_670, false],
  ])('%s, whatever its quality would allow', (_what, trainedTokens, isWithin) => {
    for (const tokenQuality of ['exact', 'estimated', 'proxy', null] as const) {
      const run = aTrainedRun({ tokenQuality, tokenBand, estimatedTokens: 3_652, trainedTokens });
      expect(accuracyOf(ledgerOf(run)).jobs).toMatchObject([{ isWithin, bandTokens: tokenBand }]);
    }
  });

  test('tells the ends of the band', () => {
    const accuracy = accuracyOf(
      ledgerOf(aTrainedRun({ tokenQuality: 'estimated', tokenBand, estimatedTokens: 3_652, trainedTokens: 3_670 })),
    );
    expect(accuracyText(accuracy)).toContain('estimated: outside of its band (3,635 to 3,669)\n');
    expect(accuracyJson(accuracy)).toMatchObject({ trainings: [{ band: 0.25, bandTokens: tokenBand }] });
  });
});

test.each([
  ['exact', { low: 1_001, high: 1_001 }],
  ['estimated', { low: 750, high: 1_252 }],
  ['proxy', { low: 0, high: 2_002 }],
  [null, null],
] as const)('without its own, the band of its quality is told (%s)', (tokenQuality, bandTokens) => {
  const run = aTrainedRun({ tokenQuality, estimatedTokens: 1_001, trainedTokens: 1_001 });
  expect(accuracyOf(ledgerOf(run)).jobs).toMatchObject([{ bandTokens }]);
});

test('groups add tokens up, and keep the largest error with its sign', () => {
  const accuracy = accuracyOf(
    ledgerOf(
      aTrainedRun({ estimatedTokens: 1000, trainedTokens: 1000, endedAt: minutesLater(-9) }),
      aTrainedRun({ estimatedTokens: 3000, trainedTokens: 2700, tokenQuality: 'estimated', baseModel: OTHER }),
      aTrainedRun({ estimatedTokens: 1000, trainedTokens: 1050, tokenQuality: 'estimated', baseModel: OTHER }),
      aTrainedRun({ estimatedTokens: null }),
      aRun({ state: 'failed', estimatedTokens: 7, trainedTokens: 7 }),
    ),
  );
  expect(accuracy.jobs.map(({ digest }) => digest)).toEqual([hash(2), hash(3), hash(1)]);
  expect(accuracy.incomparable).toBe(1);
  expect(accuracy.overall).toMatchObject({ jobs: 3, estimated: 5000, billed: 4750, within: 3, outside: 0 });
  expect(accuracy.overall?.error).toBeCloseTo(-0.05, 10);
  expect(accuracy.overall?.largest).toBeCloseTo(-0.1, 10);
  expect(accuracy.byQuality).toMatchObject([
    { name: 'estimated', jobs: 2, estimated: 4000, billed: 3750 },
    { name: 'exact', jobs: 1, error: 0 },
  ]);
  expect(accuracy.byBaseModel.map(({ name, jobs }) => [name, jobs])).toEqual([
    [OTHER, 2],
    ['gpt-4.1-mini-2025-04-14', 1],
  ]);
});

describe('In words', () => {
  test.each([
    ['without a ledger', null, 'No training has both an estimate and a bill yet.\n'],
    ['with a training that has no estimate', ledgerOf(aTrainedRun({ estimatedTokens: null })), '1 training without an'],
  ])('%s, that there is nothing yet', (_what, ledger, words) => {
    const accuracy = accuracyOf(ledger);
    expect(accuracyText(accuracy)).toContain(words);
    expect(accuracyText(accuracy)).not.toContain('NaN');
    expect(accuracyJson(accuracy)).toMatchObject({ schemaVersion: 1, overall: null, trainings: [] });
  });

  test('the total first, then each group and each training, with nothing that gives orders', () => {
    const run = aTrainedRun({ estimatedTokens: 1000, trainedTokens: 1013, model: 'a\u001b[31mb' });
    const text = accuracyText(accuracyOf(ledgerOf(run)));
    expect(text).toMatch(/^1 training: 1,000 tokens estimated, 1,013 billed \(\+1\.3 %\), 0 of 1 within its band\.\n/);
    expect(text).toContain('  gpt-4.1-mini-2025-04-14: 1 training, ');
    expect(text).toContain('exact: outside of its band (exactly)');
    expect(text).not.toContain('\u001b');
  });
});
