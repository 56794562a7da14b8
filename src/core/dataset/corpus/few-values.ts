import { LineCounter, type LineTally } from '../findings.ts';

export type FewValuesState<T> = { [hash: string]: { count: number; lines: number[]; note: T } } | null;

/** What is known about one value: how often, where first, and a note made from its first sight. */
export interface Seen<T> {
  readonly lines: LineTally;
  readonly note: T;
}

/**
 * Counts values as long as there are only a few different ones. With one more than `most` it gives up and forgets all,
 * so memory is bounded; whether it gave up depends only on how many values there are.
 */
export class FewValues<T> {
  readonly #most: number;
  #values: Map<string, { lines: LineCounter; note: T }> | null = new Map();

  constructor(most: number) {
    this.#most = most;
  }

  /** `value` is kept: pass a short text or a hash. */
  add(value: string, line: number, note: () => T): void {
    this.#entry(value, note)?.lines.add(line);
  }

  giveUp(): void {
    this.#values = null;
  }

  /** Most frequent first, then by first line; `null` after giving up. */
  all(): readonly Seen<T>[] | null {
    if (this.#values === null) return null;
    return [...this.#values.values()].sort(
      (a, b) => b.lines.count - a.lines.count || (a.lines.lines[0] ?? 0) - (b.lines.lines[0] ?? 0),
    );
  }

  state(): FewValuesState<T> {
    if (this.#values === null) return null;
    return Object.fromEntries(
      [...this.#values].map(([value, { lines, note }]) => [value, { count: lines.count, lines: lines.lines, note }]),
    );
  }

  absorb(state: FewValuesState<T>, linesBefore: number): void {
    if (state === null) this.giveUp();
    for (const [value, { count, lines, note }] of Object.entries(state ?? {}))
      this.#entry(value, () => note)?.lines.absorb({ count, lines }, linesBefore);
  }

  #entry(value: string, note: () => T): { lines: LineCounter; note: T } | null {
    const known = this.#values?.get(value);
    if (known !== undefined) return known;
    if (this.#values?.size === this.#most) this.giveUp();
    if (this.#values === null) return null;
    const entry = { lines: new LineCounter(), note: note() };
    this.#values.set(value, entry);
    return entry;
  }
}
