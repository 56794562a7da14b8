import { expect, test } from 'vitest';
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
    quality: 'exact',
    usdPerMillion: 5,
    priceAsOf: '2026-11-13',
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
