import type { DatasetChange } from '../dataset/diff/dataset-change.ts';
import type { Inspection } from '../dataset/inspection.ts';
import type { RuleNote } from '../dataset/rule-notes.ts';
import type { Diagnostic, PlaceWords } from '../diagnostics/diagnostic.ts';
import type { Ledger } from '../ledger/schema.ts';
import type { Change, Plan } from '../plan/plan.ts';
import type { CostEstimate } from '../prices/cost.ts';
import { portabilityJson } from './portability-lines.ts';

/** Raised when a field of the JSON output changes its meaning or goes away; fields may be added without. */
export const JSON_SCHEMA_VERSION = 1;

const NANO = 1_000_000_000;

/** The plan as stable JSON (docs/json.md). Money in US dollars; `null` is unknown, never zero. */
export function planJson(plan: Plan, datasets: readonly DatasetChange[] = []): object {
  return {
    schemaVersion: JSON_SCHEMA_VERSION,
    commit: plan.commit,
    planDigest: plan.digest,
    observed: plan.observed,
    changes: plan.changes.map(changeJson),
    datasets: datasets.map(datasetChangeJson),
    diagnostics: plan.diagnostics.map(diagnosticJson),
    rules: plan.rules.map(ruleJson),
    approvals: plan.approvals ?? [],
    budget: {
      limitUsd: plan.budget.limit === null ? null : plan.budget.limit / NANO,
      committedUsd: plan.budget.committed / NANO,
      plannedUsd: plan.budget.planned / NANO,
      perRunUsd: plan.budget.perRun == null ? null : plan.budget.perRun / NANO,
    },
  };
}

export function diagnosticJson({ code, severity, message, fix, place, places = [] }: Diagnostic): object {
  return {
    code,
    severity,
    path: place?.path ?? null,
    line: place?.line ?? null,
    column: place?.column ?? null,
    message,
    fix,
    places: places.map(placeJson),
  };
}

function placeJson({ line, column, message }: PlaceWords): object {
  return { line, column: column ?? null, message };
}

/** One rule that counts differently in this repository. */
export function ruleJson({ code, usual, severity, reason, change, before }: RuleNote): object {
  return { code, usualSeverity: usual, severity, reason, change, severityBefore: before };
}

function changeJson(change: Change): object {
  const estimate = change.desired?.estimate ?? null;
  return {
    model: change.model,
    action: change.action,
    reason: change.reason,
    detail: change.detail,
    specDigest: change.digest,
    jobId: change.jobId,
    modelId: change.modelId,
    until: change.until,
    method: change.desired?.entry.method ?? null,
    examples: change.desired?.training?.inspection.examples ?? null,
    tokensPerEpoch: change.desired?.training?.inspection.tokensPerEpoch ?? null,
    epochs: change.desired?.spec?.nEpochs ?? null,
    estimate: estimateJson(estimate),
  };
}

export function estimateJson(estimate: CostEstimate | null): object | null {
  if (estimate === null) return null;
  return {
    lowUsd: estimate.low / NANO,
    expectedUsd: estimate.expected / NANO,
    highUsd: estimate.high / NANO,
    quality: estimate.quality,
    usdPer1mTokens: estimate.usdPerMillion,
    priceAsOf: estimate.priceAsOf,
    priceFrom: estimate.priceFrom,
    validationTokensPerEpoch: estimate.validationTokens,
    isMinimumCharge: estimate.isMinimum,
    doubts: estimate.doubts.map(({ why, below, above }) => ({ why, belowUsd: below / NANO, aboveUsd: above / NANO })),
  };
}

/** Tokens of one epoch, and why and how far the count may be off. */
export function tokensJson(inspection: Inspection): object {
  const { tokensPerEpoch: tokens, tokenDoubts: doubts } = inspection;
  const margin = (end: 'below' | 'above'): number => doubts.reduce((sum, doubt) => sum + doubt[end], 0);
  return {
    perEpoch: tokens,
    low: tokens === null ? null : Math.max(0, tokens - margin('below')),
    high: tokens === null ? null : tokens + margin('above'),
    quality: inspection.tokenQuality,
    longest: inspection.longestExample,
    doubts: doubts.map(({ why, below, above }) => ({ why, below, above })),
  };
}

/** What became of the examples of one dataset; of its text only host names. */
function datasetChangeJson({ model, role, path, diff, tokens, costNanoUsd, overlap }: DatasetChange): object {
  const isCompared = diff.kind === 'compared';
  return {
    model,
    role,
    path,
    examplesBefore: diff.before,
    examplesAfter: diff.after,
    tokensPerEpoch: tokens,
    expectedUsd: costNanoUsd === null ? null : costNanoUsd / NANO,
    overlap,
    notCompared: isCompared ? null : diff.why,
    added: isCompared ? diff.added : null,
    removed: isCompared ? diff.removed : null,
    edited: isCompared ? diff.edited : null,
    reordered: isCompared ? diff.moved > 0 : null,
    moved: isCompared ? diff.moved : null,
    repetitions: isCompared ? diff.repetitions : null,
    unreadable: isCompared ? diff.unreadable.after : null,
    addedLines: isCompared ? diff.addedLines : [],
    editedLines: isCompared ? diff.editedLines : [],
    newSystemPrompts: isCompared ? diff.news.systemPrompts : null,
    newTools: isCompared ? diff.news.tools : null,
    newHosts: isCompared ? diff.news.hosts : null,
    newHostNames: isCompared ? diff.news.hostNames : [],
    newRoles: isCompared ? diff.news.roles : [],
    invisible: isCompared ? diff.news.invisible : null,
  };
}

/** One file of `inspect --json`. */
export function inspectionJson(path: string, inspection: Inspection): object {
  return {
    path,
    format: inspection.format,
    examples: inspection.examples,
    verdict: worst(inspection),
    tokens: tokensJson(inspection),
    bytes: inspection.bytes,
    sha256: inspection.sha256,
    findings: inspection.findings.map(({ code, severity, lines, count, message, fix, places }) => ({
      code,
      severity,
      line: lines[0] ?? null,
      column: places[0]?.column ?? null,
      count,
      lines,
      message,
      fix,
      places: places.map(placeJson),
    })),
    portability: inspection.portability.map(portabilityJson),
  };
}

function worst(inspection: Inspection): 'ok' | 'warnings' | 'errors' {
  if (inspection.findings.some(finding => finding.severity === 'error')) return 'errors';
  return inspection.findings.some(finding => finding.severity === 'warning') ? 'warnings' : 'ok';
}

/** The ledger as stable JSON; `null` when there is none yet. */
export function ledgerJson(ledger: Ledger | null): object {
  return {
    schemaVersion: JSON_SCHEMA_VERSION,
    lineage: ledger?.lineage ?? null,
    serial: ledger?.serial ?? null,
    runs: Object.entries(ledger?.runs ?? {}).map(([specDigest, run]) => ({
      specDigest,
      model: run.model,
      baseModel: run.baseModel,
      state: run.state,
      jobId: run.jobId,
      modelId: run.modelId,
      startedAt: run.startedAt,
      endedAt: run.endedAt,
      reservedUsd: run.reservedNanoUsd / NANO,
      billedUsd: run.billedNanoUsd === null ? null : run.billedNanoUsd / NANO,
      trainedTokens: run.trainedTokens,
      error: run.error,
    })),
  };
}
