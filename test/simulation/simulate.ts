import { MARK as KEYS } from '../../src/core/plan/ownership.ts';
import { mended } from './human.ts';
import { review, tend } from './reviewer.ts';
import { runOnce } from './run.ts';
import { isRefusedForGood } from './specs.ts';
import { HOUR, MINUTE, TRAINING } from './times.ts';
import { World, type WorldOptions } from './world.ts';

/**
 * Clean runs in which everything must be done, and more in which nothing may be left to do. Where money is short, what
 * a failed or refused training held is free for another one only when a run has noted it, so each model may take one
 * run more.
 */
const CLEAN_RUNS = 3;
const CLEAN_RUNS_WHERE_MONEY_IS_SHORT = 6;
/** A delete takes three runs more after a publication, and what it makes room for may take as many. */
const CLEAN_RUNS_OF_DELETES = 6;
const IDLE_RUNS = 2;

/** One seed: runners among faults and people; then all is well, and one runner goes on. */
export async function simulate(seed: number, options: WorldOptions = {}): Promise<World> {
  const world = new World(seed, options);
  const { timeline, weather } = world;
  const runner = async (name: string): Promise<void> => {
    const isWild = weather.wildness > 0 && world.random(1) < 0.6;
    const skew = spread(world, isWild ? weather.wildness : weather.skew);
    for (let run = 0; run < weather.runsOfEach; run += 1) {
      await timeline.wait(world.random(weather.pause));
      await runOnce(world, name, skew);
    }
  };
  letThingsHappen(world);
  await timeline.play(Array.from({ length: weather.runners }, (_, n) => () => runner(`runner-${n + 1}`)));
  await settle(world);
  return world;
}

/** How wrong a clock is that is wrong by so much at most. */
function spread(world: World, most: number): number {
  return world.random(2 * most) - most;
}

function letThingsHappen(world: World): void {
  const { timeline, weather } = world;
  const some = (times: number, act: () => void): void => {
    for (let n = 0; n < times; n += 1) timeline.schedule(world.random(weather.pause * weather.runsOfEach), act);
  };
  some(Math.floor(weather.edits), () => world.edit());
  some(weather.reviews, () => review(world));
  if (weather.hasProtection && weather.reviews > 0)
    some(1, () => {
      world.proposals.isProtected = true;
      timeline.schedule(world.random(HOUR), () => {
        world.proposals.isProtected = false;
      });
    });
  some(weather.outages, () => world.turnOff(world.random(1) < 0.5 ? 'provider' : 'forge', MINUTE + world.random(HOUR)));
  if (weather.hasCorruption)
    some(1, () => {
      world.corrupt();
      timeline.schedule(world.random(HOUR), () => world.repair());
    });
  if (weather.hasSaboteur) some(1 + Math.floor(world.random(3)), () => world.sabotage());
  if (weather.hasWipes) some(1 + Math.floor(world.random(2)), () => world.wipe());
}

/** After the last fault: three clean runs do what is left, and the next ones find nothing to do. */
export async function settle(world: World): Promise<void> {
  world.isCalm = true;
  world.proposals.isProtected = false;
  // Where IDs are proposed, the default branch may stay as it is.
  if (world.weather.publishes === 'directly') world.repository.isProtected = false;
  world.repair();
  const whole = mended(world);
  if (whole !== null) world.edit(whole);
  const { budgetFor, deletes, publishes } = world.weather;
  const forDeletes = deletes ? CLEAN_RUNS_OF_DELETES : 0;
  // Without a person, a proposal that waits is an end as well.
  await comeToRest(world, (budgetFor === null ? CLEAN_RUNS : CLEAN_RUNS_WHERE_MONEY_IS_SHORT) + forDeletes);
  if (publishes !== 'directly') await comeToRest(world, CLEAN_RUNS + forDeletes, () => tend(world));
  checkEnd(world);
}

async function comeToRest(world: World, cleanRuns: number, before: () => void = () => undefined): Promise<void> {
  const mutations: number[] = [];
  const calmly = async (): Promise<void> => {
    for (let run = 0; run < cleanRuns + IDLE_RUNS; run += 1) {
      await world.timeline.wait(TRAINING + 15 * MINUTE);
      if (run < cleanRuns) before();
      const earlier = world.mutations;
      await runOnce(world, 'in calm');
      mutations.push(world.mutations - earlier);
    }
  };
  await world.timeline.play([calmly]);
  if (mutations.slice(cleanRuns).some(count => count > 0))
    world.checks.violated('I8', `clean runs made ${mutations.join(', ')} mutating calls`);
}

function checkEnd(world: World): void {
  const { checks, provider, ledger, repository, wipes, sabotages } = world;
  if (sabotages.length > 0) return;
  const runs = ledger.current?.runs ?? {};
  const models = repository.tip.models ?? [];
  const repeated = new Set(
    models.filter((model, n) => models.findIndex(m => m.digest === model.digest) < n).map(m => m.name),
  );
  for (const { job, digest } of provider.jobs) {
    const isRecorded = checks.isRecorded(job.id);
    // After a wipe the mark is what is left; and what a name began is not looked into while its entry repeats another.
    const isMarked = wipes.length > 0 && job.metadata[KEYS.digest] === digest;
    const isPending = runs[digest]?.state === 'intended' && repeated.has(runs[digest].model);
    if (!isRecorded && !isMarked && !isPending) checks.violated('I2', `${job.id} is in no record`);
  }
  for (const { name, digest, entry } of models) {
    if (digest === null || repeated.has(name)) continue;
    const run = runs[digest];
    const isOver = run?.state === 'failed' || run?.state === 'cancelled' || run?.state === 'refused';
    const isGone = run?.deletion != null && run.deletion.doneAt !== null;
    const isHome = run?.state === 'succeeded' && run.modelId === entry.model_id;
    // An intent that left no job, whose money was taken by jobs that were found again after a lost ledger.
    const isEmpty = run?.state === 'intended' && !provider.jobs.some(job => job.digest === digest);
    const hasNoMoney = world.weather.budgetFor !== null && (run === undefined || isEmpty);
    if (run?.state === 'refused' && !isRefusedForGood(digest)) checks.violated('I8', `${name} was refused for good`);
    if (!isOver && !isHome && !isGone && !hasNoMoney)
      checks.violated('I8', `${name} is ${run?.state ?? 'not there'} in the end`);
  }
}
