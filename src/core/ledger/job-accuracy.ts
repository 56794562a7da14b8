import { marginOf, type TokenQuality } from '../dataset/measure.ts';
import type { Run } from './schema.ts';

type TokenBand = NonNullable<Run['tokenBand']>;

/** What a training was said to cost in tokens, beside what it did. */
export interface JobAccuracy {
  readonly digest: string;
  readonly model: string;
  readonly baseModel: string;
  readonly jobId: string | null;
  readonly endedAt: string | null;
  readonly estimated: number;
  readonly billed: number;
  /** Billed over estimated, less 1. */
  readonly error: number;
  /** `null`: a ledger of an earlier version does not say. */
  readonly quality: TokenQuality | null;
  /** The widest band that its quality is given, as a share both ways. */
  readonly band: number | null;
  /** The band that it is judged by: its own, or in a ledger that does not keep it the one of its quality. */
  readonly bandTokens: TokenBand | null;
  readonly isWithin: boolean | null;
}

export function jobAccuracy(digest: string, run: Run): JobAccuracy | null {
  const error = estimateError(run);
  if (error === null || run.estimatedTokens === null || run.trainedTokens === null) return null;
  const band = run.tokenQuality === null ? null : marginOf(run.tokenQuality);
  const bandTokens = run.tokenBand ?? (band === null ? null : around(run.estimatedTokens, band));
  return {
    digest,
    model: run.model,
    baseModel: run.baseModel,
    jobId: run.jobId,
    endedAt: run.endedAt,
    estimated: run.estimatedTokens,
    billed: run.trainedTokens,
    error,
    quality: run.tokenQuality,
    band,
    bandTokens,
    isWithin: bandTokens === null ? null : bandTokens.low <= run.trainedTokens && run.trainedTokens <= bandTokens.high,
  };
}

/** In whole tokens, rounded outwards as bands are: a share of an odd number is no reason to be outside. */
function around(estimated: number, share: number): TokenBand {
  const margin = Math.ceil(estimated * share);
  return { low: estimated - margin, high: estimated + margin };
}

/** How far the bill of a training was off its estimate. */
export function estimateError({ state, estimatedTokens, trainedTokens }: Run): number | null {
  if (state !== 'succeeded' || trainedTokens === null || !estimatedTokens) return null;
  return trainedTokens / estimatedTokens - 1;
}
