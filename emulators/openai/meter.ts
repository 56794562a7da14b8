import type { VirtualClock } from '../server/virtual-clock.ts';
import type { Job, JobStore } from './jobs.ts';
import { hasTrained } from './lifecycle.ts';

/** Which jobs to count: those trained on exactly these bytes, and those whose metadata holds all of these pairs. */
interface JobFilter {
  readonly trainingSha256?: string;
  readonly metadata?: Readonly<Record<string, string>>;
}

/** What the organisation is charged for. Looks at the jobs themselves, so no fault can hide one. */
export interface Meter {
  /** Jobs ever created, cancelled ones too. */
  createdJobs(filter?: JobFilter): number;
  /**
   * Jobs whose training has begun by the clock's now. A job that was cancelled before, or failed validation, is free.
   * Never decreases.
   */
  paidJobs(filter?: JobFilter): number;
}

export function meterOf(jobs: JobStore, clock: VirtualClock): Meter {
  const chosen = (filter: JobFilter = {}) => jobs.all().filter(job => matches(job, filter));
  return {
    createdJobs: filter => chosen(filter).length,
    paidJobs: filter => chosen(filter).filter(job => hasTrained(job, clock.seconds())).length,
  };
}

function matches(job: Job, { trainingSha256, metadata }: JobFilter): boolean {
  if (trainingSha256 !== undefined && job.training.sha256 !== trainingSha256) return false;
  return hasMetadata(job, metadata ?? {});
}

/** Whether the job's metadata holds all of `wanted`. */
export function hasMetadata(job: Job, wanted: Readonly<Record<string, string>>): boolean {
  return Object.entries(wanted).every(([key, value]) => job.request.metadata?.[key] === value);
}
