import type { JobListing, ObservedJob, Ownership, OwnershipMark } from '../plan/observed.ts';
import { carriesMark, MARK } from '../plan/ownership.ts';
import type { Ledger, Run } from './schema.ts';
import { unrecordedJobs } from './unrecorded-jobs.ts';

/** Something in a ledger that no run of ours writes. `digest` is `null` where no run is concerned. */
export interface LedgerProblem {
  readonly digest: string | null;
  /** A whole sentence, without text of the ledger but ids that have a pattern. */
  readonly what: string;
}

/** What is wrong with a ledger that could be read: a hand, a tool or a fault of ours wrote it. Nothing is repaired. */
export function verifyLedger(ledger: Ledger): LedgerProblem[] {
  const runs = Object.entries(ledger.runs);
  return [
    ...runs.flatMap(([digest, run]) => faultsOf(run).map(what => ({ digest, what }))),
    ...sharedJobs(runs),
    ...(ledger.serial < runs.length
      ? [{ digest: null, what: `It has ${runs.length} runs after ${ledger.serial} writes; each run takes one.` }]
      : []),
  ];
}

/** What the ledger and the provider say differently. An incomplete listing proves no absence. */
export function compareWithProvider(
  ledger: Ledger,
  listing: JobListing,
  repository: string,
  ownership: Ownership = 'filterable-label',
): LedgerProblem[] {
  const byId = new Map(listing.jobs.map(job => [job.id, job]));
  const missing = Object.entries(ledger.runs).flatMap(([digest, run]): LedgerProblem[] => {
    // An imported job carries no mark, and the list is of marked jobs.
    if (run.jobId === null || run.retiredAt !== null || run.imported === true) return [];
    const job = byId.get(run.jobId);
    // Without marks jobs are not listed, and only those under way are read by their id.
    if (job === undefined && ownership === 'none' && run.state !== 'created') return [];
    if (job === undefined)
      return listing.complete ? [{ digest, what: `The provider does not list job ${run.jobId} any more.` }] : [];
    return isMarked(job, digest, { repository, lineage: ledger.lineage }, ownership)
      ? []
      : [{ digest, what: `Job ${run.jobId} does not carry the mark of this run.` }];
  });
  // The run of one that left no model may have been pruned, and nothing can be done about it.
  const stray = unrecordedJobs(ledger, listing, repository).filter(
    ({ status, metadata }) =>
      (status !== 'failed' && status !== 'cancelled') || (metadata[MARK.digest] ?? '') in ledger.runs,
  );
  const unknown = stray.map(job => ({
    digest: null,
    what: `Job ${job.id} carries this repository's mark, but no run records it.`,
  }));
  return [...missing, ...unknown];
}

/** By labels the mark of any ledger of this repository will do; a provider without marks has none to miss. */
function isMarked(job: ObservedJob, digest: string, mark: OwnershipMark, ownership: Ownership): boolean {
  if (ownership === 'none') return true;
  if (ownership !== 'filterable-label') return carriesMark(job, digest, mark, ownership);
  return job.metadata[MARK.repository] === mark.repository && job.metadata[MARK.digest] === digest;
}

function faultsOf(run: Run): string[] {
  const faults: string[] = [];
  const hasJob = run.jobId !== null;
  if (run.state === 'intended' && run.intent === null) faults.push('It is intended, but has no intent.');
  if (run.state === 'intended' && hasJob) faults.push('It is intended, but has a job already.');
  if (['created', 'succeeded', 'failed', 'cancelled'].includes(run.state) && !hasJob)
    faults.push(`It is ${run.state}, but has no job.`);
  if (['succeeded', 'failed', 'cancelled', 'refused'].includes(run.state) && run.endedAt === null)
    faults.push(`It is ${run.state}, but did not end.`);
  if (run.endedAt !== null && run.endedAt < run.startedAt) faults.push('It ended before it started.');
  if (run.publishedAt !== null && run.modelId === null) faults.push('It was published without a model ID.');
  if (run.modelId !== null && run.state !== 'succeeded') faults.push(`It is ${run.state}, but has a model ID.`);
  return faults;
}

function sharedJobs(runs: readonly (readonly [string, Run])[]): LedgerProblem[] {
  const seen = new Set<string>();
  return runs.flatMap(([digest, { jobId }]) => {
    if (jobId === null) return [];
    if (seen.has(jobId)) return [{ digest, what: `Job ${jobId} belongs to another run as well.` }];
    seen.add(jobId);
    return [];
  });
}
