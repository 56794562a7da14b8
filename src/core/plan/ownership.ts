import type { JobListing, ObservedJob, OwnershipMark } from './observed.ts';

/** Metadata keys of the ownership mark. OpenAI allows 16 pairs, keys of 64 and values of 512 characters (2026-08-21). */
export const MARK = {
  version: 'ftg_v',
  repository: 'ftg_repo',
  lineage: 'ftg_lineage',
  model: 'ftg_model',
  digest: 'ftg_digest',
  attempt: 'ftg_attempt',
} as const;

export function markFor(
  mark: OwnershipMark,
  run: { readonly model: string; readonly digest: string; readonly nonce: string },
): Record<string, string> {
  return {
    [MARK.version]: '1',
    [MARK.repository]: mark.repository,
    [MARK.lineage]: mark.lineage,
    [MARK.model]: run.model,
    [MARK.digest]: run.digest,
    [MARK.attempt]: run.nonce,
  };
}

/** Ours: made for this repository by this ledger. */
export function isOurs(job: ObservedJob, mark: OwnershipMark): boolean {
  return job.metadata[MARK.repository] === mark.repository && job.metadata[MARK.lineage] === mark.lineage;
}

/** Ours, and made for this training: what a job must show before anything is done to it, whatever a ledger says. */
export function standsFor(job: ObservedJob, digest: string, mark: OwnershipMark): boolean {
  return isOurs(job, mark) && job.metadata[MARK.digest] === digest;
}

const PREFERENCE: readonly (readonly string[])[] = [
  ['succeeded'],
  ['validating_files', 'queued', 'running', 'unrecognised'],
  ['failed', 'cancelled'],
];

/** The job of ours that stands for a digest: a succeeded one before an active one before an ended one, then the oldest. */
export function jobFor(digest: string, listing: JobListing, mark: OwnershipMark): ObservedJob | null {
  const candidates = listing.jobs.filter(job => standsFor(job, digest, mark));
  candidates.sort((a, b) => rank(a) - rank(b) || a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1));
  return candidates[0] ?? null;
}

function rank(job: ObservedJob): number {
  return PREFERENCE.findIndex(group => group.includes(job.status));
}
