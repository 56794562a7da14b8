import { expect, test } from 'vitest';
import { fromUsd, perToken, safe } from '../../../../src/core/prices/money.ts';

test.each([
  [20, 20_000_000_000],
  [0.4, 400_000_000],
  [0.1 + 0.2, 300_000_000],
  [0, 0],
  [1_000_000, 1_000_000_000_000_000],
])('$%d is %d nano-dollars', (usd, nano) => expect(fromUsd(usd)).toBe(nano));

test.each([
  [25, 25_000],
  [1.5, 1_500],
  [0.4, 400],
  [0.0005, 1],
])('$%d per million tokens is %d nano-dollars a token', (usd, nano) => expect(perToken(usd)).toBe(nano));

test.each([
  ['above what is exact', Number.MAX_SAFE_INTEGER + 1],
  ['broken', 0.5],
  ['not a number', Number.NaN],
  ['endless', Number.POSITIVE_INFINITY],
])('an amount that is %s is an error and never a wrong sum', (_what, amount) => {
  expect(() => safe(amount)).toThrow(RangeError);
});
