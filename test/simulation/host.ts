import type { ClockReading } from '../../src/core/plan/clock-skew.ts';
import { effectOf, type Fault, isCrash } from './faults.ts';
import type { Sight } from './sight.ts';
import type { Timeline } from './timeline.ts';
import { LATE, MINUTE, SECOND } from './times.ts';

/** The machine has died in the middle of a run. */
export class Crash extends Error {}
/** A call without an answer, where its caller has no word for that. */
export class Lost extends Error {}

export type Service = 'provider' | 'forge';

/** One call of a run, as faults are chosen for it. */
export interface Call {
  readonly what: string;
  readonly service: Service;
  readonly isChange: boolean;
}

/** What a host is part of. */
interface Surroundings {
  readonly timeline: Timeline;
  /** Calls that change something, whatever came of them. */
  mutations: number;
  random(most: number): number;
  faultFor(call: Call): Fault | null;
  isSlow(): boolean;
  isDoubled(call: Call): boolean;
  note(who: string, what: string, detail: string): void;
}

/** The machine one run is on: every call takes time, may be lost, and the machine may die at any of them. */
export class Host {
  readonly name: string;
  /** By how much its clock is wrong. */
  readonly skew: number;
  readonly sight: Sight;
  readonly #world: Surroundings;
  #isDead = false;
  /** What its calls told it of the time. */
  readonly readings: ClockReading[] = [];

  constructor(world: Surroundings, identity: { readonly name: string; readonly skew: number; readonly sight: Sight }) {
    this.#world = world;
    this.name = identity.name;
    this.skew = identity.skew;
    this.sight = identity.sight;
  }

  get isDead(): boolean {
    return this.#isDead;
  }

  /** What its clock shows. */
  get now(): number {
    return this.#world.timeline.now + this.skew;
  }

  look<T>(what: string, service: Service, answer: () => T, lost?: (fault: Fault) => T, slowest = 2 * MINUTE) {
    return this.#call({ what, service, isChange: false }, answer, lost, slowest);
  }

  change<T>(what: string, service: Service, apply: () => T, lost?: (fault: Fault) => T, slowest = MINUTE) {
    if (!this.#isDead) this.#world.mutations += 1;
    return this.#call({ what, service, isChange: true }, apply, lost, slowest);
  }

  async #call<T>(call: Call, act: () => T, lost: ((fault: Fault) => T) | undefined, slowest: number): Promise<T> {
    if (this.#isDead) throw new Crash();
    const { timeline } = this.#world;
    const fault = this.#world.faultFor(call);
    const sentAt = this.now;
    await timeline.wait(this.#world.random(this.#world.isSlow() ? slowest : 3 * SECOND));
    this.#world.note(this.name, call.what, fault ?? '');
    if (fault === null) {
      const reply = act();
      if (this.#world.isDoubled(call)) timeline.schedule(this.#world.random(LATE), () => this.#actLate(call, act));
      const theirs = Math.floor(timeline.now / SECOND) * SECOND;
      await timeline.wait(this.#world.random(SECOND));
      this.#hear(call, { theirs, sentAt, receivedAt: this.now });
      return reply;
    }
    const effect = call.isChange ? effectOf(fault) : 'never';
    if (effect === 'now') act();
    if (effect === 'later') timeline.schedule(this.#world.random(LATE), () => this.#actLate(call, act));
    if (isCrash(fault)) {
      this.#isDead = true;
      throw new Crash();
    }
    await timeline.wait(this.#world.random(MINUTE));
    if (lost === undefined) throw new Lost();
    return lost(fault);
  }

  #hear({ service }: Call, reading: Omit<ClockReading, 'service'>): void {
    this.readings.push({ service: service === 'forge' ? 'code host' : service, ...reading });
  }

  #actLate(call: Call, act: () => unknown): void {
    this.#world.note(this.name, call.what, 'arrives now, late or once more');
    act();
  }
}
