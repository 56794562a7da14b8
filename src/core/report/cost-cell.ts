import type { Change, Reason } from '../plan/plan.ts';
import { usdRange } from './format.ts';

const STOPPED_BY_MONEY: ReadonlySet<Reason> = new Set<Reason>([
  'price-unknown',
  'budget-unset',
  'over-budget',
  'over-model-limit',
]);

export function isStoppedByMoney({ action, reason }: Change): boolean {
  return action === 'blocked' && STOPPED_BY_MONEY.has(reason);
}

/** Shown for a training, now or in the next run, and for one that only money stopped: it is the number to decide by. */
export function costCell(change: Change): string {
  const isTraining = change.action === 'train' || change.reason === 'create-limit';
  if (!isTraining && !isStoppedByMoney(change)) return '–';
  const estimate = change.desired?.estimate ?? null;
  return estimate === null ? 'not estimated' : usdRange(estimate);
}
