import type { Ledger } from '../core/ledger/schema.ts';
import type { JobListing, ObservedJob } from '../core/plan/observed.ts';
import type { FineTuningProvider } from '../ports.ts';

/**
 * The listing with the jobs that the ledger follows and no listing by marks shows: those that were imported, and at a
 * provider without marks all of them. Each is read by its id. One that cannot be read makes the listing incomplete.
 */
export async function withUnmarkedJobs(
  listing: JobListing,
  ledger: Ledger,
  provider: Pick<FineTuningProvider, 'capabilities' | 'job'>,
): Promise<JobListing> {
  const isUnmarked = provider.capabilities.ownership === 'none';
  const seen = new Set(listing.jobs.map(job => job.id));
  const jobs: ObservedJob[] = [...listing.jobs];
  let why = listing.complete ? null : listing.why;
  for (const { state, jobId, imported } of Object.values(ledger.runs)) {
    if (state !== 'created' || jobId === null || seen.has(jobId) || !(isUnmarked || imported === true)) continue;
    try {
      const job = await provider.job(jobId);
      if (job !== null) jobs.push(job);
    } catch (error) {
      why ??= error instanceof Error ? error.message : String(error);
    }
  }
  return why === null ? { complete: true, jobs } : { complete: false, jobs, why };
}
