import { describe, expect, test } from 'vitest';
import { bandOf, doubt, doubtsOf, type Measure, mergeDoubts } from '../../../../src/core/dataset/measure.ts';
import { TokenTotal } from '../../../../src/core/dataset/token-total.ts';

describe('a measure without doubts of its own has the margin of its quality', () => {
  test.each([
    ['exact', []],
    ['estimated', [{ why: 'rule-unconfirmed', below: 3, above: 3 }]],
    ['proxy', [{ why: 'no-rule', below: 10, above: 10 }]],
  ] as const)('%s', (quality, doubts) => expect(doubtsOf({ tokens: 10, quality })).toEqual(doubts));
});

test('a doubt is rounded up, and never below nothing', () => {
  expect(doubt('tools', 1)).toEqual({ why: 'tools', below: 1, above: 1 });
  expect(doubt('tools', 10, 150)).toEqual({ why: 'tools', below: 10, above: 15 });
});

test('the band of a count is what its doubts leave open', () => {
  const doubts = [doubt('tools', 100), { why: 'image-size' as const, below: 900, above: 50 }];
  expect(bandOf(1_000, doubts)).toEqual({ low: 75, high: 1_075 });
  expect(bandOf(100, doubts)).toEqual({ low: 0, high: 175 });
});

test('doubts of one reason are one, in an order that does not depend on when they came up', () => {
  const [a, b, c] = [doubt('tools', 4), doubt('image-rule', 8), doubt('tools', 12)];
  const merged = [
    { why: 'image-rule', below: 2, above: 2 },
    { why: 'tools', below: 4, above: 4 },
  ];
  expect(mergeDoubts([a, b, c])).toEqual(merged);
  expect(mergeDoubts([c, b, a])).toEqual(merged);
});

test('a total carries the weakest quality and the summed band, however it was cut into parts', () => {
  const measures: Measure[] = [
    { tokens: 100, quality: 'exact' },
    { tokens: 40, quality: 'estimated', doubts: [doubt('tools', 20)] },
    { tokens: 10, quality: 'estimated' },
    { tokens: 60, quality: 'estimated', doubts: [doubt('tools', 40), doubt('message-form', 4)] },
  ];
  const whole = totalOf(measures);
  expect(whole.state()).toEqual({
    sum: 210,
    longest: 100,
    quality: 'estimated',
    doubts: [
      { why: 'message-form', below: 1, above: 1 },
      { why: 'rule-unconfirmed', below: 3, above: 3 },
      { why: 'tools', below: 15, above: 15 },
    ],
  });
  const joined = totalOf(measures.slice(0, 1));
  joined.absorb(totalOf(measures.slice(1, 3)).state());
  joined.absorb(totalOf(measures.slice(3)).state());
  expect(joined.state()).toEqual(whole.state());
});

function totalOf(measures: readonly Measure[]): TokenTotal {
  const total = new TokenTotal();
  for (const measure of measures) total.add(measure);
  return total;
}
