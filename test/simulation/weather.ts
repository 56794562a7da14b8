import { HOUR, MINUTE, SKEW } from './times.ts';

/** What a seed has to live through. Shares are of the calls that they can befall. */
export interface Weather {
  /** Names whose vanishing somebody has confirmed; absent: none. */
  readonly removals?: readonly string[];
  readonly runners: number;
  readonly runsOfEach: number;
  /** Longest pause between two runs of one runner. */
  readonly pause: number;
  readonly faultRate: number;
  /** Share of calls that take long: up to minutes, an upload or the reading of a commit up to a third of an hour. */
  readonly slowness: number;
  /** Share of changes that reach the service twice; never a create, which nothing could tell from a second one. */
  readonly doubling: number;
  /** How wrong a runner's clock may be. */
  readonly skew: number;
  /** How wrong some clocks may be beyond that, which their runs can notice. */
  readonly wildness: number;
  readonly edits: number;
  /** Share of commits to the default branch and of deletes before which somebody pushes, and of intents after which. */
  readonly rivalry: number;
  /** Share of new jobs after which somebody changes the manifest soon. */
  readonly fickleness: number;
  /** Share of job lists that are not of now. */
  readonly staleness: number;
  /** Share of creates that are refused for the moment. */
  readonly reluctance: number;
  /** Share of uploads that are gone after a while, mostly before a job has used them. */
  readonly expiry: number;
  /** Share of trainings that fail. */
  readonly failures: number;
  /** How long every training takes; `null`: each its own time. */
  readonly training: number | null;
  /** How often a service is down for a while. */
  readonly outages: number;
  /** Share of runs that are asked to stop. */
  readonly interruptions: number;
  /** Whether somebody deletes the ledger's branch, mostly at the worst time. */
  readonly hasWipes: boolean;
  /** Whether the ledger is broken, and mended later. */
  readonly hasCorruption: boolean;
  /** Whether somebody writes valid but wrong ledgers. */
  readonly hasSaboteur: boolean;
  /** Whether the manifest says that models nobody needs are deleted. */
  readonly deletes: boolean;
  /** For how many trainings there is money; `null`: for all. */
  readonly budgetFor: number | null;
  /** How model IDs come home: committed, in a pull request, or on a branch of a server without pull requests. */
  readonly publishes: 'directly' | 'by-pull-request' | 'by-branch';
  /** How often somebody does something with the proposal of model IDs. */
  readonly reviews: number;
  /** Whether nobody but people may push to the default branch, and for a while to the proposal's either. */
  readonly hasProtection: boolean;
}

export const CALM: Weather = {
  runners: 1,
  runsOfEach: 1,
  pause: 30 * MINUTE,
  faultRate: 0,
  slowness: 0,
  doubling: 0,
  skew: 0,
  wildness: 0,
  edits: 0,
  rivalry: 0,
  fickleness: 0,
  staleness: 0,
  reluctance: 0,
  expiry: 0,
  failures: 0,
  training: null,
  outages: 0,
  interruptions: 0,
  hasWipes: false,
  hasCorruption: false,
  hasSaboteur: false,
  deletes: false,
  budgetFor: null,
  publishes: 'directly',
  reviews: 0,
  hasProtection: false,
};

/** Short ones make the races, long ones the losses. */
const PAUSES = [3 * MINUTE, 10 * MINUTE, 30 * MINUTE, 40 * MINUTE, 5 * HOUR];
const WILD = [5 * MINUTE, 20 * MINUTE, 2 * HOUR, 48 * HOUR];
/** Share of seeds. */
const WIPES = 0.15;

/** Models become superfluous only by many edits, and go only after some time. */
export function withDeletes(weather: Weather): Weather {
  const { edits, runsOfEach, pause } = weather;
  const more = { edits: edits + 4, runsOfEach: runsOfEach + 3, pause: Math.max(pause, HOUR), rivalry: 0.3 };
  return { ...weather, ...more, deletes: true };
}

/** Every seed has a weather of its own, so that no trouble hides another for good. */
export function weatherOf(random: (most: number) => number): Weather {
  const chance = (share: number): boolean => random(1) < share;
  const upTo = (most: number): number => Math.floor(random(most + 1));
  const trouble = random(1);
  const publication = random(1);
  return {
    runners: [1, 2, 3, 3, 4][upTo(4)] ?? 1,
    runsOfEach: 3 + upTo(1),
    pause: PAUSES[upTo(trouble < WIPES ? 1 : PAUSES.length - 1)] ?? HOUR,
    faultRate: chance(0.1) ? 0 : random(0.2),
    slowness: chance(0.5) ? random(0.1) : 0.2 + random(0.2),
    doubling: chance(0.3) ? 0.1 : 0,
    skew: chance(0.5) ? random(SKEW) : 0,
    edits: upTo(3),
    rivalry: chance(0.5) ? 0.2 : 0,
    fickleness: chance(0.5) ? 0.3 : 0,
    staleness: chance(0.5) ? 0.3 : 0,
    reluctance: chance(0.2) ? 0.2 : 0,
    failures: chance(0.5) ? 0.2 : 0,
    training: null,
    outages: chance(0.3) ? 1 + upTo(1) : 0,
    interruptions: chance(0.2) ? 0.2 : 0,
    hasWipes: trouble < WIPES,
    hasCorruption: trouble > 0.8 && trouble < 0.9,
    hasSaboteur: trouble > 0.9,
    deletes: false,
    budgetFor: chance(0.2) ? upTo(2) : null,
    // A job whose file is gone is recognised by the ledger alone, so not where that is lost.
    expiry: chance(0.2) && trouble > WIPES && trouble < 0.8 ? 0.2 : 0,
    wildness: chance(0.1) ? (WILD[upTo(WILD.length - 1)] ?? HOUR) : 0,
    publishes: publication < 0.75 ? 'directly' : publication < 0.95 ? 'by-pull-request' : 'by-branch',
    reviews: publication < 0.75 ? 0 : 2 + upTo(6),
    hasProtection: publication > 0.7 && chance(0.5),
  };
}
