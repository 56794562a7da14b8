import { NOW } from '../support/builders.ts';
import { Checks } from './checks.ts';
import type { Defect, Fault } from './faults.ts';
import { FAULTS } from './faults.ts';
import type { Call, Service } from './host.ts';
import { edited, someManifest } from './human.ts';
import { randomFrom } from './random.ts';
import { review } from './reviewer.ts';
import { sabotaged } from './saboteur.ts';
import { Timeline } from './timeline.ts';
import { MINUTE } from './times.ts';
import { ToyLedger } from './toy-ledger.ts';
import { ToyProposals } from './toy-proposals.ts';
import { ToyProvider } from './toy-provider.ts';
import { ToyRepository } from './toy-repository.ts';
import { type Weather, weatherOf, withDeletes } from './weather.ts';

export interface WorldOptions {
  readonly defect?: Defect | null;
  /** Instead of what the seed draws. */
  readonly weather?: Weather;
  /** On top of what the seed draws. */
  readonly more?: Partial<Weather>;
  readonly manifest?: string;
  /** Instead of random faults: what befalls each call. */
  readonly faultFor?: (call: Call) => Fault | null;
  /** Every line of what happens, for people. */
  readonly tell?: (line: string) => void;
}

/** In every so many seeds, models that nobody needs are deleted. */
const DELETING = 3;

/** A provider, a ledger, a repository, and the people and accidents around them, all in memory and in virtual time. */
export class World {
  readonly timeline = new Timeline(Date.parse(NOW));
  readonly seed: number;
  readonly defect: Defect | null;
  readonly weather: Weather;
  readonly checks: Checks;
  readonly provider: ToyProvider;
  readonly ledger: ToyLedger;
  readonly repository: ToyRepository;
  readonly proposals: ToyProposals;
  readonly wipes: number[] = [];
  readonly sabotages: number[] = [];
  isCalm = false;
  calls = 0;
  faults = 0;
  mutations = 0;
  runs = 0;
  readonly #down = new Map<Service, number>();
  readonly #random: () => number;
  readonly #faultFor: ((call: Call) => Fault | null) | null;
  readonly #tell: ((line: string) => void) | null;

  constructor(seed: number, options: WorldOptions = {}) {
    this.seed = seed;
    this.#random = randomFrom(seed);
    this.defect = options.defect ?? null;
    // Not drawn, so that the other seeds stay the stories that they were.
    const drawn = options.weather ?? weatherOf(most => this.random(most));
    const isDrawn = options.weather === undefined;
    this.weather = { ...(isDrawn && seed % DELETING === 0 ? withDeletes(drawn) : drawn), ...options.more };
    this.#faultFor = options.faultFor ?? null;
    this.#tell = options.tell ?? null;
    this.checks = new Checks(this);
    this.provider = new ToyProvider(this);
    this.ledger = new ToyLedger(this);
    this.repository = new ToyRepository(this, options.manifest ?? someManifest(this));
    this.proposals = new ToyProposals(this);
    this.repository.isProtected = this.weather.hasProtection;
  }

  random(most: number): number {
    return this.#random() * most;
  }

  note(who: string, what: string, detail: string): void {
    if (this.#tell === null) return;
    const seconds = Math.round((this.timeline.now - Date.parse(NOW)) / 100) / 10;
    const clock = `${Math.floor(seconds / 3600)}:${String(Math.floor(seconds / 60) % 60).padStart(2, '0')}:${(seconds % 60).toFixed(1).padStart(4, '0')}`;
    this.#tell(`${clock.padStart(10)}  ${who.padEnd(10)} ${what.padEnd(52)} ${detail}`.trimEnd());
  }

  isSlow(): boolean {
    return !this.isCalm && this.random(1) < this.weather.slowness;
  }

  isDoubled({ what, isChange }: Call): boolean {
    if (this.isCalm || !isChange || what === 'create-job' || this.random(1) >= this.weather.doubling) return false;
    this.faults += 1;
    return true;
  }

  faultFor(call: Call): Fault | null {
    this.calls += 1;
    const fault = this.isCalm ? null : this.#chosenFault(call);
    if (fault !== null) this.faults += 1;
    return fault;
  }

  #chosenFault(call: Call): Fault | null {
    if (this.#faultFor !== null) return this.#faultFor(call);
    if ((this.#down.get(call.service) ?? 0) > this.timeline.now) return 'error-unapplied';
    if (this.random(1) >= this.weather.faultRate) return null;
    return FAULTS[Math.floor(this.random(FAULTS.length))] ?? null;
  }

  /** The service answers nothing for a while. */
  turnOff(service: Service, milliseconds: number): void {
    this.note('accident', `the ${service} is down for ${Math.round(milliseconds / 60_000)} minutes`, '');
    this.#down.set(service, this.timeline.now + milliseconds);
  }

  edit(text = edited(this)): void {
    this.repository.push(text);
    this.note('somebody', 'pushes to the default branch', JSON.stringify(text));
  }

  wipe(): void {
    if (this.isCalm || this.ledger.head === null) return;
    this.wipes.push(this.timeline.now);
    this.ledger.wipe();
    this.note('somebody', 'deletes the ledger branch', '');
  }

  /** The worst time to lose a ledger, or for a push, is while a create is on its way. */
  intentWritten(): void {
    if (!this.isCalm && this.random(1) < this.weather.rivalry) this.edit();
    if (this.weather.hasWipes && this.random(1) < 0.4) this.timeline.schedule(this.random(MINUTE), () => this.wipe());
  }

  jobMade(): void {
    if (!this.isCalm && this.random(1) < this.weather.fickleness)
      this.timeline.schedule(this.random(10 * MINUTE), () => this.edit());
  }

  /** The worst time for a revert is right before a delete. */
  modelLooked(id: string): void {
    if (this.isCalm || this.random(1) >= this.weather.rivalry) return;
    const texts = this.repository.texts.filter(text => text.includes(id));
    const text = texts[Math.floor(this.random(texts.length))];
    if (text !== undefined) this.edit(text);
  }

  /** A person is at the proposal at the very moment at which a run writes it. */
  meddle(): void {
    if (!this.isCalm && this.random(1) < this.weather.rivalry) review(this);
  }

  proposed(): void {
    if (!this.isCalm && this.random(1) < this.weather.fickleness)
      this.timeline.schedule(this.random(10 * MINUTE), () => review(this));
  }

  corrupt(): void {
    if (this.isCalm || this.ledger.head === null) return;
    this.ledger.put('corrupt');
    this.note('accident', 'the ledger is not valid JSON any more', '');
  }

  repair(): void {
    this.ledger.repair();
    this.note('somebody', 'runs ledger repair', '');
  }

  sabotage(): void {
    if (this.isCalm) return;
    this.sabotages.push(this.timeline.now);
    const ledger = sabotaged(this);
    this.ledger.put(ledger);
    this.note('saboteur', 'writes a ledger', JSON.stringify(ledger));
  }
}
