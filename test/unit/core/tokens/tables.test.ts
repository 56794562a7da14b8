import { describe, expect, test } from 'vitest';
import { LongTable } from '../../../../src/core/tokens/long-table.ts';
import { MediumTable } from '../../../../src/core/tokens/medium-table.ts';
import { ShortTable } from '../../../../src/core/tokens/short-table.ts';
import { SLICE_PADDING, UNKNOWN } from '../../../../src/core/tokens/slices.ts';

interface Table {
  find(view: DataView, start: number, length: number): number;
  add(start: number, value: number): void;
  addIfRoom(start: number, value: number): void;
}

/** Of the kind that takes slices of this length. */
function tableOf(keys: DataView, length: number, tokens: number): Table {
  if (length > 16) {
    const table = new LongTable(keys, tokens);
    return {
      find: (view, start, size) => table.find(view, start, size),
      add: (start, value) => table.add(start, length, value),
      addIfRoom: (start, value) => table.addIfRoom(start, length, value),
    };
  }
  const table = length > 8 ? new MediumTable(tokens) : new ShortTable(tokens);
  return {
    find: (view, start, size) => table.find(view, start, size),
    add: (start, value) => table.add(keys, start, length, value),
    addIfRoom: (start, value) => table.addIfRoom(keys, start, length, value),
  };
}

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

describe.each([5, 8, 9, 12, 16, 17, 20])('a table of slices of %i bytes', length => {
  test('is exact, also where hashes are equal', () => {
    // Of 300,000 random 32-bit hashes about ten pairs are equal.
    const count = 300_000;
    const keys = manySlices(count, length);
    const table = tableOf(keys, length, count);
    for (let index = 0; index < count; index++) table.add(index * length, index);
    const wrong = numbersTo(count).filter(index => table.find(keys, index * length, length) !== index);
    expect(wrong).toEqual([]);
  });

  test('takes some more slices and refuses others, without a change to what it has', () => {
    const count = 4000;
    const tokens = 1000;
    const keys = manySlices(count, length);
    const table = tableOf(keys, length, tokens);
    for (let index = 0; index < tokens; index++) table.add(index * length, index);
    for (let index = tokens; index < count; index++) table.addIfRoom(index * length, index);
    const found = numbersTo(count).filter(index => table.find(keys, index * length, length) === index);
    const unknown = numbersTo(count).filter(index => table.find(keys, index * length, length) === UNKNOWN);
    expect(found.slice(0, tokens)).toEqual(numbersTo(tokens));
    expect(found.length).toBeGreaterThan(tokens * 1.2);
    expect(unknown.length).toBe(count - found.length);
    expect(unknown.length).toBeGreaterThan(1000);
  });
});
