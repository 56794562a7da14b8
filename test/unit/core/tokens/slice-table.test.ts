import { describe, expect, test } from 'vitest';
import { SLICE_PADDING, SliceTable, UNKNOWN } from '../../../../src/core/tokens/slice-table.ts';

/** Different slices of `length` bytes, one behind the other: the last four bytes differ, the first ones hardly do. */
function manySlices(count: number, length: number): DataView {
  const view = new DataView(new ArrayBuffer(count * length + SLICE_PADDING));
  for (let index = 0; index < count; index++) {
    view.setUint8(index * length, index & 1);
    view.setUint32((index + 1) * length - 4, Math.imul(index, 2654435761));
  }
  return view;
}

function numbersTo(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}

describe('a slice table', () => {
  test.each([7, 8, 9, 12])('is exact for slices of %i bytes, also where their hashes are equal', length => {
    // Of 300,000 random 32-bit hashes about ten pairs are equal.
    const count = 300_000;
    const keys = manySlices(count, length);
    const table = new SliceTable(keys, 2 ** 19);
    for (let index = 0; index < count; index++) table.add(index * length, length, index);
    const wrong = numbersTo(count).filter(index => table.find(keys, index * length, length) !== index);
    expect(wrong).toEqual([]);
  });

  test.each([6, 11])('finds what it took within reach and nothing that it refused, at %i bytes', length => {
    const count = 1000;
    const keys = manySlices(count, length);
    const table = new SliceTable(keys, 1024);
    table.add(0, length, 0);
    const taken = numbersTo(count).filter(index => index === 0 || table.addWithinReach(index * length, length, index));
    const found = numbersTo(count).filter(index => table.find(keys, index * length, length) === index);
    expect(found).toEqual(taken);
    expect(taken.length).toBeGreaterThan(1);
    expect(taken.length).toBeLessThan(count);
  });

  test('takes no more than three quarters of its slots', () => {
    const length = 5;
    const keys = manySlices(64, length);
    const table = new SliceTable(keys, 64);
    for (let index = 0; index < 48; index++) table.add(index * length, length, index);
    expect(table.addWithinReach(48 * length, length, 48)).toBe(false);
    expect(table.find(keys, 48 * length, length)).toBe(UNKNOWN);
  });
});
