import type { DatasetChange } from '../dataset/diff/dataset-change.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Change, Plan } from '../plan/plan.ts';
import { approvalSection } from './approvals.ts';
import { ruleSection } from './changed-rules.ts';
import { costCell } from './cost-cell.ts';
import { datasetSections } from './dataset-diff.ts';
import { code, prose } from './escape.ts';
import { counted, integer, perRunNote, usd } from './format.ts';
import { type ModelOffers, offerSections } from './offer-table.ts';
import { portabilitySection } from './portability.ts';
import { rangeNotes, workflowPrices } from './price-notes.ts';
import { verdict } from './verdict.ts';
import { ACTION_WORDS } from './word-tables.ts';
import { why } from './words.ts';

/** GitHub refuses bodies over 65,536 characters with a 422; kept well below. */
export const MAX_COMMENT = 60_000;

/** From everything to nearly nothing: details go first, then rows; the verdict and the marker always stay. */
const SIZES = [
  { rows: 50, findings: 50, hasDetails: true, hasSamples: true },
  { rows: 50, findings: 50, hasDetails: true, hasSamples: false },
  { rows: 50, findings: 50, hasDetails: false, hasSamples: false },
  { rows: 50, findings: 10, hasDetails: false, hasSamples: false },
  { rows: 10, findings: 3, hasDetails: false, hasSamples: false },
  { rows: 0, findings: 0, hasDetails: false, hasSamples: false },
];
type Size = (typeof SIZES)[number];

export interface CommentFacts {
  readonly manifestPath: string;
  readonly headSha: string;
  /** The branch the pull request goes to when it is not the default branch, from which alone models are trained. */
  readonly otherBranch: string | null;
  readonly cost: { readonly low: number; readonly high: number; readonly expected: number; readonly unknown: number };
  /** What the estimates rest on, one sentence each, in Markdown. */
  readonly assumptions: readonly string[];
  /** ISO day on which the prices were last checked. */
  readonly pricesAsOf: string;
  readonly repositoryUrl: string;
  /** Datasets that were compared with the base, example by example. */
  readonly datasets?: readonly DatasetChange[];
  /** What new models would cost with other base models. */
  readonly offers?: readonly ModelOffers[];
}

/** The first line of our comment. It names the manifest, so that two manifests in one repository never share one. */
export function markerOf(manifestPath: string): string {
  return `<!-- finetune-gitops:plan:${encodeURIComponent(manifestPath).replaceAll('-', '%2D')} -->`;
}

/** The whole comment, in the largest size that fits. */
export function renderComment(plan: Plan, facts: CommentFacts, limit = MAX_COMMENT): string {
  for (const size of SIZES) {
    const body = bodyOf(plan, facts, size);
    if (body.length <= limit) return body;
  }
  return `${markerOf(facts.manifestPath)}\n### ${verdict(plan, facts.cost)}\n`;
}

function bodyOf(plan: Plan, facts: CommentFacts, size: Size): string {
  const details = size.hasDetails
    ? [
        datasetSections(facts.datasets ?? [], facts, size),
        portabilitySection(plan, facts.datasets ?? []),
        offerSections(facts.offers ?? []),
        settings(plan, size.rows),
        assumptions(plan, facts, size.rows),
      ]
    : ['_Some details are left out here; the job summary has them._\n'];
  const rules = ruleSection(plan.rules, size.findings, prose);
  const parts = [
    head(plan, facts, size.rows),
    rules,
    problems(plan, facts, size.findings),
    size.findings === 0 ? '' : approvalSection(plan.approvals),
    ...details,
    foot(plan, facts),
  ];
  return parts.filter(part => part !== '').join('\n');
}

function head(plan: Plan, facts: CommentFacts, maxRows: number): string {
  const shown = plan.changes.filter(change => change.action !== 'keep');
  const kept = plan.changes.filter(change => change.action === 'keep');
  const lines = [markerOf(facts.manifestPath), `### ${verdict(plan, facts.cost)}`, '', ...alerts(plan, facts)];
  if (shown.length > 0) lines.push(...table(shown.slice(0, maxRows)), '');
  if (shown.length > maxRows) lines.push(`… and ${counted(shown.length - maxRows, 'more model')}.`, '');
  if (kept.length > 0) {
    const names = kept.slice(0, 20).map(change => code(change.model));
    const more = kept.length > 20 ? ' and more' : '';
    lines.push(`${counted(kept.length, 'model')} up to date: ${names.join(', ')}${more}.`, '');
  }
  return lines.join('\n');
}

