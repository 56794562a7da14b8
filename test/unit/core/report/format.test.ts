import { expect, test } from 'vitest';
import { counted, instant, integer, placesNote, usd, usdRange } from '../../../../src/core/report/format.ts';

test.each([
  [0, '$0.00'],
  [1, '<$0.0001'],
  [99_999, '<$0.0001'],
  [100_000, '$0.0001'],
  [7_600_000, '$0.0076'],
  [9_999_999, '$0.0100'],
  [10_000_000, '$0.01'],
  [364_499_999, '$0.36'],
  [1_000_000_000, '$1.00'],
  [12_345_678_900_000, '$12345.68'],
])('%d nano-dollars are %s', (amount, text) => expect(usd(amount)).toBe(text));

test.each([
  [1e9, 1e9, '$1.00'],
  [0.9e9, 1.5e9, '$0.90–$1.50'],
  [1_000_000_000, 1_000_000_001, '$1.00'],
  [0, 2e9, '$0.00–$2.00'],
])('from %d to %d is %s', (low, high, text) => expect(usdRange({ low, high })).toBe(text));

test.each([
  [0, '0'],
  [999, '999'],
  [1_000, '1,000'],
  [1_234_567, '1,234,567'],
])('%d is %s', (value, text) => expect(integer(value)).toBe(text));

test.each([
  [0, 'model', undefined, '0 models'],
  [1, 'model', undefined, '1 model'],
  [3_000, 'error', undefined, '3,000 errors'],
  [2, 'entry', 'entries', '2 entries'],
])('%d %s', (count, noun, plural, text) => expect(counted(count, noun, plural)).toBe(text));

test.each([
  [1, [3], ''],
  [2, [], ' (2 in this file)'],
  [4, [3], ' (4 in this file)'],
  [2, [3, 5], ' (2 in this file: lines 3, 5)'],
  [
    1_200,
    [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11],
    ' (1,200 in this file: lines 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 and 1,190 more)',
  ],
])('%d times, at %j', (count, lines, text) => expect(placesNote({ count, lines, places: [] })).toBe(text));

test('a byte that is known stands with its line', () => {
  const places = [
    { line: 3, column: 78, message: '' },
    { line: 9, message: '' },
  ];
  expect(placesNote({ count: 2, lines: [3, 9], places })).toBe(' (2 in this file: lines 3 (byte 78), 9)');
});

test('an instant is told to the minute, in UTC', () => {
  expect(instant('2026-11-22T10:40:59.999Z')).toBe('2026-11-22 10:40 UTC');
});
