import {
  E_ENDED_BEFORE,
  E_OVER_BUDGET,
  E_OVER_MODEL_LIMIT,
  E_OVER_RUN_LIMIT,
} from '../diagnostics/codes/guard-codes.ts';
import { type Diagnostic, diagnose } from '../diagnostics/diagnostic.ts';
import { costApproval, exactUsd } from './approvals.ts';
import type { Overrun } from './budget.ts';
import type { Change, Reason } from './plan.ts';

/** Whether a blocked change only warns: a pull request is not to blame for what its base has already. */
export type IsTolerated = (change: Change) => boolean;

/** What a plan blocks, to recognise it in the next one: the same stop of the same training. */
export function standingBlocks(changes: readonly Change[]): IsTolerated {
  const keyOf = ({ reason, digest, model }: Change): string => `${reason} ${digest ?? model}`;
  const standing = new Set(changes.filter(({ action }) => action === 'blocked').map(keyOf));
  return change => standing.has(keyOf(change));
}

export function asWarning(diagnostic: Diagnostic): Diagnostic {
  return { ...diagnostic, severity: 'warning' };
}

/** Limits that trainings cross, with the numbers and what would approve exactly this. */
export function explainOverruns(overruns: readonly Overrun[], isTolerated: IsTolerated): Diagnostic[] {
  return overruns.map(({ change, ...amounts }) => {
    const { model, desired, reason } = change;
    const place = desired?.basePlace ?? null;
    const ceiling = exactUsd(amounts.ceiling);
    const limit = exactUsd(amounts.limit);
    const left = exactUsd(amounts.left);
    const found =
      reason === 'over-model-limit'
        ? diagnose(E_OVER_MODEL_LIMIT, place, { model, ceiling, limit })
        : reason === 'over-run-limit'
          ? diagnose(E_OVER_RUN_LIMIT, place, { model, ceiling, limit })
          : diagnose(E_OVER_BUDGET, place, { model, ceiling, left, limit });
    return isTolerated(change) ? asWarning(found) : found;
  });
}

/** What would let trainings past the limits of the workflow. An entry's own limit is not the workflow's to lift. */
export function costApprovals(overruns: readonly Overrun[]): string[] {
  return overruns.flatMap(({ change: { reason, digest }, ceiling }) =>
    (reason === 'over-budget' || reason === 'over-run-limit') && digest !== null
      ? [costApproval(digest, ceiling, reason)]
      : [],
  );
}

/** Why nothing is begun again, where the reason is in the past. */
const ENDED: Partial<Readonly<Record<Reason, string>>> = {
  'job-failed': 'failed',
  'job-cancelled': 'was cancelled',
  'provider-refused': 'was refused by the provider',
  'create-unconfirmed': 'was asked for without an answer',
};

/** Trainings of a pull request that would not begin since they ended before. A run explains these once, not each time. */
export function explainEnded(changes: readonly Change[], isTolerated: IsTolerated): Diagnostic[] {
  return changes.flatMap(change => {
    const { action, reason, model, desired } = change;
    const how = ENDED[reason];
    if (action !== 'blocked' || how === undefined || desired === null || isTolerated(change)) return [];
    return [diagnose(E_ENDED_BEFORE, desired.basePlace, { model, how })];
  });
}
