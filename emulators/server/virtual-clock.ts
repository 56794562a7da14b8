/** A clock that moves only when told. Emulators and the programs under test share one, so that time is data. */
export class VirtualClock {
  #now: number;
  #due: { readonly at: number; readonly run: () => void }[] = [];

  constructor(start: number) {
    this.#now = start;
  }

  /** Milliseconds since 1970. */
  now(): number {
    return this.#now;
  }

  seconds(): number {
    return Math.floor(this.#now / 1000);
  }

  /** Runs `run` once the clock has reached `at`. */
  schedule(at: number, run: () => void): void {
    this.#due.push({ at, run });
  }

  advance(milliseconds: number): void {
    const target = this.#now + milliseconds;
    for (;;) {
      const next = this.#due.filter(task => task.at <= target).sort((a, b) => a.at - b.at)[0];
      if (next === undefined) break;
      this.#due = this.#due.filter(task => task !== next);
      this.#now = Math.max(this.#now, next.at);
      next.run();
    }
    this.#now = target;
  }
}
