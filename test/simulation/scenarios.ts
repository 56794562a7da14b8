import { merge, pushMine } from './reviewer.ts';
import { AFTERWARDS, entry, published } from './scenarios-afterwards.ts';
import { type Entry, manifestText } from './specs.ts';
import { HOUR, MINUTE, SECOND, WINDOW } from './times.ts';
import type { Weather } from './weather.ts';
import type { World } from './world.ts';

/** What a scenario is played with. */
export interface Stage {
  readonly world: World;
  /** A run, or two at once, as the schedule has it. */
  run(): Promise<void>;
  wait(milliseconds: number): Promise<void>;
  edit(...entries: Entry[]): void;
  /** The next call of this name is answered by nothing, although it had its effect. */
  loseReply(call: string): void;
  /** Before the next call of this name. */
  before(call: string, act: () => void): void;
}

export interface Scenario {
  readonly name: string;
  readonly weather?: Partial<Weather>;
  readonly manifest: readonly Entry[];
  /** What was before anything goes wrong. */
  readonly start?: (stage: Stage) => Promise<void>;
  /** The part in which each call goes wrong once. */
  readonly play: (stage: Stage) => Promise<void>;
  /** How many jobs there may be in the end, whatever went wrong. */
  readonly jobs: readonly number[];
  /** How many models may be deleted; absent: none. */
  readonly deletes?: readonly number[];
  /** Of several jobs for one training, the later one is cancelled. */
  readonly isHealed?: true;
}

const AFTER_WINDOW = WINDOW + 5 * MINUTE;
const LONG = 3 * HOUR;

/** Those of the test plan, and kin of theirs. */
export const SCENARIOS: readonly Scenario[] = [
  { name: 'first create', manifest: [entry('a', 0)], play: stage => stage.run(), jobs: [1] },
  {
    name: 'adopt',
    manifest: [entry('a', 0)],
    start: async ({ run, wait, loseReply }) => {
      loseReply('create-job');
      await run();
      await wait(AFTER_WINDOW);
    },
    play: stage => stage.run(),
    jobs: [1],
  },
  {
    name: 'replace',
    manifest: [entry('a', 0)],
    start: published,
    play: async ({ edit, run, wait }) => {
      edit(entry('a', 1));
      await run();
      await wait(LONG);
      await run();
    },
    jobs: [2],
  },
  {
    name: 'remove while it trains',
    manifest: [entry('a', 0), entry('b', 1)],
    weather: { training: 2 * HOUR },
    start: stage => stage.run(),
    play: async ({ edit, run, wait }) => {
      edit(entry('b', 1));
      await run();
      await wait(AFTER_WINDOW);
      await run();
    },
    jobs: [2],
  },
  {
    name: 'cancel race',
    manifest: [entry('a', 0), entry('b', 1)],
    weather: { training: 30 * MINUTE },
    start: async ({ world, edit, run, wait }) => {
      await run();
      edit(entry('b', 1));
      await wait(5 * MINUTE);
      await run();
      const [job] = world.provider.jobs;
      // The job ends while the next run is between its list and its cancel.
      await wait((job?.endsAt ?? 0) - world.timeline.now - 14 * SECOND);
    },
    play: async ({ run, wait }) => {
      await run();
      await wait(AFTER_WINDOW);
      await run();
    },
    jobs: [2],
  },
  {
    name: 'failed job',
    manifest: [entry('a', 0)],
    weather: { failures: 1 },
    start: async ({ run, wait }) => {
      await run();
      await wait(LONG);
    },
    play: stage => stage.run(),
    jobs: [1],
  },
  {
    name: 'revert',
    manifest: [entry('a', 0)],
    start: async stage => {
      await published(stage);
      stage.edit(entry('a', 1));
      await published(stage);
    },
    play: async ({ edit, run }) => {
      edit(entry('a', 0));
      await run();
    },
    jobs: [2],
  },
  {
    name: 'ledger wiped',
    manifest: [entry('a', 0), entry('b', 1)],
    start: async ({ world, run, wait }) => {
      await run();
      await wait(5 * MINUTE);
      world.wipe();
    },
    play: async ({ run, wait }) => {
      await run();
      await wait(AFTER_WINDOW);
      await run();
    },
    jobs: [2],
  },
  {
    name: 'manifest edited at publish',
    manifest: [entry('a', 0)],
    start: async ({ run, wait }) => {
      await run();
      await wait(LONG);
    },
    play: async ({ before, edit, run }) => {
      before('commit-model-id', () => edit(entry('renamed', 0), entry('b', 2)));
      await run();
    },
    // One, when the run did not come as far as that.
    jobs: [1, 2],
  },
  {
    name: 'PR mode',
    manifest: [entry('a', 0), entry('b', 1)],
    weather: { publishes: 'by-pull-request', hasProtection: true },
    start: async ({ run, wait }) => {
      await run();
      await wait(LONG);
    },
    play: async ({ world, run, wait }) => {
      await run();
      await wait(HOUR);
      merge(world);
      await run();
    },
    jobs: [2],
  },
  {
    name: 'PR mode, and a person writes to its branch',
    manifest: [entry('a', 0)],
    weather: { publishes: 'by-pull-request' },
    start: async stage => {
      await published(stage);
      // So the commit on the branch has to be made again.
      stage.edit(entry('a', 0));
    },
    play: async ({ world, before, run }) => {
      before('place-proposal', () => pushMine(world));
      await run();
    },
    jobs: [1],
  },
  {
    name: 'protected branch',
    manifest: [entry('a', 0)],
    start: async ({ world, run, wait }) => {
      await run();
      await wait(LONG);
      world.repository.isProtected = true;
    },
    play: async ({ run, wait }) => {
      await run();
      await wait(HOUR);
      await run();
    },
    jobs: [1],
  },
  { name: 'two models, same data', manifest: [entry('a', 0), entry('b', 1)], play: stage => stage.run(), jobs: [2] },
  {
    name: 'budget stop',
    manifest: [entry('a', 0), entry('b', 1)],
    weather: { budgetFor: 1 },
    play: async ({ run, wait }) => {
      await run();
      await wait(AFTER_WINDOW);
      await run();
    },
    jobs: [1],
  },
  { name: 'provider refuses', manifest: [entry('a', 7), entry('b', 0)], play: stage => stage.run(), jobs: [1] },
  {
    name: 'retire',
    manifest: [entry('a', 0), entry('b', 1)],
    start: published,
    play: async ({ world, edit, run }) => {
      const kept = world.ledger.current;
      const modelId = Object.values(kept?.runs ?? {}).find(({ model }) => model === 'b')?.modelId ?? null;
      edit(entry('b', 1, modelId));
      await run();
    },
    jobs: [2],
  },
  ...AFTERWARDS,
];

export function textOf({ manifest }: Scenario): string {
  return manifestText(manifest, 0);
}
