import type { DatasetChange } from '../dataset/diff/dataset-change.ts';
import type { Inspection } from '../dataset/inspection.ts';
import type { Diagnostic, Place } from '../diagnostics/diagnostic.ts';
import type { Ledger } from '../ledger/schema.ts';
import type { Change, Plan } from '../plan/plan.ts';
import { approvalLines } from './approvals.ts';
import { inOrder, ruleLine } from './changed-rules.ts';
import { diffNotes, lineList } from './dataset-diff.ts';
import { doubtText } from './doubt-words.ts';
import { visible } from './escape.ts';
import { withPath } from './filled-hints.ts';
import { counted, instant, integer, perRunNote, placesNote, usd, usdRange } from './format.ts';
import { portabilityLines } from './portability-lines.ts';
import { saidOnce } from './said-once.ts';
import { verdict } from './verdict.ts';
import { why } from './words.ts';

/** A plan as plain text: verdict, one line a model, what is wrong, what is left of the budget. */
export function planText(
  plan: Plan,
  cost: { readonly low: number; readonly high: number; readonly unknown: number },
  subject: string,
  datasets: readonly DatasetChange[] = [],
): string {
  const lines = [verdict(plan, cost, subject), ''];
  const width = Math.max(0, ...plan.changes.map(change => visible(change.model).length));
  for (const change of plan.changes) lines.push(changeLine(change, width), ...costLines(change));
  lines.push(...datasets.flatMap(datasetLines));
  if (plan.changes.length > 0) lines.push('');
  lines.push(...problemLines(plan), ...approvalLines(plan.approvals), ...rulesText(plan));
  const { budget } = plan;
  const month =
    budget.limit === null
      ? ''
      : `Budget this month: ${usd(budget.committed + budget.planned)} of ${usd(budget.limit)}.`;
  const limits = `${month}${perRunNote(budget)}`.trim();
  if (limits !== '') lines.push(limits);
  lines.push(
    `Plan ${plan.digest.slice(0, 12)} of ${/^[0-9a-f]{40,}$/.test(plan.commit) ? `commit ${plan.commit.slice(0, 7)}` : 'the work tree'}.`,
  );
  return `${lines.join('\n')}\n`;
}

const MOST_NAMES = 10;

/** What is wrong, and with which models where a finding is about several. */
export function problemLines(plan: Pick<Plan, 'diagnostics' | 'changes'>): string[] {
  return saidOnce(plan).flatMap(({ diagnostic, models }) => {
    const more = models.length > MOST_NAMES ? ` and ${integer(models.length - MOST_NAMES)} more` : '';
    const names = models.slice(0, MOST_NAMES).map(name => visible(name));
    return [
      ...diagnosticLines(diagnostic),
      ...(models.length === 0 ? [] : [`    Models: ${names.join(', ')}${more}.`]),
    ];
  });
}

/** The rules that count differently here, each with its reason. */
export function rulesText({ rules }: Pick<Plan, 'rules'>): string[] {
  if (rules.length === 0) return [];
  return ['Changed rules:', ...inOrder(rules).map(note => `  ${ruleLine(note, visible)}`)];
}

/** What is new in a changed dataset, and where. */
function datasetLines(change: DatasetChange): string[] {
  const notes = diffNotes(change, host => visible(host), lineList);
  const { path } = change;
  return notes.length === 0 ? [] : [`  ${visible(path)}:`, ...notes.map(note => `    ${note}`)];
}

function changeLine(change: Change, width: number): string {
  const { desired } = change;
  const estimate = desired?.estimate ?? null;
  const auto = (desired?.entry.hyperparameters?.n_epochs ?? 'auto') === 'auto' ? ' (auto)' : '';
  const tokens = estimate === null ? '' : `  ${integer(estimate.tokensPerEpoch)} tokens × ${estimate.epochs}${auto}`;
  const cost = change.action === 'train' ? `  ${estimate === null ? 'not estimated' : usdRange(estimate)}` : '';
  const reason = why(change, text => visible(text, 200)).replaceAll('`', '');
  return `  ${change.action.padEnd(9)} ${visible(change.model).padEnd(width)}${cost}${tokens}  (${reason})`;
}

