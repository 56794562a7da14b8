import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Ledger, Run } from '../../src/core/ledger/schema.ts';
import { committedInMonth } from '../../src/core/ledger/spend.ts';
import { apply } from '../../src/core/ledger/transitions.ts';
import type { Known } from '../../src/core/plan/decide.ts';
import { makePlan } from '../../src/core/plan/make-plan.ts';
import type { JobListing } from '../../src/core/plan/observed.ts';
import { jobFor } from '../../src/core/plan/ownership.ts';
import { ceilingOf, type DesiredModel, type Limits, type Plan, plannedCost } from '../../src/core/plan/plan.ts';
import { fromUsd } from '../../src/core/prices/money.ts';
import {
  aJob,
  aLedger,
  aModel,
  anIntent,
  aRun,
  aTrainedRun,
  CATALOG,
  digestOf,
  hash,
  knowing,
  minutesLater,
} from '../support/builders.ts';

// A small world of models, so that the manifest, the ledger and the jobs often speak of the same training.
const MODELS = Array.from({ length: 7 }, (_, n) => {
  // The sixth has no known cost; the seventh neither, and a cap in its place.
  const training = { sha256: hash(n + 1), tokensPerEpoch: n >= 5 ? null : (n + 1) * 100_000 };
  const tokenQuality = n % 2 === 0 ? ('exact' as const) : ('estimated' as const);
  return aModel(`model-${n}`, {
    training: { ...training, tokenQuality },
    entry: { hyperparameters: { n_epochs: 1 }, ...(n === 4 || n === 6 ? { max_cost_usd: 2 } : {}) },
  });
});
const money = fc.constantFrom(0, 0.5, 1, 2.5).map(fromUsd);
const run: fc.Arbitrary<Run> = fc.oneof(
  fc
    .record({ minutes: fc.constantFrom(0, 14, 15, 90), reservedNanoUsd: money })
    .map(({ minutes, ...more }) => anIntent(minutes, more)),
  money.map(reservedNanoUsd => aRun({ reservedNanoUsd })),
  money.map(billedNanoUsd => aTrainedRun({ billedNanoUsd })),
  fc.constantFrom(aRun({ state: 'failed' }), aRun({ state: 'refused', jobId: null, reservedNanoUsd: 0 })),
  money.map(billedNanoUsd => aTrainedRun({ billedNanoUsd, startedAt: '2026-10-05T00:00:00.000Z' })),
);
const models: fc.Arbitrary<readonly DesiredModel[]> = fc.shuffledSubarray(MODELS);
const ledger: fc.Arbitrary<Ledger> = fc
  .tuple(
    fc.array(fc.tuple(fc.constantFrom(...MODELS), run)),
    fc.constantFrom(null, null, minutesLater(-1), minutesLater(5)),
  )
  .map(([runs, quarantinedUntil]) =>
    aLedger(Object.fromEntries(runs.map(([model, of]) => [digestOf(model), { ...of, model: model.name }])), {
      quarantinedUntil,
    }),
  );
const status = fc.constantFrom('running' as const, 'succeeded' as const, 'failed' as const, 'unrecognised' as const);
const listing: fc.Arbitrary<JobListing | null> = fc
  .tuple(
    fc.array(fc.tuple(fc.constantFrom(...MODELS), status, fc.nat(3)), { maxLength: 4 }),
    fc.integer({ min: 0, max: 9 }),
  )
  .map(([found, n]) => {
    const jobs = found.map(([model, is, id]) => aJob({ digest: digestOf(model), status: is, n: id }));
    return n === 0 ? null : n === 1 ? { complete: false, jobs, why: 'reset' } : { complete: true, jobs };
  });
const limits: fc.Arbitrary<Partial<Limits>> = fc.record({
  budget: fc.constantFrom(null, ...[0, 1, 3, 5, 100].map(fromUsd)),
  budgetRequired: fc.boolean(),
  createsPerRun: fc.constantFrom(0, 1, 3, 100),
  costPerRun: fc.constantFrom(null, ...[0, 1, 3, 5, 100].map(fromUsd)),
  frozen: fc.constantFrom(false, false, false, true),
});

function check(property: (plan: Plan, known: Known, wanted: readonly DesiredModel[]) => void): void {
  fc.assert(
    fc.property(models, ledger, listing, limits, (wanted, book, found, bounds) => {
      const known = knowing({ ledger: book, listing: found, limits: bounds });
      property(planOf(wanted, known), known, wanted);
    }),
    { numRuns: 5_000 },
  );
}

