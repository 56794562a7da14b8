import { expect, test } from 'vitest';
import { isChanged, noteRules } from '../../../../src/core/dataset/rule-notes.ts';

const off = { severity: 'off', reason: 'A smoke test.' } as const;
const strict = { severity: 'error', reason: 'Customers read it.' } as const;

test('without a base every rule is told, and none is news', () => {
  const notes = noteRules({ W_OVERLAP: strict, E_SECRET: { severity: 'warning', reason: 'Made-up keys.' } }, null);
  expect(notes).toEqual([
    { code: 'E_SECRET', usual: 'error', severity: 'warning', reason: 'Made-up keys.', change: null, before: null },
    { code: 'W_OVERLAP', usual: 'warning', severity: 'error', reason: strict.reason, change: null, before: null },
  ]);
  expect(notes.some(isChanged)).toBe(false);
});

test('against a base each rule says what became of it', () => {
  const base = { W_OVERLAP: off, W_DUPLICATE: off, W_INVISIBLE: off, W_BLANK_LINE: off };
  const now = { W_OVERLAP: off, W_DUPLICATE: strict, W_INVISIBLE: { ...off, reason: 'Another reason.' }, N_CRLF: off };
  const notes = noteRules(now, base);
  expect(notes.map(({ code, change, before, severity }) => [code, change, before, severity])).toEqual([
    ['N_CRLF', 'added', null, 'off'],
    ['W_BLANK_LINE', 'removed', 'off', 'warning'],
    ['W_DUPLICATE', 'edited', 'off', 'error'],
    ['W_INVISIBLE', 'edited', 'off', 'off'],
    ['W_OVERLAP', 'none', 'off', 'off'],
  ]);
  expect(notes.filter(isChanged)).toHaveLength(4);
});