function alerts(plan: Plan, facts: CommentFacts): string[] {
  const { budget } = plan;
  const notes: string[] = [];
  if (facts.otherBranch !== null)
    notes.push(`This goes to ${code(facts.otherBranch)}. Nothing is trained until it reaches the default branch.`);
  if (budget.limit === null && budget.planned > 0)
    notes.push('This workflow does not know the budget. The merge starts nothing unless `budget-usd` covers it.');
  const own = workflowPrices(plan.changes).flatMap(line => [line, '']);
  const lines = [...notes.flatMap(note => ['> [!NOTE]', `> ${note}`, '']), ...own];
  const total = usd(budget.committed + budget.planned);
  const month = budget.limit === null ? '' : `Budget this month: ${total} of ${usd(budget.limit)} with this change.`;
  const limits = `${month}${perRunNote(budget)}`.trim();
  return limits === '' ? lines : [...lines, limits, ''];
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
  const epochs = desired?.spec?.nEpochs;
  return [
    code(change.model),
    `**${change.action}**`,
    why(change, prose),
    inspection === undefined ? '–' : integer(inspection.examples),
    inspection?.tokensPerEpoch == null || epochs === undefined
      ? '–'
      : `${integer(inspection.tokensPerEpoch)} × ${epochs}`,
    costCell(change),
  ];
}

function problems(plan: Plan, facts: CommentFacts, maxRows: number): string {
  if (plan.diagnostics.length === 0) return '';
  const shown = plan.diagnostics.slice(0, maxRows);
  const isOpen = plan.diagnostics.some(diagnostic => diagnostic.severity === 'error') ? ' open' : '';
  const lines = [`<details${isOpen}><summary>${tallies(plan.diagnostics)}</summary>`, ''];
  if (shown.length > 0) lines.push('| Where | Code | What and what to do |', '|:--|:--|:--|');
  lines.push(...shown.map(diagnostic => `| ${where(diagnostic, facts)} | ${diagnostic.code} | ${words(diagnostic)} |`));
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

function settings(plan: Plan, maxRows: number): string {
  const rows = plan.changes.flatMap(({ desired, model, digest, action }) => {
    const spec = desired?.spec ?? null;
    if (spec === null || action === 'keep') return [];
    const { n_epochs: written = 'auto' } = desired?.entry.hyperparameters ?? {};
    const rate = spec.learningRateMultiplier;
    const chosen = [
      ...(spec.method === 'supervised' ? [] : [`method ${spec.method}`]),
      `${counted(spec.nEpochs, 'epoch')}${written === 'auto' ? ' (auto)' : ''}`,
      `batch size ${spec.batchSize ?? 'auto'}`,
      `learning rate ${rate === null ? 'auto' : `×${rate}`}`,
      ...(spec.method === 'dpo' ? [`beta ${spec.beta ?? 'auto'}`] : []),
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
    ...rows.slice(0, maxRows),
    '',
    '</details>',
    '',
  ].join('\n');
}

function assumptions(plan: Plan, facts: CommentFacts, maxRows: number): string {
  const lines = [...facts.assumptions, ...rangeNotes(plan.changes).slice(0, maxRows)];
  if (plan.observed === 'not-asked')
    lines.push('The provider was not asked: job states are those last written to the ledger.');
  const list = lines.map(line => `- ${line}`);
  return ['<details><summary>How this was counted</summary>', '', ...list, '', '</details>', ''].join('\n');
}

function foot(plan: Plan, facts: CommentFacts): string {
  return `<sub>Plan \`${plan.digest.slice(0, 12)}\` of \`${facts.headSha.slice(0, 7)}\`, prices as of ${facts.pricesAsOf}. This comment is updated in place.${legend(plan)}</sub>\n`;
}

function legend(plan: Plan): string {
  const actions = [...new Set(plan.changes.map(change => change.action))].filter(action => action !== 'keep');
  if (actions.length === 0) return '';
  return ` Actions: ${actions.map(action => `**${action}** ${ACTION_WORDS[action]}`).join('; ')}.`;
}
