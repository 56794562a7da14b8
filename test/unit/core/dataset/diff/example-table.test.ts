import { hash } from 'node:crypto';
import { expect, test } from 'vitest';
import { ExampleTable } from '../../../../../src/core/dataset/diff/example-table.ts';

const identity = (n: number) => ({ example: hash('sha256', String(n)).slice(0, 32), prompt: null, answer: null });

test('A table keeps the counts and first lines of thousands of examples while it grows', () => {
  const table = new ExampleTable();
  for (let n = 0; n < 5_000; n += 1) expect(table.add(identity(n), 'base', n + 1)).toBe(n);
  for (let n = 0; n < 5_000; n += 7) expect(table.add(identity(n), 'head', 9_000 - n)).toBe(n);
  table.add(identity(7), 'head', 9_999);
  expect(table.size).toBe(5_000);
  for (let n = 0; n < 5_000; n += 1) {
    expect(table.count(n, 'base')).toBe(1);
    expect(table.firstLine(n, 'base')).toBe(n + 1);
    expect(table.count(n, 'head')).toBe(n === 7 ? 2 : Number(n % 7 === 0));
    expect(table.firstLine(n, 'head')).toBe(n % 7 === 0 ? 9_000 - n : 0);
  }
});

test('Identities that differ in their last digit alone are two examples', () => {
  const table = new ExampleTable();
  const start = 'f'.repeat(31);
  const rows = ['0', '1', '0'].map(last => table.add({ example: start + last, prompt: null, answer: null }, 'base', 1));
  expect(rows).toEqual([0, 1, 0]);
});

test('What an example answers, and how, is kept with it', () => {
  const table = new ExampleTable();
  const row = table.add({ ...identity(1), prompt: `${'0'.repeat(12)}1${'f'.repeat(19)}`, answer: null }, 'base', 1);
  expect(table.prompt(row)).toBe(1);
  expect(table.answer(row)).toBe(0);
});
