import { describe, expect, test } from 'vitest';
import { DATASET_CODES } from '../../../../src/core/dataset/codes.ts';
import { CODE_CASES } from './code-cases.ts';
import { inspectBytes } from './inspect-bytes.ts';

const LIMITS = { maxExampleTokens: 100, maxBytes: 2_000_000 };

test('every code of the dataset room has cases, good and bad, and its own name', () => {
  const codes = DATASET_CODES.map(({ code }) => code);
  expect(new Set(codes).size).toBe(codes.length);
  expect(Object.keys(CODE_CASES).toSorted()).toEqual(codes.toSorted());
  for (const { bad, good } of Object.values(CODE_CASES)) {
    expect(bad.length).toBeGreaterThan(0);
    expect(good.length).toBeGreaterThan(0);
  }
});

describe.each(Object.entries(CODE_CASES))('%s', (code, { bad, good, answerSchema }) => {
  const limits = { ...LIMITS, ...(answerSchema && { answerSchema }) };

  test('is found, at the right lines', async () => {
    for (const [file, ...lines] of bad) {
      const { findings } = await inspectBytes(file, limits);
      const finding = findings.find(candidate => candidate.code === code);
      expect(finding?.lines).toEqual(lines);
      expect(finding?.count).toBe(Math.max(1, lines.length));
    }
  });

  test('is not found where it only comes close', async () => {
    for (const file of good) {
      const { findings } = await inspectBytes(file, limits);
      expect(findings.map(finding => finding.code)).not.toContain(code);
    }
  });
});

test.each(DATASET_CODES.map(code => [code.code, code] as const))(
  '%s is worded as the house words codes',
  (name, code) => {
    expect(name).toMatch(/^[EWN](_[A-Z0-9]+)+$/);
    expect(code.severity).toBe({ E: 'error', W: 'warning', N: 'notice' }[name.charAt(0)]);
    expect(code.headline).toMatch(/^[A-Z].*[^.]$/);
    expect(code.why).toMatch(/^[A-Z0-9`].*\.$/s);
    expect(code.fix).toMatch(/^[A-Z0-9].*[.}]$/s);
  },
);
