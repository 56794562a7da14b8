import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Change, Plan } from '../plan/plan.ts';
import { code, prose } from './escape.ts';
import { counted, integer, usd, usdRange } from './format.ts';
import { verdict } from './verdict.ts';
import { ACTION_WORDS, why } from './words.ts';

/** GitHub refuses bodies over 65,536 characters with a 422; kept well below. */
export const MAX_COMMENT = 60_000;
const MAX_ROWS = 50;

export interface CommentFacts {
  readonly manifestPath: string;
  readonly headSha: string;
  readonly cost: { readonly low: number; readonly high: number; readonly expected: number; readonly unknown: number };
  /** ISO day on which the prices were last checked. */
  readonly pricesAsOf: string;
  readonly repositoryUrl: string;
}

/** The first line of our comment. It names the manifest, so that two manifests in one repository never share one. */
export function markerOf(manifestPath: string): string {
  return `<!-- finetune-gitops:plan:${encodeURIComponent(manifestPath).replaceAll('-', '%2D')} -->`;
}

/** The whole comment. When it grows too long, details go first, then rows; the verdict and the marker always stay. */
export function renderComment(plan: Plan, facts: CommentFacts, limit = MAX_COMMENT): string {
  const sections = [problems(plan, facts), settings(plan), assumptions(plan, facts)];
  for (let kept = sections.length; kept >= 0; kept -= 1) {
    for (const rows of kept === 0 ? [MAX_ROWS, 10, 0] : [MAX_ROWS]) {
      const dropped = kept < sections.length ? '\n_Some details are left out here; the job summary has them._\n' : '';
      const body = [head(plan, facts, rows), ...sections.slice(0, kept), dropped, foot(plan, facts)].join('\n');
      if (body.length <= limit) return body;
    }
  }
  return `${markerOf(facts.manifestPath)}\n### ${verdict(plan, facts.cost)}\n`;
}

function head(plan: Plan, facts: CommentFacts, maxRows: number): string {
  const shown = plan.changes.filter(change => change.action !== 'keep');
  const kept = plan.changes.filter(change => change.action === 'keep');
  const lines = [markerOf(facts.manifestPath), `### ${verdict(plan, facts.cost)}`, '', ...alerts(plan)];
  if (shown.length > 0) lines.push(...table(shown.slice(0, maxRows)), '');
  if (shown.length > maxRows) lines.push(`… and ${counted(shown.length - maxRows, 'more model')}.`, '');
  if (kept.length > 0) {
    const names = kept.slice(0, 20).map(change => code(change.model));
    const more = kept.length > 20 ? ' and more' : '';
    lines.push(`${counted(kept.length, 'model')} up to date: ${names.join(', ')}${more}.`, '');
  }
  return lines.join('\n');
}

function alerts(plan: Plan): string[] {
  const { budget } = plan;
  if (budget.limit === null)
    return budget.planned > 0
      ? [
          '> [!NOTE]',
          '> This workflow does not know the budget. The merge starts nothing unless `budget-usd` covers it.',
          '',
        ]
      : [];
  const total = budget.committed + budget.planned;
  return [`Budget this month: ${usd(total)} of ${usd(budget.limit)} with this change.`, ''];
}

function table(changes: readonly Change[]): string[] {
  return [
    '| Model | Action | Why | Examples | Tokens × epochs | Cost |',
    '|:--|:--|:--|--:|--:|--:|',
    ...changes.map(change => `| ${row(change).join(' | ')} |`),
  ];
}

function row(change: Change): string[] {
  const { desired } = change;
  const inspection = desired?.training?.inspection;
  const estimate = desired?.estimate ?? null;
  const pays = change.action === 'train' || change.action === 'blocked';
  const epochs = desired?.spec?.nEpochs;
  return [
    code(change.model),
    `**${change.action}**`,
    why(change, prose),
    inspection === undefined ? '–' : integer(inspection.examples),
    inspection?.tokensPerEpoch == null || epochs === undefined
      ? '–'
      : `${integer(inspection.tokensPerEpoch)} × ${epochs}`,
    !pays ? (change.action === 'cancel' ? '–' : '$0.00') : estimate === null ? 'not estimated' : usdRange(estimate),
  ];
}

