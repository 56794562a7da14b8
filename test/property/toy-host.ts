import type { Timeline } from './timeline.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
/** A request whose reply was lost is applied within this. */
const LATE = 2 * MINUTE;

/** The machine has died in the middle of a run. */
export class Crash extends Error {}
/** A call without an answer, where its caller has no word for that. */
export class Lost extends Error {}

/** What a host is part of. */
interface Surroundings {
  readonly timeline: Timeline;
  /** Share of calls that go wrong. */
  faultRate: number;
  /** Calls that changed something. */
  mutations: number;
  random(most: number): number;
}

/** The machine one run is on: every call takes time, may be lost, and the machine may die at any of them. */
export class Host {
  readonly #world: Surroundings;
  #isDead = false;

  constructor(world: Surroundings) {
    this.#world = world;
  }

  look<T>(answer: () => T, lost?: () => T, slowest = 2 * MINUTE): Promise<T> {
    return this.#call(answer, lost, slowest);
  }

  change<T>(apply: () => T, lost?: () => T, slowest = MINUTE): Promise<T> {
    const counted = (): T => {
      this.#world.mutations += 1;
      return apply();
    };
    return this.#call(counted, lost, slowest, true);
  }

  async #call<T>(act: () => T, lost: (() => T) | undefined, slowest: number, isChange = false): Promise<T> {
    const { timeline, faultRate } = this.#world;
    const isFaulty = this.#world.random(1) < faultRate;
    const isSlow = this.#world.random(1) < faultRate;
    await this.#pass(this.#world.random(isSlow ? slowest : 3 * SECOND));
    if (!isFaulty) {
      const reply = act();
      await this.#pass(this.#world.random(SECOND));
      return reply;
    }
    switch (Math.floor(this.#world.random(5))) {
      case 0:
        return this.#die();
      case 1:
        act();
        return this.#die();
      case 2:
        if (isChange) act();
        break;
      case 3:
        if (isChange) timeline.schedule(this.#world.random(LATE), act);
        break;
      default:
    }
    await this.#pass(this.#world.random(MINUTE));
    if (lost === undefined) throw new Lost();
    return lost();
  }

  async #pass(milliseconds: number): Promise<void> {
    if (this.#isDead) throw new Crash();
    await this.#world.timeline.wait(milliseconds);
  }

  #die(): never {
    this.#isDead = true;
    throw new Crash();
  }
}
