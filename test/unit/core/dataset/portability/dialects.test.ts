import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { DIALECTS } from '../../../../../src/core/dataset/dialects.ts';
import type { MethodRules } from '../../../../../src/core/dataset/portability/dialect.ts';

/** Every feature that the rules say something about, as often as they say it. */
function saidOn({ takes = [], refuses = {}, ignores = {}, unclear = {} }: MethodRules): string[] {
  return [...takes, ...Object.keys(refuses), ...Object.keys(ignores), ...Object.keys(unclear)].toSorted();
}

test('every file of a dialect is in the list, under its own name', () => {
  const files = readdirSync('src/core/dataset/dialects');
  expect(DIALECTS.map(({ name }) => `${name}.ts`).toSorted()).toEqual(files.toSorted());
});

test('no two dialects share a title', () => {
  expect(new Set(DIALECTS.map(({ title }) => title)).size).toBe(DIALECTS.length);
});

describe.each(DIALECTS)('$title', dialect => {
  test('has a source and the day on which it was read', () => {
    expect(dialect.source.length).toBeGreaterThan(20);
    expect(dialect.asOf).toMatch(/^20\d\d-(0[1-9]|1[0-2])-([0-2]\d|3[01])$/);
  });

  test('says one thing about a feature, for each method', () => {
    for (const rules of [dialect, ...Object.values(dialect.byMethod ?? {})])
      expect(saidOn(rules)).toEqual([...new Set(saidOn(rules))]);
  });

  test('has rules of its own only for methods that it has', () => {
    const methods: readonly string[] = Object.values(dialect.formats);
    expect(Object.keys(dialect.byMethod ?? {}).filter(method => !methods.includes(method))).toEqual([]);
  });
});
