import { describe, expect, test } from 'vitest';
import { DATASET_CODES } from '../../../../src/core/dataset/codes.ts';
import {
  changeableCodes,
  checkRuleChanges,
  usualSeverity,
  withRules,
} from '../../../../src/core/dataset/rule-changes.ts';
import { parseManifest } from '../../../../src/core/manifest/parse.ts';
import { aFinding } from '../../../support/builders.ts';

/** The findings about one rule of a manifest. */
function checked(code: string, severity: string): string[] {
  const text = `version: 1\nmodels: {}\nrules:\n  ${code}:\n    severity: ${severity}\n    reason: Ten letters.\n`;
  const { manifest, diagnostics, positions } = parseManifest(text, 'm.yaml');
  expect(diagnostics).toEqual([]);
  return checkRuleChanges(manifest?.rules ?? {}, positions).map(
    ({ code: found, place, message }) => `${found} ${place?.line}:${place?.column} ${message}`,
  );
}

describe('a rule may be changed:', () => {
  test.each([
    ['W_FEW_EXAMPLES', 'off'],
    ['W_PERSONAL_DATA', 'error'],
    ['W_OVERLAP', 'notice'],
    ['N_CRLF', 'error'],
    ['W_JSON_NUMBER', 'off'],
    ['E_SECRET', 'warning'],
    ['E_TOO_LONG', 'warning'],
    ['E_SECRET', 'error'],
  ])('%s to %s', (code, severity) => expect(checked(code, severity)).toEqual([]));
});

describe('a rule may not be changed:', () => {
  const inSight = 'it may become a warning, which stays in sight, but nothing less';
  const refused = 'the provider would refuse such a file, or it is a limit against large bills';
  test.each([
    ['E_JSON', 'off', 'the file cannot be read otherwise'],
    ['E_FORMAT', 'warning', 'the file cannot be read otherwise'],
    ['E_EXAMPLES', 'warning', refused],
    ['E_DATASET_SIZE', 'warning', refused],
    ['E_ROLE', 'notice', refused],
    ['E_SECRET', 'off', inSight],
    ['E_CALL_SCHEMA', 'notice', inSight],
    ['E_MANIFEST_KEY', 'warning', 'it is not about a dataset'],
    ['W_BASE_RETIRING', 'off', 'it is not about a dataset'],
    ['E_DUPLICATE_SPEC', 'off', 'it is not about a dataset'],
  ])('%s to %s', (code, severity, why) => {
    expect(checked(code, severity)).toEqual([`E_RULE_FIXED 5:15 ${code} cannot be set to "${severity}": ${why}.`]);
  });

  test.each([
    ['W_FEW_EXAMPELS', 'did you mean "W_FEW_EXAMPLES"?'],
    ['w-few-examples', 'did you mean "W_FEW_EXAMPLES"?'],
    ['SPELLING', 'docs/diagnostics lists all codes.'],
    ['constructor', 'docs/diagnostics lists all codes.'],
  ])('%s, which does not exist', (code, hint) => {
    expect(checked(code, 'off')).toEqual([`E_RULE_UNKNOWN 4:3 There is no code "${code}"; ${hint}`]);
  });
});

test('what editors offer is what may be changed: no error that the provider would refuse', () => {
  const offered = changeableCodes();
  expect(offered).toContain('E_SECRET');
  expect(offered).toContain('W_OVERLAP');
  const fixed = DATASET_CODES.filter(({ severity, mayWarn }) => severity === 'error' && mayWarn !== true);
  expect(fixed.length).toBeGreaterThan(20);
  expect(fixed.map(({ code }) => code).filter(code => offered.includes(code))).toEqual([]);
  expect(offered.map(usualSeverity)).not.toContain(null);
  expect(usualSeverity('E_MANIFEST_KEY')).toBeNull();
});

describe('findings under a manifest', () => {
  const findings = [
    aFinding({ code: 'E_SECRET', lines: [9] }),
    aFinding({ code: 'W_FEW_EXAMPLES', severity: 'warning', lines: [] }),
    aFinding({ code: 'W_PERSONAL_DATA', severity: 'warning', lines: [2], count: 3 }),
    aFinding({ code: 'N_CRLF', severity: 'notice', lines: [] }),
  ];
  const because = { reason: 'Ten letters.' };

  test('have its severities, errors first, and keep the rest', () => {
    const changed = withRules(findings, {
      W_PERSONAL_DATA: { severity: 'error', ...because },
      W_FEW_EXAMPLES: { severity: 'off', ...because },
      E_SECRET: { severity: 'warning', ...because },
      W_OVERLAP: { severity: 'error', ...because },
    });
    expect(changed).toEqual([
      { ...findings[2], severity: 'error' },
      { ...findings[0], severity: 'warning' },
      findings[3],
    ]);
  });

  test('are the same without any rule, and the given ones are never touched', () => {
    const before = structuredClone(findings);
    expect(withRules(findings, {})).toBe(findings);
    withRules(findings, { E_SECRET: { severity: 'off', ...because } });
    expect(findings).toEqual(before);
  });
});
