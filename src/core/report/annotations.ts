import type { Diagnostic, Severity } from '../diagnostics/diagnostic.ts';
import { visible } from './escape.ts';

export interface Annotation {
  readonly level: Severity;
  readonly title: string;
  readonly message: string;
  readonly path: string | null;
  readonly line: number | null;
  /** Of the first thing that is said of the line; counted as in `Place`. */
  readonly column?: number | undefined;
}

/** GitHub shows ten of each level per step and drops the rest without a word (actions/toolkit, problem-matchers.md). */
const PER_LEVEL = 10;

/**
 * The annotations to show, errors first: one for each finding, then one for each of its other lines while there is room.
 * Where there are more findings than GitHub shows, the last one says so.
 */
export function annotations(sorted: readonly Diagnostic[]): Annotation[] {
  return (['error', 'warning', 'notice'] as const).flatMap(level => {
    const all = sorted.filter(diagnostic => diagnostic.severity === level).map(annotationsOf);
    const shown = [...all.flatMap(own => own.slice(0, 1)), ...all.flatMap(own => own.slice(1))];
    if (all.length <= PER_LEVEL) return shown.slice(0, PER_LEVEL);
    const rest = all.length - (PER_LEVEL - 1);
    return [
      ...shown.slice(0, PER_LEVEL - 1),
      {
        level,
        title: `… and ${rest} more`,
        message: 'The job summary lists them all.',
        path: null,
        line: null,
      },
    ];
  });
}

/** One for each line, the first one first. */
function annotationsOf({ severity, code, headline, message, fix, place, places = [] }: Diagnostic): Annotation[] {
  const said = new Map([[place?.line ?? null, message]]);
  for (const { line, message: own } of places.slice(1)) said.set(line, [said.get(line) ?? [], own].flat().join(' '));
  return [...said].map(([line, words]) => ({
    level: severity,
    title: `${code}: ${headline}`,
    message: visible(`${words} ${fix}`, 1000),
    path: place?.path ?? null,
    line,
    column: [place, ...places].find(at => at?.line === line)?.column,
  }));
}
