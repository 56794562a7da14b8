import { expect, test } from 'vitest';
import { FindingLog, fileFinding, sortFindings } from '../../../../src/core/dataset/findings.ts';
import { MAX_LINES_PER_FINDING } from '../../../../src/core/dataset/inspection.ts';
import { E_JSON } from '../../../../src/core/diagnostics/codes/dataset-codes.ts';
import { defineCode, type Severity } from '../../../../src/core/diagnostics/diagnostic.ts';

const code = (name: string, severity: Severity = 'error') =>
  defineCode<{ n: number }>({
    code: name,
    severity,
    headline: 'h',
    message: ({ n }) => `n is ${n}.`,
    why: 'w',
    fix: 'f',
  });

test('findings of one code are one finding with the words of the first line', () => {
  const log = new FindingLog();
  log.add(code('E_A'), { n: 1 }, 4);
  log.add(code('E_A'), { n: 2 }, 4);
  log.add(code('E_A'), { n: 3 }, 9);
  expect(log.findings()).toEqual([
    {
      code: 'E_A',
      severity: 'error',
      headline: 'h',
      message: 'n is 1.',
      fix: 'f',
      lines: [4, 9],
      count: 2,
      places: [
        { line: 4, message: 'n is 1.' },
        { line: 4, message: 'n is 2.' },
        { line: 9, message: 'n is 3.' },
      ],
    },
  ]);
});

test('a place has the byte column that the facts name, and each line its own', () => {
  const log = new FindingLog();
  log.add(E_JSON, { column: 78, seen: 'nothing' }, 3);
  log.add(E_JSON, { column: 12, seen: 'nothing' }, 9);
  expect(log.findings()[0]?.places).toEqual([
    { line: 3, column: 78, message: 'The line stops being valid JSON at byte 78.' },
    { line: 9, column: 12, message: 'The line stops being valid JSON at byte 12.' },
  ]);
});

test('of a line three different places are kept, of a file those of ten lines, in parts as in one', () => {
  const parts = [1, 2, 3].map(part => {
    const log = new FindingLog();
    for (let line = 1; line <= 6; line += 1)
      for (const n of [1, 1, 2, 3, 4]) log.add(code('E_A'), { n: n * part }, line);
    return log.findings();
  });
  const joined = new FindingLog();
  for (const [index, part] of parts.entries()) joined.absorb(part, index * 6);
  const whole = new FindingLog();
  for (const [index] of parts.entries())
    for (let line = 1; line <= 6; line += 1)
      for (const n of [1, 1, 2, 3, 4]) whole.add(code('E_A'), { n: n * (index + 1) }, index * 6 + line);
  expect(joined.findings()).toEqual(whole.findings());
  const places = whole.findings()[0]?.places ?? [];
  expect(places).toHaveLength(30);
  expect(new Set(places.map(({ line }) => line))).toEqual(new Set([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]));
  expect(places.slice(0, 3).map(({ message }) => message)).toEqual(['n is 1.', 'n is 2.', 'n is 3.']);
});

test('only the first lines are kept, all are counted', () => {
  const log = new FindingLog();
  for (let line = 1; line <= 1000; line += 1) log.add(code('E_A'), { n: line }, line);
  const [finding] = log.findings();
  expect(finding?.count).toBe(1000);
  expect(finding?.lines).toEqual(Array.from({ length: MAX_LINES_PER_FINDING }, (_, index) => index + 1));
});

test('errors come first, then what is about the whole file, then by line and code', () => {
  const at = (name: string, severity: Severity, ...lines: number[]) =>
    fileFinding(code(name, severity), { n: 0 }, { count: lines.length, lines });
  const sorted = sortFindings([
    at('W_A', 'warning', 1),
    at('E_D', 'error', 2),
    at('N_A', 'notice'),
    at('E_C', 'error', 2),
    at('E_Z', 'error'),
  ]);
  expect(sorted.map(finding => finding.code)).toEqual(['E_Z', 'E_C', 'E_D', 'W_A', 'N_A']);
});
