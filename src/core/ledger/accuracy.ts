import { marginOf, type TokenQuality } from '../dataset/measure.ts';
import { estimateError } from './history.ts';
import type { Ledger, Run } from './schema.ts';

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

/** Several trainings taken together: their tokens are added up, so that a large one counts for more. */
export interface AccuracyGroup {
  readonly name: string;
  readonly jobs: number;
  readonly estimated: number;
  readonly billed: number;
  readonly error: number;
  readonly largest: number;
  readonly within: number;
  readonly outside: number;
}

export interface Accuracy {
  /** Latest end first. */
  readonly jobs: readonly JobAccuracy[];
  /** Succeeded trainings that cannot be compared: no estimate, or no bill. */
  readonly incomparable: number;
  /** `null` when there is nothing to compare. */
  readonly overall: AccuracyGroup | null;
  readonly byQuality: readonly AccuracyGroup[];
  readonly byBaseModel: readonly AccuracyGroup[];
}

/** Estimate against bill, for every training that has both. */
export function accuracyOf(ledger: Ledger | null): Accuracy {
  const runs = Object.entries(ledger?.runs ?? {});
  const jobs = runs
    .flatMap(([digest, run]) => jobAccuracy(digest, run) ?? [])
    .sort((a, b) => (b.endedAt ?? '').localeCompare(a.endedAt ?? '') || a.digest.localeCompare(b.digest));
  const succeeded = runs.filter(([, run]) => run.state === 'succeeded').length;
  return {
    jobs,
    incomparable: succeeded - jobs.length,
    overall: jobs.length === 0 ? null : group('all', jobs),
    byQuality: grouped(jobs, job => job.quality ?? 'not recorded'),
    byBaseModel: grouped(jobs, job => job.baseModel),
  };
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

function grouped(jobs: readonly JobAccuracy[], nameOf: (job: JobAccuracy) => string): AccuracyGroup[] {
  const names = [...new Set(jobs.map(nameOf))].sort();
  return names.map(name =>
    group(
      name,
      jobs.filter(job => nameOf(job) === name),
    ),
  );
}

function group(name: string, jobs: readonly JobAccuracy[]): AccuracyGroup {
  const estimated = jobs.reduce((sum, job) => sum + job.estimated, 0);
  const billed = jobs.reduce((sum, job) => sum + job.billed, 0);
  const largest = jobs.reduce((most, job) => (Math.abs(job.error) > Math.abs(most) ? job.error : most), 0);
  return {
    name,
    jobs: jobs.length,
    estimated,
    billed,
    error: billed / estimated - 1,
    largest,
    within: jobs.filter(job => job.isWithin === true).length,
    outside: jobs.filter(job => job.isWithin === false).length,
  };
}
