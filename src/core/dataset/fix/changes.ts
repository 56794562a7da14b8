import { LineCounter } from '../findings.ts';
import type { ChangeKind } from './change-kinds.ts';

/** All changes of one kind: how many lines, and the numbers of the first ones, as the file was before. */
export interface Change extends ChangeKind {
  readonly count: number;
  readonly lines: readonly number[];
}

export class ChangeLog {
  readonly #byFix = new Map<string, { readonly kind: ChangeKind; readonly lines: LineCounter }>();

  add(kind: ChangeKind, line: number): void {
    const entry = this.#byFix.get(kind.fix) ?? { kind, lines: new LineCounter() };
    this.#byFix.set(kind.fix, entry);
    entry.lines.add(line);
  }

  changes(): Change[] {
    return [...this.#byFix.values()].map(({ kind, lines: { count, lines } }) => ({ ...kind, count, lines }));
  }
}
