import { describe, expect, test } from 'vitest';
import type { Billing } from '../../../../src/core/prices/catalog.ts';
import { estimateCost } from '../../../../src/core/prices/cost.ts';
import { fromUsd } from '../../../../src/core/prices/money.ts';
import { aBase } from '../../../support/builders.ts';

const base = { ...aBase(), train_usd_per_1m_tokens: 5, as_of: '2026-11-13' };

test('an exact count gives one price: tokens × epochs × price', () => {
  expect(estimateCost(base, { perEpoch: 100_000, quality: 'exact' }, 3)).toEqual({
    low: fromUsd(1.5),
    expected: fromUsd(1.5),
    high: fromUsd(1.5),
    tokensPerEpoch: 100_000,
    epochs: 3,
    tokenBand: { low: 300_000, high: 300_000 },
    quality: 'exact',
    usdPerMillion: 5,
    priceAsOf: '2026-11-13',
    priceFrom: 'catalog',
    validationTokens: 0,
    isMinimum: false,
    doubts: [],
  });
});

test.each([
  ['estimated', 0.75, 1.25],
  ['proxy', 0, 2],
] as const)('a count that is %s gives a range from $%d to $%d around $1', (quality, low, high) => {
  const estimate = estimateCost(base, { perEpoch: 200_000, quality }, 1);
  expect(estimate).toMatchObject({ low: fromUsd(low), expected: fromUsd(1), high: fromUsd(high) });
});

test('the margin is rounded up, so that the upper end is never too low', () => {
  const cheap = { ...base, train_usd_per_1m_tokens: 0.001 };
  expect(estimateCost(cheap, { perEpoch: 1, quality: 'estimated' }, 1)).toMatchObject({ low: 0, expected: 1, high: 2 });
});

test('the band in tokens is that of the training, over all epochs', () => {
  const doubts = [
    { why: 'tools', below: 7, above: 11 },
    { why: 'image-size', below: 3, above: 1 },
  ] as const;
  const estimate = estimateCost(base, { perEpoch: 1_000, quality: 'estimated', doubts }, 3, {
    method: 'supervised',
    billing: { ...BILLING, validation: 'per-evaluation', min_charge_usd: 4, min_charge_is_certain: true },
    validation: { perEpoch: 50, quality: 'proxy' },
  });
  expect(estimate?.tokenBand).toEqual({ low: 990 * 3, high: 1_012 * 3 });
});

describe('a prompt that is billed with each answer of a pair', () => {
  const doubts = [{ why: 'rule-unconfirmed', below: 20_000, above: 60_000 }] as const;
  const costOf = (method: string, billing: Partial<Billing>) =>
    estimateCost(base, { perEpoch: 100_000, quality: 'estimated', doubts }, 2, {
      method,
      billing: { ...BILLING, ...billing },
      validation: null,
    });

  test('can at most double the upper end, and changes no other', () => {
    expect(costOf('dpo', { prompt_counts_twice: true })).toMatchObject({
      low: fromUsd(0.8),
      expected: fromUsd(1),
      high: fromUsd(3.2),
      tokenBand: { low: 160_000, high: 320_000 },
      doubts: [{ why: 'rule-unconfirmed' }, { why: 'prompt-twice', below: 0, above: fromUsd(1.6) }],
    });
  });

  test.each([
    ['of another method', 'supervised', { prompt_counts_twice: true }],
    ['of a provider that does not', 'dpo', {}],
  ] as const)('is no matter %s', (_what, method, billing) => {
    expect(costOf(method, billing)).toMatchObject({ high: fromUsd(1.6), doubts: [{ why: 'rule-unconfirmed' }] });
  });
});

test('a model without a price per token is not estimated', () => {
  const byTheHour = { ...base, train_usd_per_1m_tokens: null, train_usd_per_hour: 100 };
  expect(estimateCost(byTheHour, { perEpoch: 1_000, quality: 'exact' }, 1)).toBeNull();
});

test('tokens that were not counted are not estimated', () => {
  expect(estimateCost(base, { perEpoch: null, quality: 'proxy' }, 1)).toBeNull();
});

