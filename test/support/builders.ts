import type { Finding, Inspection } from '../../src/core/dataset/inspection.ts';
import type { Ledger, Run } from '../../src/core/ledger/schema.ts';
import { newLedger } from '../../src/core/ledger/transitions.ts';
import type { ModelEntry } from '../../src/core/manifest/schema.ts';
import type { Known } from '../../src/core/plan/decide.ts';
import type { JobListing, ObservedJob, OwnershipMark } from '../../src/core/plan/observed.ts';
import { markFor } from '../../src/core/plan/ownership.ts';
import type { Change, DatasetUse, DesiredModel, Limits, Plan } from '../../src/core/plan/plan.ts';
import { resolveSpec, specDigest } from '../../src/core/plan/spec.ts';
import { type BaseModel, findBaseModel } from '../../src/core/prices/catalog.ts';
import { estimateCost } from '../../src/core/prices/cost.ts';
import { fromUsd } from '../../src/core/prices/money.ts';
import { openAi } from '../../src/providers/openai/description.ts';

// Plain data for tests: every function gives a valid value, and the test names only what it is about.

export const NOW = '2026-11-22T10:00:00.000Z';
export const BASE_MODEL = 'gpt-4.1-mini-2025-04-14';
export const MARK: OwnershipMark = { repository: '4711', lineage: '6f1d2a9c-4b1e-4c59-9a3d-0c2f6d6a7b10' };
export const CATALOG = openAi.catalog;

/** `NOW` and some minutes more, as an ISO instant. */
export function minutesLater(minutes: number, from = NOW): string {
  return new Date(Date.parse(from) + minutes * 60_000).toISOString();
}

/** 64 hex digits that differ with `n`. */
export function hash(n: number): string {
  return n.toString(16).padStart(64, '0');
}

export function aBase(id = BASE_MODEL): BaseModel {
  const base = findBaseModel(CATALOG, id);
  if (base === undefined) throw new Error(`The catalog has no ${id}`);
  return base;
}

export function anEntry(more: Partial<ModelEntry> = {}): ModelEntry {
  return {
    provider: 'openai',
    base_model: BASE_MODEL,
    method: 'supervised',
    training_file: 'datasets/tone/train.jsonl',
    hyperparameters: {},
    ...more,
  };
}

export function anInspection(more: Partial<Inspection> = {}): Inspection {
  return {
    format: 'chat',
    bytes: 24_000,
    sha256: hash(1),
    examples: 120,
    tokensPerEpoch: 6_000,
    tokenQuality: 'exact',
    tokenDoubts: [],
    longestExample: 90,
    findings: [],
    portability: [],
    ...more,
  };
}

export function aFinding(more: Partial<Finding> = {}): Finding {
  const own = { lines: [3], message: 'Message 2 has the role "robot".', ...more };
  return {
    code: 'E_ROLE',
    severity: 'error',
    headline: 'Unknown role',
    fix: 'Use system, user, assistant or tool.',
    count: 1,
    places: own.lines.map(line => ({ line, message: own.message })),
    ...own,
  };
}

function aDataset(path: string, more: Partial<Inspection> = {}): DatasetUse {
  const inspection = anInspection(more);
  return { path, oid: inspection.sha256.slice(24), inspection };
}

/** What a model is made of; everything that follows from it is computed as the program does. */
export interface Wanted {
  readonly entry?: Partial<ModelEntry>;
  readonly training?: Partial<Inspection> | null;
  readonly validation?: Partial<Inspection>;
  readonly diagnostics?: DesiredModel['diagnostics'];
}

export function aModel(name = 'tone', wanted: Wanted = {}): DesiredModel {
  const entry = anEntry({
    ...(wanted.validation === undefined ? {} : { validation_file: 'datasets/tone/validation.jsonl' }),
    ...wanted.entry,
  });
  const base = findBaseModel(CATALOG, entry.base_model) ?? null;
  const training = wanted.training === null ? null : aDataset(entry.training_file, wanted.training);
  const validation =
    wanted.validation === undefined ? null : aDataset('datasets/tone/validation.jsonl', wanted.validation);
  const isReady = base !== null && training !== null;
  const spec = isReady ? resolveSpec(entry, training.inspection, validation?.inspection ?? null) : null;
  return {
    name,
    entry,
    base,
    basePlace: { path: 'models.yaml', line: 4, column: 17 },
    training,
    validation,
    spec,
    digest: spec === null ? null : specDigest(spec),
    estimate:
      spec === null || base === null || training === null
        ? null
        : estimateCost(
            base,
            { perEpoch: training.inspection.tokensPerEpoch, quality: training.inspection.tokenQuality },
            spec.nEpochs,
          ),
    diagnostics: wanted.diagnostics ?? [],
  };
}

