import { expect, test } from 'vitest';
import { FindingLog, fileFinding, sortFindings } from '../../../../src/core/dataset/findings.ts';
import { MAX_LINES_PER_FINDING } from '../../../../src/core/dataset/inspection.ts';
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
    { code: 'E_A', severity: 'error', headline: 'h', message: 'n is 1.', fix: 'f', lines: [4, 9], count: 2 },
  ]);
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
