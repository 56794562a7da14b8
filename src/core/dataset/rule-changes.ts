import { READER_CODES } from '../diagnostics/codes/dataset-codes.ts';
import * as manifestCodes from '../diagnostics/codes/manifest-codes.ts';
import * as planCodes from '../diagnostics/codes/plan-codes.ts';
import { type Diagnostic, diagnose, type Severity } from '../diagnostics/diagnostic.ts';
import { showText } from '../diagnostics/show-text.ts';
import { locate, locateValue, type Positions } from '../manifest/positions.ts';
import type { RuleChange, RuleChanges } from '../manifest/schema.ts';
import { nearest } from '../manifest/suggest.ts';
import { DATASET_CODES } from './codes.ts';
import { sortFindings } from './findings.ts';
import type { Finding } from './inspection.ts';
import type { AnyCode } from './rule.ts';

const { W_OVERLAP, ...otherPlanCodes } = planCodes;

const CHANGEABLE: ReadonlyMap<string, AnyCode> = byName([...DATASET_CODES, W_OVERLAP]);
/** What is wrong with the manifest or the plan is no opinion about data. */
const OTHERS: ReadonlyMap<string, AnyCode> = byName([
  ...Object.values(manifestCodes),
  ...Object.values(otherPlanCodes),
]);
const UNREADABLE: ReadonlySet<string> = new Set(['E_FORMAT', ...READER_CODES.map(({ code }) => code)]);

/** The codes that a manifest may change, in order. */
export function changeableCodes(): string[] {
  const codes = [...CHANGEABLE.values()].filter(code => code.severity !== 'error' || code.mayWarn === true);
  return codes.map(({ code }) => code).toSorted();
}

/** What a manifest may not change, at its place. */
export function checkRuleChanges(changes: RuleChanges, positions: Positions): Diagnostic[] {
  return Object.entries(changes).flatMap(([name, { severity }]) => {
    const code = CHANGEABLE.get(name);
    if (code === undefined && !OTHERS.has(name)) {
      const meant = nearest(name, changeableCodes());
      const hint = meant === null ? 'docs/diagnostics lists all codes.' : `did you mean "${meant}"?`;
      return [
        diagnose(manifestCodes.E_RULE_UNKNOWN, locate(positions, ['rules', name]), { code: showText(name), hint }),
      ];
    }
    const why = code === undefined ? 'it is not about a dataset' : whyNot(code, severity);
    if (why === null) return [];
    const place = locateValue(positions, ['rules', name, 'severity']);
    return [diagnose(manifestCodes.E_RULE_FIXED, place, { code: name, severity, why })];
  });
}

/**
 * A warning or notice may become anything. An error is one because the file cannot be read, because the provider
 * refuses it, or because a limit keeps a bill small: no reason changes that. Only where the provider would train all
 * the same (`mayWarn`) may it become a warning, which stays in sight.
 */
function whyNot({ code, severity: usual, mayWarn }: AnyCode, severity: RuleChange['severity']): string | null {
  if (usual !== 'error' || severity === 'error') return null;
  if (mayWarn === true)
    return severity === 'warning' ? null : 'it may become a warning, which stays in sight, but nothing less';
  if (UNREADABLE.has(code)) return 'the file cannot be read otherwise';
  return 'the provider would refuse such a file, or it is a limit against large bills';
}

/** The findings as the manifest wants them: with other severities, and without those that are off. */
export function withRules(findings: readonly Finding[], changes: RuleChanges): readonly Finding[] {
  if (Object.keys(changes).length === 0) return findings;
  return sortFindings(
    findings.flatMap(finding => {
      const severity = changeOf(changes, finding.code)?.severity ?? finding.severity;
      return severity === 'off' ? [] : [{ ...finding, severity }];
    }),
  );
}

/** What a rule usually is; `null` for one that no manifest may change. */
export function usualSeverity(code: string): Severity | null {
  return CHANGEABLE.get(code)?.severity ?? null;
}

export function changeOf(changes: RuleChanges, code: string): RuleChange | undefined {
  return Object.hasOwn(changes, code) ? changes[code] : undefined;
}

function byName(codes: readonly AnyCode[]): ReadonlyMap<string, AnyCode> {
  return new Map(codes.map(code => [code.code, code]));
}