/** The digest of a model that must have one. */
export function digestOf(model: DesiredModel): string {
  if (model.digest === null) throw new Error(`${model.name} has no digest`);
  return model.digest;
}

export function aJob(more: Partial<ObservedJob> & { readonly digest?: string; readonly n?: number } = {}): ObservedJob {
  const { digest = hash(7), n = 1, ...fields } = more;
  return {
    id: `ftjob-${n}`,
    status: 'running',
    statusText: fields.status ?? 'running',
    createdAt: Date.parse(NOW) / 1000 - 600 + n,
    baseModel: BASE_MODEL,
    trainingFile: 'file-train',
    metadata: markFor(MARK, { model: 'tone', digest, nonce: `nonce-${n}` }),
    modelId: fields.status === 'succeeded' ? `ft:${BASE_MODEL}:acme::abc${n}` : null,
    trainedTokens: fields.status === 'succeeded' ? 18_000 : null,
    error: null,
    ...fields,
  };
}

export const listed = (...jobs: ObservedJob[]): JobListing => ({ complete: true, jobs });

export function aRun(more: Partial<Run> = {}): Run {
  return {
    model: 'tone',
    baseModel: BASE_MODEL,
    state: 'created',
    commit: 'ab12'.repeat(10),
    runUrl: 'https://github.example/run/1',
    startedAt: minutesLater(-30),
    endedAt: null,
    trainingFile: 'file-train',
    validationFile: null,
    intent: null,
    jobId: 'ftjob-1',
    modelId: null,
    reservedNanoUsd: fromUsd(0.09),
    estimatedTokens: 18_000,
    tokenQuality: 'exact',
    trainedTokens: null,
    billedNanoUsd: null,
    error: null,
    unwantedSince: null,
    publishedAt: null,
    retiredAt: null,
    ...more,
  };
}

/** A run whose create was sent `minutes` ago and is not answered. */
export function anIntent(minutes: number, more: Partial<Run> = {}): Run {
  const at = minutesLater(-minutes);
  return aRun({
    state: 'intended',
    startedAt: at,
    jobId: null,
    intent: { nonce: 'nonce-1', at, runUrl: 'https://github.example/run/1' },
    ...more,
  });
}

/** A run whose model is ready. */
export function aTrainedRun(more: Partial<Run> = {}): Run {
  return aRun({
    state: 'succeeded',
    endedAt: minutesLater(-5),
    modelId: `ft:${BASE_MODEL}:acme::abc1`,
    trainedTokens: 18_000,
    billedNanoUsd: fromUsd(0.09),
    ...more,
  });
}

export function aLedger(runs: Ledger['runs'] = {}, more: Partial<Ledger> = {}): Ledger {
  return { ...newLedger(MARK.lineage, '2026-11-01T00:00:00.000Z', null), runs, ...more };
}

export const LIMITS: Limits = {
  budget: fromUsd(100),
  budgetRequired: true,
  createsPerRun: 3,
  waitingWindow: 15 * 60_000,
  frozen: false,
};

export function knowing(more: Partial<Omit<Known, 'limits'>> & { readonly limits?: Partial<Limits> } = {}): Known {
  return {
    ledger: aLedger(),
    listing: listed(),
    mark: MARK,
    now: NOW,
    ...more,
    limits: { ...LIMITS, ...more.limits },
  };
}

export function aChange(more: Partial<Change> = {}): Change {
  const desired = more.desired === undefined ? aModel(more.model) : more.desired;
  return {
    model: desired?.name ?? 'tone',
    action: 'train',
    reason: 'new-model',
    detail: '',
    digest: desired?.digest ?? null,
    desired,
    jobId: null,
    modelId: null,
    until: null,
    ...more,
  };
}

export function aPlan(more: Partial<Plan> = {}): Plan {
  return {
    commit: 'c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00',
    observed: 'not-asked',
    changes: [],
    diagnostics: [],
    rules: [],
    budget: { limit: fromUsd(10), committed: 0, planned: 0 },
    digest: hash(99),
    ...more,
  };
}