function planOf(wanted: readonly DesiredModel[], known: Known): Plan {
  return makePlan(wanted, known, {
    commit: 'c',
    manifestPath: 'm',
    manifestOid: 'o',
    catalog: CATALOG,
    diagnostics: [],
  });
}

/** What a training must not exceed; none may be without. */
const ceiling = (desired: DesiredModel | null): number => (desired === null ? null : ceilingOf(desired)) ?? Number.NaN;

const trained = (plan: Plan) => plan.changes.filter(change => change.action === 'train');

test('with all its intents written, a plan never commits more than the budget', () => {
  check((plan, known) => {
    const { budget } = known.limits;
    if (budget === null || trained(plan).length === 0) return;
    const after = trained(plan).reduce((book, { desired, digest }) => {
      const run = {
        ...aRun(),
        manifest: 'models.yaml',
        at: known.now,
        nonce: 'n',
        runUrl: null,
        reservedNanoUsd: ceiling(desired),
      };
      return apply(book, { kind: 'intend', digest: digest ?? '', run });
    }, known.ledger);
    expect(committedInMonth(after, known.now)).toBe(plan.budget.committed + plan.budget.planned);
    expect(committedInMonth(after, known.now)).toBeLessThanOrEqual(budget);
  });
});

test('what is blocked or waits carries no cost, and what is trained has one within its own limit and the run’s', () => {
  check((plan, known) => {
    const high = trained(plan).reduce((sum, { desired }) => sum + ceiling(desired), 0);
    const unknown = trained(plan).filter(({ desired }) => desired?.estimate === null).length;
    expect(plannedCost(plan.changes)).toMatchObject({ high, unknown });
    expect(high).toBeLessThanOrEqual(known.limits.costPerRun ?? high);
    for (const { desired } of trained(plan))
      expect(ceiling(desired)).toBeLessThanOrEqual(fromUsd(desired?.entry.max_cost_usd ?? 1_000));
  });
});

test('a training is never planned while a job, an intent, a limit or a doubt stands against it', () => {
  check((plan, known) => {
    for (const { digest } of trained(plan)) {
      const run = known.ledger.runs[digest ?? ''];
      expect(run === undefined || (run.intent !== null && run.intent.at <= minutesLater(-15))).toBe(true);
      if (known.listing !== null) {
        expect(known.listing.complete).toBe(true);
        expect(jobFor(digest ?? '', known.listing, known.mark)).toBeNull();
      }
      const { quarantinedUntil } = known.ledger;
      expect(quarantinedUntil === null || quarantinedUntil <= known.now).toBe(true);
      expect(known.limits.frozen).toBe(false);
      expect(known.limits.budget !== null || !known.limits.budgetRequired).toBe(true);
    }
    expect(trained(plan).length).toBeLessThanOrEqual(known.limits.createsPerRun);
    expect(new Set(trained(plan).map(({ digest }) => digest)).size).toBe(trained(plan).length);
  });
});

test('every entry has one change, in the manifest’s order, and every leftover and every second job at most one', () => {
  check((plan, known, wanted) => {
    const names = plan.changes.map(({ model }) => model);
    expect(names.slice(0, wanted.length)).toEqual(wanted.map(({ name }) => name));
    const [duplicates, others] = partition(
      plan.changes.slice(wanted.length),
      ({ reason }) => reason === 'duplicate-job',
    );
    expect(new Set(duplicates.map(({ jobId }) => jobId)).size).toBe(duplicates.length);
    for (const { jobId, digest } of duplicates) expect(known.ledger.runs[digest ?? '']?.jobId).not.toBe(jobId);
    const leftovers = others.map(({ digest }) => digest ?? '');
    expect(new Set(leftovers).size).toBe(leftovers.length);
    for (const digest of leftovers) expect(known.ledger.runs[digest]).toBeDefined();
    expect(plan.changes.slice(wanted.length).filter(({ action }) => action === 'train')).toEqual([]);
  });
});

test('the same knowledge gives the same plan, in whatever order the jobs are listed', () => {
  check((plan, known, wanted) => {
    expect(planOf(wanted, known)).toEqual(plan);
    if (known.listing === null) return;
    const ids = known.listing.jobs.map(({ id }) => id);
    if (new Set(ids).size !== ids.length) return;
    const turned = { ...known.listing, jobs: known.listing.jobs.toReversed() };
    expect(planOf(wanted, { ...known, listing: turned })).toEqual(plan);
  });
});

function partition<T>(items: readonly T[], isFirst: (item: T) => boolean): readonly [T[], T[]] {
  return [items.filter(isFirst), items.filter(item => !isFirst(item))];
}
