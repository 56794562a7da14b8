import { expect, test } from 'vitest';
import * as planCodes from '../../../../src/core/diagnostics/codes/plan-codes.ts';
import {
  type Diagnostic,
  defineCode,
  diagnose,
  hasErrors,
  type Severity,
  sortDiagnostics,
} from '../../../../src/core/diagnostics/diagnostic.ts';

const at = (severity: Severity, path?: string, line?: number): Diagnostic => ({
  code: `${severity} ${path ?? ''} ${line ?? ''}`.trim(),
  severity,
  headline: '',
  message: '',
  fix: '',
  place: path === undefined ? null : line === undefined ? { path } : { path, line },
});

test('errors come first, then by path as code units, then by line', () => {
  const sorted = sortDiagnostics([
    at('notice'),
    at('warning', 'a', 1),
    at('error', 'b', 10),
    at('error', 'b', 9),
    at('error', 'b'),
    at('error', 'ä', 1),
    at('error', 'Z', 1),
    at('error'),
  ]);
  expect(sorted.map(({ code }) => code)).toEqual([
    'error',
    'error Z 1',
    'error b',
    'error b 9',
    'error b 10',
    'error ä 1',
    'warning a 1',
    'notice',
  ]);
});

test('the order of equals stays, and the list that was given too', () => {
  const given = [at('error', 'a', 1), { ...at('error', 'a', 1), message: 'second' }];
  expect(sortDiagnostics(given)).toEqual(given);
  expect(sortDiagnostics(given)).not.toBe(given);
});

test('only errors are errors', () => {
  expect(hasErrors([at('warning'), at('notice')])).toBe(false);
  expect(hasErrors([at('warning'), at('error')])).toBe(true);
});

test('a diagnostic is all its words, with the facts in the message only', () => {
  const code = defineCode<{ n: number }>({
    code: 'E_X',
    severity: 'error',
    headline: 'Wrong',
    message: ({ n }) => `There are ${n}.`,
    why: 'It matters.',
    fix: 'Mend it.',
  });
  expect(diagnose(code, { path: 'a' }, { n: 3 })).toEqual({
    code: 'E_X',
    severity: 'error',
    headline: 'Wrong',
    message: 'There are 3.',
    fix: 'Mend it.',
    place: { path: 'a' },
  });
});

test.each(Object.entries(planCodes))('%s is named as it is exported and speaks in whole sentences', (name, code) => {
  expect(code.code).toBe(name);
  expect(name.startsWith(code.severity === 'error' ? 'E_' : code.severity === 'warning' ? 'W_' : 'N_')).toBe(true);
  expect(code.headline).not.toMatch(/\d|[.!]$/);
  for (const sentence of [code.why, code.fix]) expect(sentence).toMatch(/^[A-Zm].*\.$/);
});
