import type { Scenario, Stage } from './scenarios.ts';
import type { Entry } from './specs.ts';
import { DELETE_AFTER, HOUR, MINUTE, SECOND, SKEW, WINDOW } from './times.ts';

const AFTER_WINDOW = WINDOW + 5 * MINUTE;
const LONG = 3 * HOUR;

export function entry(name: string, spec: number, modelId: string | null = null): Entry {
  return { name, spec, modelId };
}

export async function published({ run, wait }: Stage): Promise<void> {
  await run();
  await wait(LONG);
  await run();
}

const SECOND_JOB: Omit<Scenario, 'name'> = {
  manifest: [entry('a', 0)],
  weather: { training: 2 * HOUR },
  play: async ({ run, wait }) => {
    for (let n = 0; n < 3; n += 1) {
      await run();
      await wait(AFTER_WINDOW);
    }
    await run();
  },
  jobs: [2],
  isHealed: true,
};

/** What no assumption allows: another job with the mark of the first, made so much later than that. */
async function twice({ world, run, wait }: Stage, later: number): Promise<void> {
  await run();
  await wait(5 * MINUTE);
  const [first] = world.provider.jobs;
  if (first === undefined) throw new Error('There is no job to repeat');
  const job = { ...first.job, id: 'ftjob-twin', createdAt: first.job.createdAt + later / SECOND };
  const [madeAt, endsAt] = [first.madeAt + later, first.endsAt + later];
  world.provider.jobs.push({ ...first, job, madeAt, endsAt, listedFrom: madeAt });
}

/** Of models that are there already, and of jobs that should not be. */
export const AFTERWARDS: readonly Scenario[] = [
  {
    name: 'delete',
    manifest: [entry('a', 0), entry('b', 1)],
    weather: { deletes: true },
    start: async stage => {
      await published(stage);
      stage.edit(entry('b', 1, modelIdOf(stage, 'b')));
      await stage.run();
      await stage.wait(DELETE_AFTER + SKEW);
    },
    play: async ({ run, wait }) => {
      await run();
      await wait(AFTER_WINDOW);
      await run();
    },
    jobs: [2],
    deletes: [1],
  },
  {
    name: 'delete called off',
    manifest: [entry('a', 0), entry('b', 1)],
    weather: { deletes: true },
    start: async stage => {
      await published(stage);
      stage.edit(entry('b', 1, modelIdOf(stage, 'b')));
      await stage.run();
      await stage.wait(DELETE_AFTER + SKEW);
    },
    play: async stage => {
      const [a, b] = [modelIdOf(stage, 'a'), modelIdOf(stage, 'b')];
      stage.before('get-model', () => stage.edit(entry('a', 0, a), entry('b', 1, b)));
      await stage.run();
      await stage.wait(AFTER_WINDOW);
      await stage.run();
    },
    jobs: [2],
    // Where the look was lost the delete came first; and where its call was struck, the revert was not made.
    deletes: [0, 1],
  },
  { name: 'a second job', ...SECOND_JOB, start: stage => twice(stage, MINUTE) },
  { name: 'a second job that came first', ...SECOND_JOB, start: stage => twice(stage, -MINUTE) },
];

function modelIdOf({ world }: Stage, name: string): string | null {
  return Object.values(world.ledger.current?.runs ?? {}).find(({ model }) => model === name)?.modelId ?? null;
}
