import type { Change } from '../plan/plan.ts';
import { shownCost } from './cost-cell.ts';
import { doubtText } from './doubt-words.ts';
import { code } from './escape.ts';

/** One sentence for each model whose cost is a range: why. */
export function rangeNotes(changes: readonly Change[]): string[] {
  return changes.flatMap(change => {
    const doubts = shownCost(change)?.doubts ?? [];
    return doubts.length === 0 ? [] : [`${code(change.model)} costs a range: ${doubts.map(doubtText).join('; ')}.`];
  });
}

/** Prices that are not the list's, each base model once. */
export function workflowPrices(changes: readonly Change[]): string[] {
  const lines = changes.flatMap(change => {
    const estimate = shownCost(change);
    if (estimate?.priceFrom !== 'workflow') return [];
    const day = estimate.priceAsOf === null ? '' : `, as of ${estimate.priceAsOf}`;
    const base = code(change.desired?.entry.base_model ?? '');
    return [`Price set by the workflow: ${base} at $${estimate.usdPerMillion} per 1M tokens${day}.`];
  });
  return [...new Set(lines)];
}
