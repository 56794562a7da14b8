import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Change, Plan } from '../plan/plan.ts';
import type { Outcome } from '../reconcile/effects.ts';
import { approvalSection } from './approvals.ts';
import { ruleSection } from './changed-rules.ts';
import { costCell } from './cost-cell.ts';
import { code, prose } from './escape.ts';
import { perRunNote, usd } from './format.ts';
import { why } from './words.ts';

export interface ReconcileFacts {
  readonly results: readonly { readonly change: Change; readonly outcome: Outcome | null }[];
}

/** The job summary of a reconcile run: what was done, model by model, and what a person has to do. */
export function renderReconcileSummary(plan: Plan, { results }: ReconcileFacts): string {
  const lines = [`### ${headline(results)}`, ''];
  if (results.length > 0) {
    lines.push('| Model | Action | Why | What happened | Cost |', '|:--|:--|:--|:--|--:|');
    for (const { change, outcome } of results) {
      lines.push(
        `| ${code(change.model)} | **${change.action}** | ${why(change, prose)} | ${happened(outcome)} | ${outcome?.kind === 'refused' ? '–' : costCell(change)} |`,
      );
    }
    lines.push('');
  }
  if (plan.diagnostics.length > 0) lines.push(...plan.diagnostics.map(finding), '');
  const approvals = approvalSection(plan.approvals);
  if (approvals !== '') lines.push(approvals);
  if (plan.rules.length > 0) lines.push(ruleSection(plan.rules, plan.rules.length, prose));
  const { budget } = plan;
  const limit = budget.limit === null ? '; no budget is set' : ` of ${usd(budget.limit)}`;
  lines.push(`Committed this month: ${usd(budget.committed + budget.planned)}${limit}.${perRunNote(budget)}`, '');
  return lines.join('\n');
}

function finding({ severity, code: name, place, message, fix }: Diagnostic): string {
  const where = place === null ? '' : `${code(place.line === undefined ? place.path : `${place.path}:${place.line}`)} `;
  return `- **${severity}** ${name} ${where}${prose(message)} ${prose(fix)}`;
}

function happened(outcome: Outcome | null): string {
  if (outcome === null) return '–';
  return outcome.kind === 'refused'
    ? `${prose(outcome.said)} ${code(outcome.code)} ${prose(outcome.message)}`
    : prose(outcome.said);
}

const FATES = [
  'done',
  'waiting',
  'left to the next run',
  'without an answer',
  'not carried out',
  'blocked',
  'failed',
] as const;

/** The run in one sentence; each model counts once. */
export function headline(results: ReconcileFacts['results']): string {
  const fates = results.map(fateOf);
  const parts = FATES.flatMap(fate => {
    const count = fates.filter(other => other === fate).length;
    return count === 0 ? [] : [`${count} ${fate}`];
  });
  return parts.length === 0 ? 'Everything is as the manifest asks.' : `Reconciled: ${parts.join(', ')}.`;
}

function fateOf({ change, outcome }: ReconcileFacts['results'][number]): (typeof FATES)[number] | null {
  switch (outcome?.kind) {
    case 'done':
    case 'waiting':
    case 'failed':
      return outcome.kind;
    case 'refused':
      return 'failed';
    case 'stood-down':
      return 'left to the next run';
    case 'unknown':
      return 'without an answer';
    case undefined:
      if (change.action === 'keep') return null;
      if (change.action === 'wait') return 'waiting';
      return change.action === 'blocked' ? 'blocked' : 'not carried out';
  }
}
