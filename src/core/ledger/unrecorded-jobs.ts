import type { JobListing, ObservedJob } from '../plan/observed.ts';
import { MARK } from '../plan/ownership.ts';
import type { Ledger } from './schema.ts';

/** Jobs with this repository's mark, of whatever ledger, that no run records. */
export function unrecordedJobs(ledger: Ledger, listing: JobListing, repository: string): ObservedJob[] {
  const recorded = new Set(Object.values(ledger.runs).map(run => run.jobId));
  return listing.jobs.filter(job => job.metadata[MARK.repository] === repository && !recorded.has(job.id));
}
