import { expect, test } from 'vitest';
import { MARK as KEYS } from '../../src/core/plan/ownership.ts';
import { specDigest } from '../../src/core/plan/spec.ts';
import { runOnce } from './toy-run.ts';
import { type Rules, ToyWorld } from './toy-world.ts';

// FTG_SEEDS=200000 for a long run by hand.
const SEEDS = Number(process.env['FTG_SEEDS'] ?? 2_000);
const MINUTE = 60_000;
const SOUND: Rules = {
  faultRate: 0.08,
  hasCas: true,
  hasFence: true,
  hasClock: true,
  hasDeadline: true,
  waitingWindow: 15 * MINUTE,
};

/** Two or three hosts run several times each, among faults and edits; then all is well, and one host goes on. */
async function simulate(seed: number, rules: Rules) {
  const world = new ToyWorld(seed, rules);
  const { timeline } = world;
  const hosts = 2 + Math.floor(world.random(2));
  const host = async (): Promise<void> => {
    for (let run = 0; run < 4; run += 1) {
      await timeline.wait(world.random(30 * MINUTE));
      await runOnce(world);
    }
  };
  for (let edits = Math.floor(world.random(3)); edits > 0; edits -= 1)
    timeline.schedule(world.random(90 * MINUTE), () => world.edit());
  await timeline.play(Array.from({ length: hosts }, () => host));

  world.faultRate = 0;
  let mutations = 0;
  const calmly = async (): Promise<void> => {
    for (let run = 0; run < 8; run += 1) {
      await timeline.wait(30 * MINUTE);
      mutations = world.mutations;
      await runOnce(world);
    }
  };
  await timeline.play([calmly]);
  return { world, mutationsAtTheEnd: world.mutations - mutations, duplicates: duplicatesIn(world) };
}

function duplicatesIn(world: ToyWorld): number {
  const digests = world.jobs.map(({ job }) => job.metadata[KEYS.digest]);
  return digests.length - new Set(digests).size;
}

/** The first seed that paid for a training twice; `null` when none did. */
async function firstDuplicate(rules: Rules): Promise<number | null> {
  for (let seed = 1; seed <= SEEDS; seed += 1) if ((await simulate(seed, rules)).duplicates > 0) return seed;
  return null;
}

test('no training is paid for twice, none is lost, and in the end nothing is left to do', {
  timeout: 3_600_000,
}, async () => {
  let jobs = 0;
  for (let seed = 1; seed <= SEEDS; seed += 1) {
    const { world, mutationsAtTheEnd, duplicates } = await simulate(seed, SOUND);
    jobs += world.jobs.length;
    const runs = world.ledger?.runs ?? {};
    const recorded = new Set(Object.values(runs).map(run => run.jobId));
    expect({
      seed,
      duplicates,
      mutationsAtTheEnd,
      lost: world.jobs.filter(({ job }) => !recorded.has(job.id)).length,
      open: world.wanted().filter(({ digest, entry, spec }) => {
        const run = runs[digest ?? ''];
        if (spec === null || specDigest(spec) !== digest) return true;
        return run?.state === 'succeeded'
          ? run.modelId !== entry.model_id
          : run?.state !== 'failed' && run?.state !== 'cancelled';
      }).length,
    }).toEqual({ seed, duplicates: 0, mutationsAtTheEnd: 0, lost: 0, open: 0 });
  }
  expect(jobs).toBeGreaterThan(SEEDS);
});

// Of 2,000 seeds these pay twice in 325, 70, 20, 16, 232 and 9 (measured 2026-11-22), and the sound rules in none of
// 100,000: the simulation can fail.
test.each<[string, Partial<Rules>]>([
  ['without compare-and-swap', { hasCas: false }],
  ['without the fence behind another run’s write', { hasFence: false }],
  ['with intents dated when their run began', { hasClock: false }],
  ['without a deadline between the intent and the create', { hasDeadline: false }],
  ['without the waiting window', { waitingWindow: 0, hasDeadline: false }],
  ['with a waiting window shorter than a create may be late', { waitingWindow: 30_000 }],
])('%s the simulation finds trainings that are paid for twice', { timeout: 3_600_000 }, async (_what, broken) => {
  expect(await firstDuplicate({ ...SOUND, ...broken })).not.toBeNull();
});
