import type { Invariant } from './checks.ts';
import type { Defect } from './faults.ts';
import { simulate } from './simulate.ts';
import type { World, WorldOptions } from './world.ts';

/** What many seeds came to. */
export interface Campaign {
  seeds: number;
  faults: number;
  calls: number;
  runs: number;
  jobs: number;
  cancels: number;
  wipes: number;
  sabotages: number;
  proposals: number;
  merges: number;
  readonly failed: { readonly seed: number; readonly what: string }[];
}

export async function runCampaign(
  from: number,
  seeds: number,
  options: WorldOptions = {},
  onSeed: (world: World) => void = () => undefined,
): Promise<Campaign> {
  const sum = {
    seeds,
    faults: 0,
    calls: 0,
    runs: 0,
    jobs: 0,
    cancels: 0,
    wipes: 0,
    sabotages: 0,
    proposals: 0,
    merges: 0,
  };
  const failed: Campaign['failed'] = [];
  for (let seed = from; seed < from + seeds; seed += 1) {
    const world = await simulate(seed, options);
    sum.faults += world.faults;
    sum.calls += world.calls;
    sum.runs += world.runs;
    sum.jobs += world.provider.jobs.length;
    sum.cancels += world.provider.jobs.filter(job => job.cancelledAt !== null).length;
    sum.wipes += world.wipes.length;
    sum.sabotages += world.sabotages.length;
    sum.proposals += world.proposals.pulls.length;
    sum.merges += world.proposals.merges;
    for (const { invariant, what } of world.checks.violations) failed.push({ seed, what: `${invariant}: ${what}` });
    onSeed(world);
  }
  return { ...sum, failed };
}

/** A protocol without one of its parts, and what must come of that. */
export interface Control {
  readonly defect: Defect;
  readonly what: string;
  readonly breaks: Invariant;
  readonly harm: RegExp;
}

const FORCED = { breaks: 'I9', harm: /written over/ } as const;
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
  { defect: 'blind-clock', what: 'a wrong clock is not noticed', ...TWICE },
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
