import { createHash } from 'node:crypto';
import type { Method, ModelEntry } from '../manifest/schema.ts';
import { automaticEpochs } from '../prices/epochs.ts';
import { canonicalJson } from './canonical-json.ts';

/** A model entry with every default and every `auto` that decides the price made explicit. */
export interface ResolvedSpec {
  readonly provider: string;
  readonly baseModel: string;
  readonly method: Method;
  readonly nEpochs: number;
  /** `null`: left to the provider; it does not change the price. */
  readonly batchSize: number | null;
  readonly learningRateMultiplier: number | null;
  /** Only with `dpo`, and `null` as above. Left out otherwise, so that older digests stay what they are. */
  readonly beta?: number | null;
  readonly seed: number;
  /** Empty: none. A name is never put here by itself, so that renaming a model never trains it again. */
  readonly suffix: string;
  readonly trainingSha256: string;
  readonly validationSha256: string | null;
  readonly generation: number;
}

export interface DatasetFacts {
  readonly sha256: string;
  readonly examples: number;
}

export const DEFAULT_SEED = 42;

export function resolveSpec(entry: ModelEntry, training: DatasetFacts, validation: DatasetFacts | null): ResolvedSpec {
  const {
    n_epochs = 'auto',
    batch_size = 'auto',
    learning_rate_multiplier = 'auto',
    beta = 'auto',
  } = entry.hyperparameters;
  return {
    provider: entry.provider,
    baseModel: entry.base_model,
    method: entry.method,
    nEpochs: n_epochs === 'auto' ? automaticEpochs(training.examples) : n_epochs,
    batchSize: batch_size === 'auto' ? null : batch_size,
    learningRateMultiplier: learning_rate_multiplier === 'auto' ? null : learning_rate_multiplier,
    ...(entry.method === 'dpo' ? { beta: beta === 'auto' ? null : beta } : {}),
    seed: entry.seed ?? DEFAULT_SEED,
    suffix: entry.suffix ?? '',
    trainingSha256: training.sha256,
    validationSha256: validation?.sha256 ?? null,
    generation: entry.generation ?? 1,
  };
}

/** Raised when the rules below change; older digests stay valid for the runs they name. */
const DIGEST_VERSION = 1;

/**
 * The identity of a training: hex sha-256 of the canonical resolved spec and the datasets' hashes. The name, the
 * model_id, comments, the budget and the description are not part of it: changing them never trains.
 */
export function specDigest(spec: ResolvedSpec): string {
  return createHash('sha256')
    .update(canonicalJson({ digestVersion: DIGEST_VERSION, ...spec }))
    .digest('hex');
}