function problems(plan: Plan, facts: CommentFacts): string {
  if (plan.diagnostics.length === 0) return '';
  const shown = plan.diagnostics.slice(0, MAX_ROWS);
  const isOpen = plan.diagnostics.some(diagnostic => diagnostic.severity === 'error') ? ' open' : '';
  const lines = [
    `<details${isOpen}><summary>${tallies(plan.diagnostics)}</summary>`,
    '',
    '| Where | Code | What and what to do |',
    '|:--|:--|:--|',
    ...shown.map(diagnostic => `| ${where(diagnostic, facts)} | ${diagnostic.code} | ${words(diagnostic)} |`),
  ];
  if (plan.diagnostics.length > shown.length)
    lines.push('', `… and ${counted(plan.diagnostics.length - shown.length, 'more finding')}.`);
  return [...lines, '', '</details>', ''].join('\n');
}

function tallies(diagnostics: readonly Diagnostic[]): string {
  const parts = (['error', 'warning', 'notice'] as const)
    .map(severity => [severity, diagnostics.filter(diagnostic => diagnostic.severity === severity).length] as const)
    .filter(([, number]) => number > 0)
    .map(([severity, number]) => counted(number, severity));
  return parts.join(', ');
}

function where(diagnostic: Diagnostic, facts: CommentFacts): string {
  const { place } = diagnostic;
  if (place === null) return '–';
  const label = code(place.line === undefined ? place.path : `${place.path}:${place.line}`);
  if (!/^[A-Za-z0-9._/-]+$/.test(place.path)) return label;
  const line = place.line === undefined ? '' : `#L${place.line}`;
  // `plain=1`: GitHub shows the lines of a rendered file only then.
  return `[${label}](${facts.repositoryUrl}/blob/${facts.headSha}/${place.path}?plain=1${line})`;
}

function words(diagnostic: Diagnostic): string {
  return `${prose(diagnostic.message)} ${prose(diagnostic.fix)}`;
}

function settings(plan: Plan): string {
  const rows = plan.changes.flatMap(({ desired, model, digest }) => {
    const spec = desired?.spec ?? null;
    if (spec === null) return [];
    const chosen = [
      `${spec.nEpochs} epochs${desired?.entry.hyperparameters.n_epochs === undefined || desired.entry.hyperparameters.n_epochs === 'auto' ? ' (auto)' : ''}`,
      `batch ${spec.batchSize ?? 'auto'}`,
      `learning rate ×${spec.learningRateMultiplier ?? 'auto'}`,
      `seed ${spec.seed}`,
    ];
    return [
      `| ${code(model)} | ${code(spec.baseModel)} | ${chosen.join(', ')} | ${code((digest ?? '').slice(0, 12))} |`,
    ];
  });
  if (rows.length === 0) return '';
  return [
    '<details><summary>Settings</summary>',
    '',
    '| Model | Base model | Settings | Spec |',
    '|:--|:--|:--|:--|',
    ...rows.slice(0, MAX_ROWS),
    '',
    '</details>',
    '',
  ].join('\n');
}

function assumptions(plan: Plan, facts: CommentFacts): string {
  const estimates = plan.changes.map(change => change.desired?.estimate ?? null).filter(estimate => estimate !== null);
  const lines = [
    '<details><summary>How this was counted</summary>',
    '',
    `- Prices: OpenAI's price page, last checked ${facts.pricesAsOf}; training is billed per token and epoch, validation is not.`,
    '- Text chat is counted by the rule that matched seven published bills exactly (gpt-3.5-turbo and gpt-4o-mini, 2024); no bill for gpt-4.1 is published.',
  ];
  if (estimates.some(estimate => estimate.quality !== 'exact'))
    lines.push('- Tools, names, calls and images follow the best documented rule, with a margin of 25 %.');
  lines.push(
    '- `auto` epochs follow the rule of the OpenAI Cookbook and are sent as a fixed number, so the price is the reviewed one.',
  );
  if (plan.observed === 'not-asked')
    lines.push('- The provider was not asked: job states are those last written to the ledger.');
  return [...lines, '', '</details>', ''].join('\n');
}

function foot(plan: Plan, facts: CommentFacts): string {
  return `<sub>Plan \`${plan.digest.slice(0, 12)}\` of \`${facts.headSha.slice(0, 7)}\`, prices as of ${facts.pricesAsOf}. This comment is updated in place. Actions: ${legend(plan)}.</sub>\n`;
}

function legend(plan: Plan): string {
  const actions = [...new Set(plan.changes.map(change => change.action))];
  return actions.length === 0 ? 'none' : actions.map(action => `**${action}** ${ACTION_WORDS[action]}`).join('; ');
}
