import { expect, test } from 'vitest';
import { playScenario, SCHEDULES } from './crash-points.ts';
import { FAULTS } from './faults.ts';
import { SCENARIOS } from './scenarios.ts';

const PATIENCE = { timeout: 600_000 };

/** Everything that is wrong in the end; empty when nothing is. */
async function wrongIn(...given: Parameters<typeof playScenario>): Promise<{ wrong: string[]; calls: number }> {
  const { world, calls } = await playScenario(...given);
  const wrong = world.checks.violations.map(({ invariant, what }) => `${invariant}: ${what}`);
  const { jobs } = world.provider;
  const deletes = jobs.filter(({ deletedAt }) => deletedAt !== null).length;
  const [{ jobs: jobCounts, deletes: deleteCounts = [0] }] = given;
  if (!jobCounts.includes(jobs.length)) wrong.push(`${jobs.length} jobs`);
  if (!deleteCounts.includes(deletes)) wrong.push(`${deletes} models deleted`);
  const cancelled = jobs.filter(({ cancelledAt }) => cancelledAt !== null);
  const later = jobs.toSorted((a, b) => b.madeAt - a.madeAt)[0];
  if (given[0].isHealed && (cancelled.length !== 1 || cancelled[0] !== later)) wrong.push('the later job goes on');
  return { wrong, calls };
}

// Every call of every scenario, in every way it can go wrong, in three schedules.
test.each(SCENARIOS)('no call of "$name" can go wrong so that an invariant breaks', PATIENCE, async scenario => {
  const failures: unknown[] = [];
  for (const schedule of SCHEDULES) {
    const { wrong, calls } = await wrongIn(scenario, schedule, null);
    expect([schedule, wrong]).toEqual([schedule, []]);
    expect(calls).toBeGreaterThan(5);
    for (const fault of FAULTS)
      for (let at = 0; at < calls; at += 1) {
        const { wrong: broken } = await wrongIn(scenario, schedule, { fault, at });
        if (broken.length > 0) failures.push({ schedule, fault, at, broken });
      }
  }
  expect(failures).toEqual([]);
});
