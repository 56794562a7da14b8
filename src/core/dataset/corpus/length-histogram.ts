export type LengthState = [length: number, count: number][];

/** Counts of lengths, rounded down to three digits so that there are never more than some thousand of them. */
export class LengthHistogram {
  readonly #counts = new Map<number, number>();

  static rounded(length: number): number {
    let unit = 1;
    while (length >= 1000 * unit) unit *= 10;
    return length - (length % unit);
  }

  add(length: number, count = 1): void {
    const rounded = LengthHistogram.rounded(length);
    this.#counts.set(rounded, (this.#counts.get(rounded) ?? 0) + count);
  }

  /** The least length that at least half of the lengths do not exceed; 0 when there are none. */
  median(): number {
    const counts = this.state();
    let left = counts.reduce((sum, [, count]) => sum + count, 0) / 2;
    for (const [length, count] of counts) {
      left -= count;
      if (left <= 0) return length;
    }
    return 0;
  }

  countAbove(limit: number): number {
    return this.state().reduce((sum, [length, count]) => sum + (length > limit ? count : 0), 0);
  }

  state(): LengthState {
    return [...this.#counts].sort(([a], [b]) => a - b);
  }

  absorb(state: LengthState): void {
    for (const [length, count] of state) this.add(length, count);
  }
}
