import type { Action, Plan } from '../plan/plan.ts';
import { isStoppedByMoney, shownCost } from './cost-cell.ts';
import { counted, usdRange } from './format.ts';

/** Errors that stop what they name and nothing else: a run carries the rest out. */
const GUARDS: ReadonlySet<string> = new Set([
  'E_OVER_BUDGET',
  'E_OVER_MODEL_LIMIT',
  'E_OVER_RUN_LIMIT',
  'E_MASS_REMOVAL',
]);

/** The first sentence of everything: what would happen, and the number that matters. No untrusted text. */
export function verdict(
  plan: Plan,
  cost: { readonly low: number; readonly high: number; readonly unknown: number },
  subject = 'Merging',
): string {
  const isMerge = subject === 'Merging';
  const errors = plan.diagnostics.filter(
    ({ severity, code }) => severity === 'error' && (isMerge || !GUARDS.has(code)),
  );
  if (errors.length > 0)
    return `${isMerge ? 'Not ready to merge' : 'Stopped'}: ${counted(errors.length, 'error')}${heldBackFor(plan)}.`;
  const trainings = tally(plan, 'train');
  const parts: string[] = [];
  if (trainings > 0) {
    const price = cost.unknown === trainings ? 'at a cost that is not known' : `for ${usdRange(cost)}`;
    parts.push(`trains ${counted(trainings, 'model')} ${price}`);
  }
  const free: readonly [Action, string][] = [
    ['republish', 'reuses'],
    ['adopt', 'takes over a job for'],
    ['publish', 'publishes'],
    ['cancel', 'cancels the job of'],
    ['retire', 'retires'],
    ['delete', 'begins or ends the deleting of'],
  ];
  for (const [action, verb] of free) {
    const number = tally(plan, action);
    if (number > 0) parts.push(`${verb} ${counted(number, 'model')}`);
  }
  const heldBack = plan.changes.filter(isStoppedByMoney).length;
  if (heldBack > 0) parts.push(`holds back ${counted(heldBack, 'model')} over a cost limit`);
  const blocked = tally(plan, 'blocked') - heldBack;
  if (blocked > 0) parts.push(`leaves ${counted(blocked, 'model')} blocked`);
  const waiting = tally(plan, 'wait');
  if (waiting > 0) parts.push(`waits for ${counted(waiting, 'model')}`);
  if (parts.length === 0) return `${subject} changes no model and costs nothing.`;
  return `${subject} ${joined(parts)}.${trainings === 0 ? ' No training is started.' : ''}`;
}

/** The number to decide by, where money is what stops a model. */
function heldBackFor({ changes }: Plan): string {
  const held = changes.filter(isStoppedByMoney);
  const costs = held.flatMap(change => shownCost(change) ?? []);
  if (held.length === 0 || costs.length < held.length) return '';
  const sum = (end: 'low' | 'high'): number => costs.reduce((total, cost) => total + cost[end], 0);
  const total = usdRange({ low: sum('low'), high: sum('high') });
  return `; a cost limit holds back ${counted(held.length, 'model')} for ${total}`;
}

function tally(plan: Plan, action: Action): number {
  return plan.changes.filter(change => change.action === action).length;
}

function joined(parts: readonly string[]): string {
  if (parts.length < 2) return parts.join('');
  return `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;
}
