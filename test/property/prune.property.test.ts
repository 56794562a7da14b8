import fc from 'fast-check';
import { expect, test } from 'vitest';
import { accuracyOf } from '../../src/core/ledger/accuracy.ts';
import { KEPT_DAYS, prunableRuns, pruned } from '../../src/core/ledger/prune.ts';
import type { Run } from '../../src/core/ledger/schema.ts';
import { committedInMonth } from '../../src/core/ledger/spend.ts';
import { makePlan } from '../../src/core/plan/make-plan.ts';
import { noticesOf } from '../../src/core/plan/notices.ts';
import type { DesiredModel } from '../../src/core/plan/plan.ts';
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
  listed,
  NOW,
} from '../support/builders.ts';

const MODELS = Array.from({ length: 6 }, (_, n) =>
  aModel(`model-${n}`, { training: { sha256: hash(n + 1) }, entry: { seed: n, model_id: `ft:x:${n}` } }),
);
/** Trainings of data that no entry has any more. */
const OLD = Array.from({ length: 4 }, (_, n) => hash(100 + n));
const DIGESTS = [...MODELS.map(digestOf), ...OLD];
const NAMES = [...MODELS.map(({ name }) => name), 'gone-1', 'gone-2'];

const daysAgo = (days: number): string => new Date(Date.parse(NOW) - days * 86_400_000).toISOString();
const days = fc.constantFrom(0, 10, KEPT_DAYS, KEPT_DAYS + 1, 2 * KEPT_DAYS);
const run: fc.Arbitrary<Run> = fc
  .record({
    state: fc.constantFrom('failed' as const, 'cancelled' as const, 'refused' as const, 'created' as const),
    other: fc.constantFrom('ended', 'ended', 'ended', 'trained', 'intended'),
    ago: days,
    model: fc.constantFrom(...NAMES),
    n: fc.nat(5),
    usd: fc.constantFrom(0, 1, 4),
    retired: fc.boolean(),
  })
  .map(({ state, other, ago, model, n, usd, retired }) => {
    const at = daysAgo(ago);
    const common = { model, startedAt: at, jobId: `ftjob-${n}`, retiredAt: retired ? at : null };
    if (other === 'intended') return anIntent(ago * 24 * 60, { model });
    if (other === 'trained')
      return aTrainedRun({ ...common, endedAt: at, modelId: `ft:x:${n}`, billedNanoUsd: fromUsd(usd) });
    if (state === 'created') return aRun(common);
    return aRun({ ...common, state, endedAt: at, reservedNanoUsd: fromUsd(usd), billedNanoUsd: null });
  });
const runs = fc.uniqueArray(fc.tuple(fc.constantFrom(...DIGESTS), run), {
  selector: ([digest]) => digest,
  maxLength: 10,
});
/** Jobs that nobody recorded, under ids of their own. */
const strays = fc.array(
  fc.tuple(
    fc.constantFrom(...DIGESTS),
    fc.constantFrom('running' as const, 'succeeded' as const, 'failed' as const),
    fc.integer({ min: 50, max: 59 }),
  ),
  { maxLength: 3 },
);
/** The jobs of the ledger, as a provider tells them that agrees with it. */
function recordedJobs(entries: readonly (readonly [string, Run])[]) {
  return entries.flatMap(([digest, { jobId, state }]) => {
    if (jobId === null || state === 'intended' || state === 'refused') return [];
    return [aJob({ digest, id: jobId, status: state === 'created' ? 'running' : state })];
  });
}
const models: fc.Arbitrary<readonly DesiredModel[]> = fc.shuffledSubarray(MODELS);

test('pruning changes no plan, no budget, no accuracy and no notice, whatever ledger and provider hold', () => {
  let letGo = 0;
  fc.assert(
    fc.property(models, runs, strays, fc.boolean(), (wanted, drawn, found, isAsked) => {
      const entries = drawn.map(
        ([digest, of], n) => [digest, of.jobId === null ? of : { ...of, jobId: `ftjob-${n}` }] as const,
      );
      const ledger = aLedger(Object.fromEntries(entries), { serial: 50 });
      const asked = { digests: new Set(wanted.map(digestOf)), names: new Set(wanted.map(({ name }) => name)) };
      const less = pruned(ledger, prunableRuns(ledger, asked, NOW));
      letGo += Object.keys(ledger.runs).length - Object.keys(less.runs).length;
      const others = found.map(([digest, status, n]) => aJob({ digest, status, n }));
      const listing = isAsked ? listed(...recordedJobs(entries), ...others) : null;
      const limits = { budget: fromUsd(5) };
      const seen = [ledger, less].map(each => {
        const known = knowing({ ledger: each, listing, limits });
        const source = { commit: 'c', manifestPath: 'm', manifestOid: 'm', catalog: CATALOG, diagnostics: [] };
        const { digest: _ofTheSerial, ...plan } = makePlan(wanted, known, source);
        const notices = noticesOf({ models: wanted, known, settled: new Set(), states: new Map(), catalog: CATALOG });
        return { plan, notices, month: committedInMonth(each, NOW), accuracy: accuracyOf(each) };
      });
      expect(seen[1]).toEqual(seen[0]);
    }),
    { numRuns: 1_000 },
  );
  expect(letGo, 'something was pruned').toBeGreaterThan(0);
});
