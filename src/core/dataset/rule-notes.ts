import type { Severity } from '../diagnostics/diagnostic.ts';
import type { RuleChange, RuleChanges } from '../manifest/schema.ts';
import { changeOf, usualSeverity } from './rule-changes.ts';

/** One rule that counts differently, for people. */
export interface RuleNote {
  readonly code: string;
  readonly usual: Severity;
  readonly severity: RuleChange['severity'];
  /** Untrusted text; empty when `removed`. */
  readonly reason: string;
  /** What became of it since the base; `null` when there is none to compare with. */
  readonly change: 'none' | 'added' | 'edited' | 'removed' | null;
  /** What it was in the base. */
  readonly before: RuleChange['severity'] | null;
}

/** All rules that are changed in `now`, and those no longer changed since `base` (`null`: not compared). By code. */
export function noteRules(now: RuleChanges, base: RuleChanges | null): RuleNote[] {
  const codes = [...new Set([...Object.keys(now), ...Object.keys(base ?? {})])].toSorted();
  return codes.flatMap(name => {
    const usual = usualSeverity(name);
    if (usual === null) return [];
    const after = changeOf(now, name);
    const before = base === null ? undefined : changeOf(base, name);
    const { severity, reason } = after ?? { severity: usual, reason: '' };
    return [
      {
        code: name,
        usual,
        severity,
        reason,
        change: difference(after, before, base),
        before: before?.severity ?? null,
      },
    ];
  });
}

export function isChanged({ change }: RuleNote): boolean {
  return change !== null && change !== 'none';
}

function difference(
  after: RuleChange | undefined,
  before: RuleChange | undefined,
  base: RuleChanges | null,
): RuleNote['change'] {
  if (base === null) return null;
  if (after === undefined) return 'removed';
  if (before === undefined) return 'added';
  return after.severity === before.severity && after.reason === before.reason ? 'none' : 'edited';
}
