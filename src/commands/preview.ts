import type { DatasetChange } from '../core/dataset/diff/dataset-change.ts';
import { isChanged, noteRules } from '../core/dataset/rule-notes.ts';
import { hasErrors, sortDiagnostics } from '../core/diagnostics/diagnostic.ts';
import { describeDifference, editedModelIds } from '../core/plan/compare.ts';
import type { Known } from '../core/plan/decide.ts';
import { makePlan, type PlanSource } from '../core/plan/make-plan.ts';
import type { DesiredModel, Limits, Plan } from '../core/plan/plan.ts';
import { explainEnded, type IsTolerated, standingBlocks } from '../core/plan/violations.ts';
import type { LedgerStore } from '../ports.ts';
import { diffModels } from './dataset-diff.ts';
import { type Gathered, type GatherPorts, gather } from './gather.ts';
import { bearLedger, readLedger } from './known.ts';

export interface PreviewPorts extends GatherPorts {
  /** `null` when there is no forge to ask: the plan then starts from an empty ledger. */
  readonly store: LedgerStore | null;
}

export interface PreviewOptions {
  readonly commit: string;
  /** The commit to compare with; `null` when it is not known or not there. */
  readonly baseCommit: string | null;
  readonly manifestPath: string;
  /** ISO instant. */
  readonly now: string;
  readonly limits: Limits;
  /** How many added or edited examples of each dataset to show; none when absent. */
  readonly samples?: number;
  /** What a training that the merge would not begin is: an error unless it says otherwise. */
  readonly onBlocked?: 'fail' | 'warn';
}

export interface Preview {
  readonly plan: Plan;
  /** Whether anything that decides a training differs from the base; `true` when the base is not known. */
  readonly touchesModels: boolean;
  /** Every dataset that differs from the base, compared example by example. */
  readonly datasets: readonly DatasetChange[];
}

/** What merging a commit would do. Asks no provider, needs no secret and writes nothing. */
export async function preview(ports: PreviewPorts, options: PreviewOptions): Promise<Preview> {
  const at = { manifestPath: options.manifestPath, today: options.now.slice(0, 10) };
  const gathered = await gather(ports, { ...at, commit: options.commit });
  const before = options.baseCommit === null ? null : await gatherBase(ports, { ...at, commit: options.baseCommit });
  // A base whose manifest cannot be read has no models to compare with: then everything is new.
  const base = before?.models ?? null;
  const rules = noteRules(gathered.rules, options.baseCommit === null ? null : (before?.rules ?? {}));
  const found = ports.store === null ? null : await readLedger(ports.store);
  const ledger = found?.ledger ?? bearLedger(null, { lineage: NO_LINEAGE, now: options.now, waitingWindow: 0 });
  const known: Known = {
    ledger: gathered.models === null ? { ...ledger, runs: {} } : ledger,
    listing: null,
    ownership: ports.provider.ownership,
    removal: ports.provider.deletesModels === true ? gathered.removal : null,
    mark: { repository: '', lineage: ledger.lineage },
    now: options.now,
    // Whoever merges pays for all trainings, also for those that only a later run starts.
    limits: { ...options.limits, createsPerRun: Number.POSITIVE_INFINITY },
  };
  const models = gathered.models ?? [];
  const source: PlanSource = {
    commit: options.commit,
    manifestPath: options.manifestPath,
    manifestOid: gathered.manifestOid,
    catalog: ports.provider.catalog,
    diagnostics: [...gathered.diagnostics, ...editedModelIds(models, base, ledger)],
    rules,
  };
  const standing = standingBlocks(base === null ? [] : makePlan(base, known, source).changes);
  const isTolerated: IsTolerated = change => options.onBlocked === 'warn' || standing(change);
  const made = makePlan(models, known, { ...source, isTolerated });
  const plan = { ...made, diagnostics: [...made.diagnostics, ...explainEnded(made.changes, isTolerated)] };
  const datasets = await diffModels(ports.git, base, models, { samples: options.samples ?? 0 });
  return {
    plan: { ...plan, changes: withDifferences(plan, base, datasets), diagnostics: sortDiagnostics(plan.diagnostics) },
    datasets,
    touchesModels: base === null || differ(base, models) || rules.some(isChanged) || hasErrors(plan.diagnostics),
  };
}

/** A plan made before the first reconcile has no lineage yet; its digest says so. */
const NO_LINEAGE = '00000000-0000-0000-0000-000000000000';

/** What the base asks for, or `null` when it has no manifest. */
async function gatherBase(ports: PreviewPorts, at: Parameters<typeof gather>[1]): Promise<Gathered | null> {
  const commit = await ports.git.resolve(at.commit);
  if (commit === null || (await ports.git.entry(commit, at.manifestPath))?.kind !== 'file') return null;
  return gather(ports, { ...at, commit });
}

function differ(base: readonly DesiredModel[], head: readonly DesiredModel[]): boolean {
  const shape = (models: readonly DesiredModel[]): string =>
    JSON.stringify(
      models.map(({ name, entry, training, validation }) => [name, entry, training?.oid, validation?.oid]),
    );
  return shape(base) !== shape(head);
}

function withDifferences(
  plan: Plan,
  base: readonly DesiredModel[] | null,
  datasets: readonly DatasetChange[],
): Plan['changes'] {
  return plan.changes.map(change => {
    const before = base?.find(model => model.name === change.model);
    if (change.desired === null || before === undefined || change.detail !== '') return change;
    const own = datasets.filter(dataset => dataset.model === change.model);
    return { ...change, detail: describeDifference(before, change.desired, own) };
  });
}
