import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { SCENARIOS } from '../simulation/scenarios.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const page = readFileSync(join(root, 'docs/reliability.md'), 'utf8');

/** The rows of the tables of faults and races: number, and what covers it. */
const rows = [...page.matchAll(/^\| ([FR]\d+) \| [^|]+ \| (.+) \|$/gm)].map(([, id = '', covered = '']) => ({
  id,
  covered,
}));

function numbered(letter: string, count: number): string[] {
  return Array.from({ length: count }, (_, n) => `${letter}${n + 1}`);
}

/** Every file and test that a row names. */
function namedTests(covered: string): [string, string][] {
  return [...covered.matchAll(/`(test\/[^`]+)` "([^"]+)"/g)].map(([, file = '', name = '']) => [file, name]);
}

test('every fault and every race has a row', () => {
  expect(rows.map(({ id }) => id)).toEqual([...numbered('F', 28), ...numbered('R', 14)]);
});

describe.each(rows)('the row of $id', ({ covered }) => {
  test('names a test, or says why there is none', () => {
    const isCovered = namedTests(covered).length > 0 || /\b[Ss]imulation\b|\b[Ee]numeration\b/.test(covered);
    expect(isCovered || /not covered, because \w+/.test(covered)).toBe(true);
  });

  test('names tests and scenarios that exist', () => {
    for (const [file, name] of namedTests(covered)) {
      expect(existsSync(join(root, file)), file).toBe(true);
      expect(readFileSync(join(root, file), 'utf8'), file).toContain(name);
    }
    for (const [, names = ''] of covered.matchAll(/scenarios? ((?:"[^"]+"(?: and )?)+)/g))
      for (const [, name] of names.matchAll(/"([^"]+)"/g))
        expect(SCENARIOS.map(scenario => scenario.name)).toContain(name);
  });
});
