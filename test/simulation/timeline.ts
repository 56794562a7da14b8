interface Entry {
  readonly at: number;
  readonly run: () => void;
  readonly isProgram: boolean;
}

/**
 * Virtual time for several programs at once. One runs at a time, until it waits; then the one that is due next goes on.
 * The same seed gives the same interleaving.
 */
export class Timeline {
  now: number;
  readonly #queue: Entry[] = [];
  #goOn: () => void = () => undefined;

  constructor(start: number) {
    this.now = start;
  }

  /** Something that happens at its time, whatever the programs do. */
  schedule(milliseconds: number, run: () => void): void {
    this.#queue.push({ at: this.now + milliseconds, run, isProgram: false });
  }

  /** The program that awaits this goes on then. */
  wait(milliseconds: number): Promise<void> {
    return new Promise(resolve => {
      this.#queue.push({ at: this.now + milliseconds, run: resolve, isProgram: true });
      this.#goOn();
    });
  }

  /** Runs the programs, and everything that was scheduled, to the end. */
  async play(programs: readonly (() => Promise<void>)[]): Promise<void> {
    const failures: unknown[] = [];
    const note = (error: unknown): void => void failures.push(error);
    for (const program of programs)
      await this.#untilItWaits(
        () =>
          void program()
            .catch(note)
            .finally(() => this.#goOn()),
      );
    for (let next = this.#takeNext(); next !== undefined; next = this.#takeNext()) {
      this.now = Math.max(this.now, next.at);
      if (next.isProgram) await this.#untilItWaits(next.run);
      else next.run();
    }
    if (failures.length > 0) throw failures[0];
  }

  /** The earliest entry, of equal ones the first. */
  #takeNext(): Entry | undefined {
    const queue = this.#queue;
    let first = 0;
    let earliest = Number.POSITIVE_INFINITY;
    for (const [index, { at }] of queue.entries()) {
      if (at >= earliest) continue;
      first = index;
      earliest = at;
    }
    return queue.splice(first, 1)[0];
  }

  async #untilItWaits(act: () => void): Promise<void> {
    const waits = new Promise<void>(resolve => {
      this.#goOn = resolve;
    });
    act();
    await waits;
  }
}
