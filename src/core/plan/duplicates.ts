import type { Known } from './decide.ts';
import type { ObservedJob } from './observed.ts';
import { carriesMark, jobFor } from './ownership.ts';
import type { Change } from './plan.ts';

/**
 * Jobs that are paid beside another one for the same training, which only happens where an assumption failed. One stays: a
 * succeeded one, else the earliest. The others, while they run, are cancelled on two observations at least W apart. All of
 * it is read from the jobs' marks; the ledger only has to name the one that stays, so that no false ledger stops a job
 * that is the only one.
 */
export function duplicateJobs(known: Known): Change[] {
  const { ledger, listing, mark, ownership = 'filterable-label', limits, now } = known;
  if (listing?.complete !== true) return [];
  return Object.entries(ledger.runs).flatMap(([digest, run]) => {
    const kept = jobFor(digest, listing, mark, ownership);
    if (kept === null || kept.id !== run.jobId || !(isLive(kept) || kept.status === 'succeeded')) return [];
    // A list that moves while it is read can hold a job twice.
    return [...new Map(listing.jobs.map(job => [job.id, job])).values()]
      .filter(job => job.id !== kept.id && isLive(job) && carriesMark(job, digest, mark, ownership))
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .map(job => {
        const since = Date.parse(run.duplicates?.[job.id] ?? now);
        return {
          model: run.model,
          action: 'cancel' as const,
          reason: 'duplicate-job' as const,
          detail: '',
          digest,
          desired: null,
          jobId: job.id,
          modelId: null,
          until: new Date(since + limits.waitingWindow).toISOString(),
        };
      });
  });
}

/** The earlier job of a training whose recorded one came later and still runs; `null`: the recorded one stays. */
export function earlierJob(digest: string, recorded: ObservedJob, known: Known): ObservedJob | null {
  if (known.listing?.complete !== true || !isLive(recorded)) return null;
  const { mark, ownership = 'filterable-label' } = known;
  if (!carriesMark(recorded, digest, mark, ownership)) return null;
  const kept = jobFor(digest, known.listing, mark, ownership);
  return kept === null || kept.id === recorded.id || kept.status === 'unrecognised' ? null : kept;
}

/** A status that nobody knows is left alone. */
function isLive({ status }: ObservedJob): boolean {
  return status === 'validating_files' || status === 'queued' || status === 'running';
}
