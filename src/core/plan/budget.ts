import { committedByRun, committedInMonth } from '../ledger/spend.ts';
import { fromUsd, type NanoUsd, safe } from '../prices/money.ts';
import { approvesCost, NO_APPROVALS } from './approvals.ts';
import type { Known } from './decide.ts';
import { type BudgetUse, type Change, ceilingOf, type Reason } from './plan.ts';

/** A training that does not fit: what it takes, and what is left for it of the limit that it crosses. */
export interface Overrun {
  readonly change: Change;
  readonly ceiling: NanoUsd;
  readonly left: NanoUsd;
  readonly limit: NanoUsd;
}

/**
 * Applies the money limits to the trainings of a plan, in the manifest's order: what does not fit is blocked or
 * waits, with the reason. An unknown cost passes only under a
 * `max_cost_usd`, which is then set aside in full. Amounts are compared as exact integers. An approved training may cross
 * the budget, or the limit of a run, and still takes its part of it, so that the next one does not fit by the same approval.
 * What alone is more than a run may cost would wait for ever and is blocked; what only does not fit beside others waits.
 */
export function withinLimits(
  changes: readonly Change[],
  known: Known,
): { changes: Change[]; budget: BudgetUse; overruns: Overrun[] } {
  const { limits } = known;
  const { approvals = NO_APPROVALS, costPerRun: perRun = null } = limits;
  const overruns: Overrun[] = [];
  const committed = committedInMonth(known.ledger, known.now);
  const adopted = sumOf(changes.map(change => (change.action === 'adopt' ? Math.max(0, addedBy(change, known)) : 0)));
  let planned = 0;
  let creates = 0;
  let started = 0;
  const limited = changes.map(change => {
    if (change.action !== 'train') return change;
    const ceiling = change.desired === null ? null : ceilingOf(change.desired);
    const cap = change.desired?.entry.max_cost_usd;
    if (limits.frozen) return stop(change, 'frozen');
    if (ceiling === null) return stop(change, 'price-unknown');
    const over = (reason: Reason, limit: NanoUsd, left = limit): Change => {
      const blocked = stop(change, reason);
      overruns.push({ change: blocked, ceiling, left, limit });
      return blocked;
    };
    if (cap !== undefined && ceiling > fromUsd(cap)) return over('over-model-limit', fromUsd(cap));
    const isForRun = perRun !== null && !approvesCost(approvals.overRun, change, ceiling);
    if (isForRun && ceiling > perRun) return over('over-run-limit', perRun);
    if (limits.budget === null && limits.budgetRequired) return stop(change, 'budget-unset');
    const added = addedBy(change, known);
    const total = safe(committed + adopted + planned + added);
    if (limits.budget !== null && total > limits.budget && !approvesCost(approvals.overBudget, change, ceiling))
      return over('over-budget', limits.budget, Math.max(0, limits.budget - (total - ceiling)));
    if (creates >= limits.createsPerRun) return later(change, 'create-limit');
    const together = safe(started + ceiling);
    if (isForRun && together > perRun && limits.createsPerRun < Number.POSITIVE_INFINITY)
      return later(change, 'run-cost-limit');
    planned += added;
    started = together;
    creates += 1;
    return change;
  });
  return { changes: limited, budget: { limit: limits.budget, committed, planned, perRun }, overruns };
}

/**
 * What a change takes beyond what its run holds already: an attempt that left nothing is started anew in place of the
 * old one, and a job that a lost ledger knew has no reservation until it is adopted.
 */
function addedBy(change: Change, known: Known): NanoUsd {
  const ceiling = change.desired === null ? null : ceilingOf(change.desired);
  return (ceiling ?? 0) - committedByRun(known.ledger, change.digest ?? '', known.now);
}

function sumOf(amounts: readonly NanoUsd[]): NanoUsd {
  return amounts.reduce((sum, amount) => safe(sum + amount), 0);
}

function stop(change: Change, reason: Reason): Change {
  return { ...change, action: 'blocked', reason };
}

/** To the next run, which has its limits anew. */
function later(change: Change, reason: Reason): Change {
  return { ...change, action: 'wait', reason };
}
