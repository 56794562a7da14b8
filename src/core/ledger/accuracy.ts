import { type JobAccuracy, jobAccuracy } from './job-accuracy.ts';
import type { Ledger } from './schema.ts';

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
