/** Numbers from 0 to 1 that depend on the seed alone (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * Virtual time for several programs at once. One runs at a time, until it waits; then the one that is due next goes on.
 * The same seed gives the same interleaving.
 */
export class Timeline {
  now: number;
  #queue: { readonly at: number; readonly run: () => void; readonly isProgram: boolean }[] = [];
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
    for (const program of programs) await this.#untilItWaits(() => void program().finally(() => this.#goOn()));
    while (this.#queue.length > 0) {
      const next = this.#queue.reduce((first, entry) => (entry.at < first.at ? entry : first));
      this.#queue.splice(this.#queue.indexOf(next), 1);
      this.now = Math.max(this.now, next.at);
      if (next.isProgram) await this.#untilItWaits(next.run);
      else next.run();
    }
  }

  async #untilItWaits(act: () => void): Promise<void> {
    const waits = new Promise<void>(resolve => {
      this.#goOn = resolve;
    });
    act();
    await waits;
  }
}
