import type { Invariant } from './checks.ts';
import type { Defect } from './faults.ts';
import { simulate } from './simulate.ts';
import { MINUTE } from './times.ts';
import type { Weather } from './weather.ts';
import type { World, WorldOptions } from './world.ts';

const COUNTS = [
  'seeds',
  'faults',
  'calls',
  'runs',
  'jobs',
  'cancels',
  'deletes',
  'wipes',
  'sabotages',
  'proposals',
  'merges',
] as const;
type Counts = Readonly<Record<(typeof COUNTS)[number], number>>;

/** What many seeds came to. */
export interface Campaign extends Counts {
  readonly failed: readonly { readonly seed: number; readonly what: string }[];
}

const none = Object.fromEntries(COUNTS.map(count => [count, 0])) as Counts;
export const NOTHING: Campaign = { ...none, failed: [] };

export function addUp(one: Campaign, other: Campaign): Campaign {
  const counts = Object.fromEntries(COUNTS.map(count => [count, one[count] + other[count]])) as Counts;
  return { ...counts, failed: [...one.failed, ...other.failed] };
}

export async function runCampaign(
  from: number,
  seeds: number,
  options: WorldOptions = {},
  onSeed: (world: World) => void = () => undefined,
): Promise<Campaign> {
  let sum = NOTHING;
  for (let seed = from; seed < from + seeds; seed += 1) {
    const world = await simulate(seed, options);
    sum = addUp(sum, whatCameOf(world));
    onSeed(world);
  }
  return sum;
}

function whatCameOf({ seed, faults, calls, runs, provider, wipes, sabotages, proposals, checks }: World): Campaign {
  return {
    seeds: 1,
    faults,
    calls,
    runs,
    jobs: provider.jobs.length,
    cancels: provider.jobs.filter(job => job.cancelledAt !== null).length,
    deletes: provider.jobs.filter(job => job.deletedAt !== null).length,
    wipes: wipes.length,
    sabotages: sabotages.length,
    proposals: proposals.pulls.length,
    merges: proposals.merges,
    failed: checks.violations.map(({ invariant, what }) => ({ seed, what: `${invariant}: ${what}` })),
  };
}

/** A protocol without one of its parts, and what must come of that. */
export interface Control {
  readonly defect: Defect;
  readonly what: string;
  /** What makes the part needed often enough. */
  readonly more?: Partial<Weather>;
  readonly breaks: Invariant;
  readonly harm: RegExp;
}

const FORCED = {
  more: { publishes: 'by-pull-request', reviews: 6, rivalry: 0.2 },
  breaks: 'I9',
  harm: /written over/,
} as const;
const TWICE = { breaks: 'I1', harm: /^paid twice/ } as const;

/** The parts whose absence the simulation must notice: a simulation that cannot fail proves nothing. */
export const CONTROLS: readonly Control[] = [
  { defect: 'retries', what: 'an unanswered create is sent again, as an SDK does', ...TWICE },
  { defect: 'no-adopt', what: 'jobs that the ledger does not know are not looked for', ...TWICE },
  { defect: 'no-cas', what: 'the ledger is written whoever wrote before', ...TWICE },
  { defect: 'no-window', what: 'an unanswered create is sent again by the next run', ...TWICE },
  { defect: 'short-window', what: 'W is shorter than a create may be late', ...TWICE },
  { defect: 'no-quarantine', what: 'a ledger that was lost begins as if there had been none', ...TWICE },
  {
    defect: 'one-observation',
    what: 'a job is cancelled when it is first seen to be unwanted',
    breaks: 'I3',
    harm: /one observation/,
  },
  { defect: 'no-fence', what: 'a run goes on with its plan after another one wrote', ...TWICE },
  { defect: 'early-clock', what: 'an intent counts from the start of its run, and no create is too late', ...TWICE },
  { defect: 'no-deadline', what: 'no create is too late after its intent', ...TWICE },
  {
    defect: 'no-delete-wait',
    what: 'a model is deleted as soon as no entry needs it',
    breaks: 'I4',
    harm: /too soon/,
  },
  {
    defect: 'no-delete-look',
    what: 'a model is deleted without a look at the tip',
    breaks: 'I4',
    harm: /although the tip names it/,
  },
  { defect: 'blind-clock', what: 'a wrong clock is not noticed', more: { wildness: 20 * MINUTE }, ...TWICE },
  { defect: 'no-lease', what: 'the branch of a proposal is written wherever it stands', ...FORCED },
  { defect: 'no-owner', what: 'every commit on the branch of a proposal is taken for one of ours', ...FORCED },
];

/** The first seed that shows the harm; `null` when none does. */
export async function firstCaught(control: Control, seeds: number): Promise<number | null> {
  for (let seed = 1; seed <= seeds; seed += 1) if (isCaught(await simulate(seed, control), control)) return seed;
  return null;
}

export function isCaught(world: World, { breaks, harm }: Control): boolean {
  return world.checks.violations.some(({ invariant, what }) => invariant === breaks && harm.test(what));
}
