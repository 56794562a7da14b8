import { createHash } from 'node:crypto';
import type { JobListing, ObservedJob, Ownership, OwnershipMark } from './observed.ts';

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

const NAME_DIGITS = 12;

/**
 * The mark as one word, for providers whose jobs have a name or a suffix and no labels: short enough for every one of
 * them (their references, 2026-11), the same for every attempt, and free of the lineage, which no job could give back.
 */
export function markName(repository: string, digest: string): string {
  const hash = createHash('sha256').update(`${repository}\n${digest}`).digest('hex');
  return `ftg-${hash.slice(0, NAME_DIGITS)}`;
}

/**
 * Whether a job says by itself that it was made for this digest here: what it must show before anything is done to it,
 * whatever a ledger says. Where a provider keeps no mark, no job does: then
 * the ledger's word alone tells, which is enough to wait for a job, and never enough to stop one.
 */
export function carriesMark(job: ObservedJob, digest: string, mark: OwnershipMark, ownership: Ownership): boolean {
  switch (ownership) {
    case 'filterable-label':
      return isOurs(job, mark) && job.metadata[MARK.digest] === digest;
    case 'exclusive-name':
      return job.name === markName(mark.repository, digest);
    case 'read-back':
      return job.name?.endsWith(markName(mark.repository, digest)) === true;
    case 'none':
      return false;
  }
}

/**
 * Whether a create that was never answered may be sent again once its window is over and a complete list shows no job.
 * A label was read from the server's own filter, and a name is taken only once; a list that is merely read proves less.
 */
export function mayCreateAgain(ownership: Ownership): boolean {
  switch (ownership) {
    case 'filterable-label':
    case 'exclusive-name':
      return true;
    case 'read-back':
    case 'none':
      return false;
  }
}

/** Ours: made for this repository by this ledger. */
export function isOurs(job: ObservedJob, mark: OwnershipMark): boolean {
  return job.metadata[MARK.repository] === mark.repository && job.metadata[MARK.lineage] === mark.lineage;
}

const PREFERENCE: readonly (readonly string[])[] = [
  ['succeeded'],
  ['validating_files', 'queued', 'running', 'unrecognised'],
  ['failed', 'cancelled'],
];

/** The job of ours that stands for a digest: a succeeded one before an active one before an ended one, then the oldest. */
export function jobFor(
  digest: string,
  listing: JobListing,
  mark: OwnershipMark,
  ownership: Ownership = 'filterable-label',
): ObservedJob | null {
  const candidates = listing.jobs.filter(job => carriesMark(job, digest, mark, ownership));
  candidates.sort((a, b) => rank(a) - rank(b) || a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1));
  return candidates[0] ?? null;
}

function rank(job: ObservedJob): number {
  return PREFERENCE.findIndex(group => group.includes(job.status));
}
