import type { Diagnostic, Severity } from '../diagnostics/diagnostic.ts';
import { visible } from './escape.ts';

export interface Annotation {
  readonly level: Severity;
  readonly title: string;
  readonly message: string;
  readonly path: string | null;
  readonly line: number | null;
}

/** GitHub shows ten of each level per step and drops the rest without a word (actions/toolkit, problem-matchers.md). */
const PER_LEVEL = 10;

/** The annotations to show, errors first. Where there are more than GitHub shows, the last one says so. */
export function annotations(sorted: readonly Diagnostic[]): Annotation[] {
  return (['error', 'warning', 'notice'] as const).flatMap(level => {
    const all = sorted.filter(diagnostic => diagnostic.severity === level);
    if (all.length <= PER_LEVEL) return all.map(toAnnotation);
    const rest = all.length - (PER_LEVEL - 1);
    return [
      ...all.slice(0, PER_LEVEL - 1).map(toAnnotation),
      { level, title: `… and ${rest} more`, message: 'The job summary lists them all.', path: null, line: null },
    ];
  });
}

function toAnnotation(diagnostic: Diagnostic): Annotation {
  return {
    level: diagnostic.severity,
    title: `${diagnostic.code}: ${diagnostic.headline}`,
    message: visible(`${diagnostic.message} ${diagnostic.fix}`, 1000),
    path: diagnostic.place?.path ?? null,
    line: diagnostic.place?.line ?? null,
  };
}
