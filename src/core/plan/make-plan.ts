import { createHash } from 'node:crypto';
import type { RuleNote } from '../dataset/rule-notes.ts';
import { E_DUPLICATE_SPEC, E_NOT_ESTIMATED, W_COST_UNKNOWN, W_PRICE_OLD } from '../diagnostics/codes/plan-codes.ts';
import { type Diagnostic, diagnose } from '../diagnostics/diagnostic.ts';
import { type Catalog, daysUntil } from '../prices/catalog.ts';
import { withinLimits } from './budget.ts';
import { canonicalJson } from './canonical-json.ts';
import { heldByClock } from './clock-skew.ts';
import { decide, type Known } from './decide.ts';
import { duplicateJobs } from './duplicates.ts';
import { leftovers } from './leftovers.ts';
import { guardRemovals } from './mass-removal.ts';
import { type Change, ceilingOf, type DesiredModel, type Plan } from './plan.ts';
import { checkRetirement } from './retirement.ts';
import { heldBack } from './reviewed.ts';
import { costApprovals, explainOverruns, type IsTolerated } from './violations.ts';

/** What the plan's digest is taken over besides its actions. */
export interface PlanSource {
  readonly commit: string;
  readonly manifestPath: string;
  readonly manifestOid: string;
  readonly catalog: Catalog;
  readonly diagnostics: readonly Diagnostic[];
  /** Absent: no rule is changed. */
  readonly rules?: readonly RuleNote[];
  /** Absent: whatever a limit blocks is an error. */
  readonly isTolerated?: IsTolerated;
}

/** The whole plan: one change per model in the manifest's order, then the leftovers. Pure. */
export function makePlan(models: readonly DesiredModel[], observed: Known, source: PlanSource): Plan {
  const known = { ...observed, manifestPath: source.manifestPath };
  const { models: distinct, diagnostics: duplicates } = refuseDuplicates(models, source.manifestPath);
  const { isTolerated = () => false } = source;
  const guard = { manifestPath: source.manifestPath, isTolerated };
  const removals = guardRemovals(leftovers(distinct, known), distinct, known, guard);
  const decided = [...distinct.map(model => decide(model, known)), ...removals.changes, ...duplicateJobs(known)];
  const { reviewed = null } = known;
  const agreed = reviewed === null ? decided : decided.map(change => heldBack(change, reviewed));
  const retirement = checkRetirement(agreed, source.catalog, known.now.slice(0, 10));
  const timely = heldByClock(retirement.changes, known.wrongClock ?? null);
  const { changes, budget, overruns } = withinLimits(timely.changes, known);
  return {
    commit: source.commit,
    observed: known.listing === null ? 'not-asked' : known.listing.complete ? 'current' : 'incomplete',
    changes,
    diagnostics: [
      ...source.diagnostics,
      ...models.flatMap(model => model.diagnostics),
      ...duplicates,
      ...retirement.diagnostics,
      ...removals.diagnostics,
      ...explainOverruns(overruns, isTolerated),
      ...timely.diagnostics,
      ...checkPrices(changes, source, known.now.slice(0, 10)),
    ],
    rules: source.rules ?? [],
    budget,
    approvals: [...costApprovals(overruns), ...removals.approvals],
    digest: planDigest(changes, known, source),
  };
}

/** Prices are warned about when they were last checked more than this many days ago. */
const PRICES_OLD = 90;

function checkPrices(changes: readonly Change[], source: PlanSource, today: string): Diagnostic[] {
  const unknown = changes
    .filter(change => change.reason === 'price-unknown')
    .map(({ model, desired }) => diagnose(E_NOT_ESTIMATED, desired?.basePlace ?? null, { model }));
  const capped = changes
    .filter(({ action, desired }) => action === 'train' && desired?.estimate === null)
    .map(({ model, desired }) => {
      const usd = desired?.entry.max_cost_usd ?? 0;
      return diagnose(W_COST_UNKNOWN, desired?.basePlace ?? null, { model, usd });
    });
  return [...unknown, ...capped, ...oldPrices(changes, source.catalog, today)];
}

/** The catalog as a whole, and each price that has a day of its own: that of its row, or of the workflow. */
function oldPrices(changes: readonly Change[], catalog: Catalog, today: string): Diagnostic[] {
  const told = changes.flatMap(({ action, desired }) => {
    const asOf = desired?.estimate?.priceAsOf;
    if (action !== 'train' || desired === null || !asOf || asOf === catalog.as_of) return [];
    return [{ of: desired.entry.base_model, asOf, place: desired.basePlace }];
  });
  return [{ of: '', asOf: catalog.as_of, place: null }, ...told].flatMap(({ place, ...price }) => {
    const days = daysUntil(today, price.asOf);
    return days > PRICES_OLD ? [diagnose(W_PRICE_OLD, place, { ...price, days })] : [];
  });
}

/** Two entries with one digest would be one training under two names; the second is blocked, never trained. */
function refuseDuplicates(models: readonly DesiredModel[], manifestPath: string) {
  const firstByDigest = new Map<string, string>();
  const diagnostics: Diagnostic[] = [];
  const distinct = models.map(model => {
    if (model.digest === null) return model;
    const first = firstByDigest.get(model.digest);
    if (first === undefined) {
      firstByDigest.set(model.digest, model.name);
      return model;
    }
    diagnostics.push(diagnose(E_DUPLICATE_SPEC, { path: manifestPath }, { model: model.name, first }));
    return { ...model, spec: null, digest: null };
  });
  return { models: distinct, diagnostics };
}

/**
 * Content address: the same manifest, datasets, ledger, prices and actions give the same digest on any commit, so
 * it survives squash and rebase.
 */
function planDigest(changes: readonly Change[], known: Known, source: PlanSource): string {
  const content = canonicalJson({
    manifest: source.manifestOid,
    datasets: changes.flatMap(({ desired }) => [desired?.training?.oid ?? null, desired?.validation?.oid ?? null]),
    ledger: { lineage: known.ledger.lineage, serial: known.ledger.serial },
    prices: source.catalog.as_of,
    actions: changes.map(change => ({
      model: change.model,
      action: change.action,
      digest: change.digest,
      ceiling: change.action === 'train' && change.desired !== null ? ceilingOf(change.desired) : 0,
    })),
  });
  return createHash('sha256').update(content).digest('hex');
}