test('a cost too large to be exact is an error', () => {
  expect(() => estimateCost(base, { perEpoch: 1e15, quality: 'exact' }, 50)).toThrow(RangeError);
});

const BILLING: Billing = {
  validation: null,
  min_charge_usd: null,
  min_charge_is_certain: false,
  sources: ['x'],
  confidence: 'low',
};

/** $1 of training, and 40,000 tokens of validation: $0.20 an epoch. */
function cost(billing: Partial<Billing>, validation: number | null = null) {
  const terms = {
    method: 'supervised',
    billing: { ...BILLING, ...billing },
    validation: validation === null ? null : { perEpoch: validation, quality: 'exact' as const },
  };
  return estimateCost(base, { perEpoch: 100_000, quality: 'exact' }, 2, terms);
}

describe('validation', () => {
  test.each<{ what: string; billed: Billing['validation']; low: number; expected: number; high: number }>([
    { what: 'that is not billed costs nothing', billed: 'never', low: 1, expected: 1, high: 1 },
    { what: 'that is billed costs each epoch', billed: 'per-evaluation', low: 1.4, expected: 1.4, high: 1.4 },
    { what: 'of which nobody says so only raises the upper end', billed: null, low: 1, expected: 1, high: 1.4 },
  ])('$what', ({ billed, low, expected, high }) => {
    const estimate = cost({ validation: billed }, 40_000);
    expect(estimate).toMatchObject({ low: fromUsd(low), expected: fromUsd(expected), high: fromUsd(high) });
    expect(estimate?.doubts.map(({ why }) => why)).toEqual(billed === null ? ['validation-unclear'] : []);
    expect(estimate?.validationTokens).toBe(billed === 'per-evaluation' ? 40_000 : 0);
  });

  test('without a file costs nothing, whatever is billed', () => {
    expect(cost({ validation: 'per-evaluation' })).toMatchObject({ expected: fromUsd(1), validationTokens: 0 });
  });
});

describe('a minimum charge', () => {
  test('that is certain is what a small training costs', () => {
    const estimate = cost({ min_charge_usd: 4, min_charge_is_certain: true });
    expect(estimate).toMatchObject({ low: fromUsd(4), expected: fromUsd(4), high: fromUsd(4), isMinimum: true });
  });

  test('that is not certain only raises the upper end', () => {
    const estimate = cost({ min_charge_usd: 4 });
    expect(estimate).toMatchObject({ low: fromUsd(1), expected: fromUsd(1), high: fromUsd(4), isMinimum: false });
    expect(estimate?.doubts).toEqual([{ why: 'minimum-unclear', below: 0, above: fromUsd(3) }]);
  });

  test.each([true, false])('below the cost changes nothing (certain: %s)', certain => {
    const estimate = cost({ min_charge_usd: 1, min_charge_is_certain: certain });
    expect(estimate).toMatchObject({ low: fromUsd(1), high: fromUsd(1), isMinimum: false, doubts: [] });
  });
});

test('the reasons for a range add up to its ends', () => {
  const doubts = [
    { why: 'tools' as const, below: 10_000, above: 20_000 },
    { why: 'image-size' as const, below: 5_000, above: 40_000 },
  ];
  const estimate = estimateCost(base, { perEpoch: 100_000, quality: 'estimated', doubts }, 2);
  expect(estimate).toMatchObject({ low: fromUsd(0.85), expected: fromUsd(1), high: fromUsd(1.6) });
  expect(estimate?.doubts).toEqual([
    { why: 'tools', below: fromUsd(0.1), above: fromUsd(0.2) },
    { why: 'image-size', below: fromUsd(0.05), above: fromUsd(0.4) },
  ]);
});

test('a method with a price of its own is billed by it', () => {
  const model = { ...base, train_usd_per_1m_tokens_by_method: { dpo: 10 } };
  const terms = { method: 'dpo', billing: null, validation: null };
  expect(estimateCost(model, { perEpoch: 100_000, quality: 'exact' }, 1, terms)?.expected).toBe(fromUsd(1));
  expect(estimateCost(model, { perEpoch: 100_000, quality: 'exact' }, 1)?.expected).toBe(fromUsd(0.5));
});
