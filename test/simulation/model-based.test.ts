import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FAULTS, type Fault } from './faults.ts';
import { MODEL_TRAINING, ReferenceModel } from './reference-model.ts';
import { runOnce } from './run.ts';
import { digestAt, entriesOf, manifestText } from './specs.ts';
import { MINUTE } from './times.ts';
import { CALM } from './weather.ts';
import { World } from './world.ts';

const SEQUENCES = 400;
const SPECS = 5;

/** The real protocols in a world where only the first create of a run can go wrong. */
class Real {
  fault: Fault | null = null;
  readonly world = new World(0, {
    // Whether many may vanish at once is not for this page of rules; test/unit/core/plan/mass-removal.test.ts has that.
    // Whether many may vanish at once is not for this page of rules: `mass-removal.ts` has its own tests.
    weather: { ...CALM, training: MODEL_TRAINING, removals: ['m0', 'm1', 'm2'] },
    manifest: manifestText([], 0),
    faultFor: ({ what }) => {
      if (what !== 'create-job') return null;
      const { fault } = this;
      this.fault = null;
      return fault;
    },
  });

  wait(minutes: number): Promise<void> {
    return this.world.timeline.play([() => this.world.timeline.wait(minutes * MINUTE)]);
  }
}

type Command = fc.AsyncCommand<ReferenceModel, Real>;

function compare(model: ReferenceModel, { world }: Real): void {
  const jobs = Array.from({ length: SPECS }, (_, n) => world.provider.jobs.filter(toy => toy.digest === digestAt(n)));
  expect(jobs.map(of => of.length)).toEqual(jobs.map((_, n) => model.jobsOf(n)));
  expect(jobs.map(of => of.some(toy => toy.cancelledAt !== null))).toEqual(jobs.map((_, n) => model.isCancelled(n)));
  const home = entriesOf(world.repository.tip.text).filter(entry => entry.modelId !== null);
  expect(home.map(({ name }) => name).sort()).toEqual([...model.home].sort());
  expect(world.checks.violations).toEqual([]);
}

function waiting(minutes: number): Command {
  return {
    check: () => true,
    run: (_model, real) => real.wait(minutes),
    toString: () => `wait ${minutes}`,
  };
}

function running(fault: Fault | null): Command {
  return {
    check: () => true,
    async run(model, real) {
      while (model.isClose(real.world.timeline.now)) await real.wait(3);
      model.run(real.world.timeline.now, fault);
      real.fault = fault;
      await real.world.timeline.play([() => runOnce(real.world, 'runner')]);
      real.fault = null;
      // What was late has come and is listed.
      await real.wait(4);
      compare(model, real);
    },
    toString: () => `run ${fault ?? ''}`,
  };
}

function editing(specs: readonly number[]): Command {
  const wanted = specs.map((spec, n) => ({ name: `m${n}`, spec, modelId: null }));
  return {
    check: () => true,
    async run(model, { world }) {
      model.edit(wanted);
      world.edit(manifestText(wanted, world.repository.texts.length));
    },
    toString: () => `edit ${specs.join(' ')}`,
  };
}

test(`${SEQUENCES} stories end as one page of rules says they must`, { timeout: 600_000 }, async () => {
  const seen = { cancelled: 0, home: 0, jobs: 0 };
  const commands = fc.commands(
    [
      fc.constantFrom(2, 16, 40, 70).map(waiting),
      fc.constant(running(null)),
      fc.constant(running(null)),
      fc.constantFrom(...FAULTS).map(running),
      fc.uniqueArray(fc.nat({ max: SPECS - 1 }), { maxLength: 3 }).map(editing),
    ],
    { maxCommands: 60, size: 'max' },
  );
  await fc.assert(
    fc.asyncProperty(commands, async story => {
      const model = new ReferenceModel();
      const real = new Real();
      await fc.asyncModelRun(() => ({ model, real }), story);
      seen.jobs += real.world.provider.jobs.length;
      seen.cancelled += real.world.provider.jobs.filter(toy => toy.cancelledAt !== null).length;
      seen.home += model.home.size;
    }),
    { numRuns: SEQUENCES },
  );
  expect(Math.min(seen.jobs, seen.home)).toBeGreaterThan(SEQUENCES / 4);
  expect(seen.cancelled).toBeGreaterThan(SEQUENCES / 20);
});
