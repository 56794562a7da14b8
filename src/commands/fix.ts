import type { Change } from '../core/dataset/fix/changes.ts';
import { fixDataset } from '../core/dataset/fix/fix.ts';
import { visible } from '../core/report/escape.ts';
import { withPath } from '../core/report/filled-hints.ts';
import { counted } from '../core/report/format.ts';
import { UserError } from './user-error.ts';

export interface FixedFile {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly changes: readonly Change[];
  readonly notes: readonly string[];
}

export function fixFile(path: string, bytes: Uint8Array, options: { readonly all: boolean }): FixedFile {
  const fixed = fixDataset(bytes, options);
  if (fixed.kind === 'refused')
    throw new UserError(`${path} is ${fixed.is}, not JSON Lines.`, { fix: withPath(fixed.advice, path) });
  return { path, bytes: fixed.bytes, changes: fixed.changes, notes: fixed.notes };
}

/** One line for each kind of change, as editors read places. */
export function fixText({ path, changes, notes }: FixedFile, mode: 'check' | 'write'): string[] {
  const shown = visible(path);
  const heading =
    changes.length === 0
      ? `${shown}: nothing to fix.`
      : `${shown}: ${mode === 'write' ? 'fixed.' : 'would be fixed by --write.'}`;
  return [
    heading,
    ...changes.map(
      ({ fix, code, did, lines, count }) =>
        `  ${shown}:${lines[0] ?? 1}: ${code ?? fix}: ${visible(did)} (${counted(count, 'line')})`,
    ),
    ...notes.map(note => `  note: ${withPath(visible(note), path)}`),
  ];
}

export function fixJson({ path, changes, notes }: FixedFile, written: boolean): object {
  return {
    path,
    written,
    changes: changes.map(({ fix, code, count, lines }) => ({ fix, code, line: lines[0] ?? null, count, lines })),
    notes,
  };
}
