import type { Change, Reason } from '../plan/plan.ts';
import type { CostEstimate } from '../prices/cost.ts';
import { usdRange } from './format.ts';

const STOPPED_BY_MONEY: ReadonlySet<Reason> = new Set<Reason>([
  'price-unknown',
  'budget-unset',
  'over-budget',
  'over-model-limit',
  'over-run-limit',
  'cost-rose-since-review',
]);

export function isStoppedByMoney({ action, reason }: Change): boolean {
  return action === 'blocked' && STOPPED_BY_MONEY.has(reason);
}

/** Shown for a training, now or in the next run, and for one that only money stopped: it is the number to decide by. */
export function costCell(change: Change): string {
  if (!isCostShown(change)) return '–';
  const estimate = change.desired?.estimate ?? null;
  if (estimate !== null) return usdRange(estimate);
  const cap = change.desired?.entry.max_cost_usd;
  return cap === undefined ? 'not estimated' : `not estimated; $${cap.toFixed(2)} set aside`;
}

/** The estimate behind the cell. */
export function shownCost(change: Change): CostEstimate | null {
  return isCostShown(change) ? (change.desired?.estimate ?? null) : null;
}

function isCostShown(change: Change): boolean {
  const { action, reason } = change;
  return action === 'train' || reason === 'create-limit' || reason === 'run-cost-limit' || isStoppedByMoney(change);
}