/** Why a cost is a range, and whose price it rests on. */
function costLines({ action, desired }: Change): string[] {
  const estimate = action === 'train' ? (desired?.estimate ?? null) : null;
  if (estimate === null) return [];
  const own = estimate.priceFrom === 'workflow' ? [`price set by hand: $${estimate.usdPerMillion} per 1M tokens`] : [];
  return [...own, ...estimate.doubts.map(doubtText)].map(line => `      ${line}`);
}

/** `path:line: error CODE: …` as editors read it, the same of other lines that say something else, then what to do. */
export function diagnosticLines({ severity, code, message, fix, place, places = [] }: Diagnostic): string[] {
  const hint = (text: string): string => withPath(visible(text, 1000), place?.path ?? '');
  const line = (at: Place | null, words: string): string => {
    const position = at === null ? [] : [at.path, at.line, at.line === undefined ? undefined : at.column];
    const where = position.filter(part => part !== undefined).join(':');
    return `${where === '' ? '' : `${visible(where)}: `}${severity} ${code}: ${hint(words)}`;
  };
  const others = place === null ? [] : places.slice(1).filter(other => other.message !== places[0]?.message);
  return [
    line(place, message),
    ...others.map(({ message: own, ...at }) => line({ path: place?.path ?? '', ...at }, own)),
    `    ${hint(fix)}`,
  ];
}

/** One dataset: what it is, what it costs in tokens, what is wrong with it, and who would take it. */
export function inspectionText(path: string, inspection: Inspection): string {
  const { examples, format, tokensPerEpoch, tokenQuality } = inspection;
  const tokens =
    tokensPerEpoch === null
      ? 'tokens not counted'
      : `${integer(tokensPerEpoch)} tokens per epoch (${tokenQuality}${band(inspection)})`;
  const lines = [`${visible(path)}: ${format}, ${counted(examples, 'example')}, ${tokens}`];
  for (const finding of inspection.findings) {
    const { places } = finding;
    const [{ line, column } = {}] = places;
    const message = `${finding.message}${placesNote(finding)}`;
    lines.push(...diagnosticLines({ ...finding, message, place: { path, line, column } }));
  }
  lines.push(...portabilityLines(inspection.portability));
  return `${lines.join('\n')}\n`;
}

/** `, 900 to 1,100`, where the count is not exact. */
function band({ tokensPerEpoch, tokenDoubts }: Inspection): string {
  if (tokensPerEpoch === null || tokenDoubts.length === 0) return '';
  const below = tokenDoubts.reduce((sum, doubt) => sum + doubt.below, 0);
  const above = tokenDoubts.reduce((sum, doubt) => sum + doubt.above, 0);
  return `, ${integer(Math.max(0, tokensPerEpoch - below))} to ${integer(tokensPerEpoch + above)}`;
}

/** What the ledger knows, newest training first. */
export function ledgerText(ledger: Ledger | null): string {
  const runs = Object.values(ledger?.runs ?? {}).sort((a, b) => b.startedAt.localeCompare(a.startedAt));
  if (runs.length === 0) return 'No training has been started from this repository.\n';
  const width = Math.max(...runs.map(run => visible(run.model).length));
  const lines = runs.map(run => {
    const cost =
      run.billedNanoUsd === null ? `${usd(run.reservedNanoUsd)} reserved` : `${usd(run.billedNanoUsd)} billed`;
    const id = visible(run.modelId ?? run.jobId ?? 'no job yet');
    const error = run.error === null ? '' : `  ${visible(run.error.code, 60)}`;
    return `  ${run.state.padEnd(9)} ${visible(run.model).padEnd(width)}  ${id}  ${cost}  since ${instant(run.startedAt)}${error}`;
  });
  return `${lines.join('\n')}\n`;
}
