import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Action, Plan } from '../plan/plan.ts';
import { isStoppedByMoney } from './cost-cell.ts';
import { counted, usdRange } from './format.ts';

/** The first sentence of everything: what would happen, and the number that matters. No untrusted text. */
export function verdict(
  plan: Plan,
  cost: { readonly low: number; readonly high: number; readonly unknown: number },
  subject = 'Merging',
): string {
  const errors = count(plan.diagnostics, 'error');
  if (errors > 0) return `${subject === 'Merging' ? 'Not ready to merge' : 'Stopped'}: ${counted(errors, 'error')}.`;
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

function tally(plan: Plan, action: Action): number {
  return plan.changes.filter(change => change.action === action).length;
}

function count(diagnostics: readonly Diagnostic[], severity: Diagnostic['severity']): number {
  return diagnostics.filter(diagnostic => diagnostic.severity === severity).length;
}

function joined(parts: readonly string[]): string {
  if (parts.length < 2) return parts.join('');
  return `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;
}
