import { E_MASS_REMOVAL } from '../diagnostics/codes/guard-codes.ts';
import { type Diagnostic, diagnose } from '../diagnostics/diagnostic.ts';
import { runsOf } from '../ledger/manifests.ts';
import { MODEL_NAME } from '../manifest/schema.ts';
import { NO_APPROVALS, removalApproval } from './approvals.ts';
import type { Known } from './decide.ts';
import type { Change, DesiredModel } from './plan.ts';
import { asWarning, type IsTolerated } from './violations.ts';

/** From this many known models on, more than half of them vanishing is many (this project's own rule, 2026-11-22). */
const FEWEST = 4;

interface GuardedRemovals {
  readonly changes: readonly Change[];
  readonly diagnostics: readonly Diagnostic[];
  /** What would confirm it. */
  readonly approvals: readonly string[];
}

/**
 * Holds back what would be done about models that vanished from the manifest, where those are all that it had, or more
 * than half. Nothing is noted about them either, so that the count stays the same from run to run until somebody
 * confirms the names or brings the entries back; jobs under way go on. One removed model is a removal like any other.
 */
export function guardRemovals(
  changes: readonly Change[],
  models: readonly DesiredModel[],
  known: Known,
  { manifestPath, isTolerated }: { readonly manifestPath: string; readonly isTolerated: IsTolerated },
): GuardedRemovals {
  const vanished = vanishedModels(changes, models);
  const total = vanished.size + keptModels(models, known);
  const { removals } = known.limits.approvals ?? NO_APPROVALS;
  const names = [...vanished].sort();
  if (!isMany(vanished.size, total) || names.every(name => removals.has(name)))
    return { changes, diagnostics: [], approvals: [] };
  const isHeld = (change: Change): boolean => vanished.has(change.model) && HELD.has(change.action);
  const jobs = changes.filter(change => isHeld(change) && change.action === 'cancel').length;
  const guarded = changes.map(change => (isHeld(change) ? hold(change) : change));
  const found = diagnose(E_MASS_REMOVAL, { path: manifestPath }, { vanished: vanished.size, known: total, jobs });
  const isOld = guarded.every(change => change.reason !== REASON || isTolerated(change));
  // A ledger can hold any text as a name; no manifest ever had one of these.
  const approvals = names.every(name => MODEL_NAME.test(name)) ? [removalApproval(names)] : [];
  return { changes: guarded, diagnostics: [isOld ? asWarning(found) : found], approvals };
}

const REASON = 'mass-removal';

function hold(change: Change): Change {
  return { ...change, action: 'blocked', reason: REASON, until: null };
}

const HELD: ReadonlySet<Change['action']> = new Set<Change['action']>(['cancel', 'retire', 'delete']);

function isMany(vanished: number, total: number): boolean {
  if (vanished < 2) return false;
  return vanished === total || (total >= FEWEST && vanished * 2 > total);
}

/** Names that the ledger has something to be done about and the manifest has no more. */
function vanishedModels(changes: readonly Change[], models: readonly DesiredModel[]): ReadonlySet<string> {
  const named = new Set(models.map(({ name }) => name));
  return new Set(
    changes.filter(({ desired, model }) => desired === null && !named.has(model)).map(({ model }) => model),
  );
}

/** Entries that the ledger knows by their name or their training; new ones would make a loss look small. */
function keptModels(models: readonly DesiredModel[], known: Known): number {
  const names = new Set(Object.values(runsOf(known)).map(({ model }) => model));
  return models.filter(({ name, digest }) => names.has(name) || (digest !== null && digest in known.ledger.runs))
    .length;
}
