/** The ownership mark written into a job's metadata, and what it must match to be ours. */
export interface OwnershipMark {
  /** Numeric id of the repository, as the forge gives it; survives renames. */
  readonly repository: string;
  /** UUID born with the ledger; a copied repository gets its own. */
  readonly lineage: string;
}

/**
 * How a job of ours is recognised again: by labels that the provider filters by; by a name that only one job can have;
 * by a mark in what can be read of each listed job; or not at all.
 */
export type Ownership = 'filterable-label' | 'exclusive-name' | 'read-back' | 'none';

export type JobStatus =
  | 'validating_files'
  | 'queued'
  | 'running'
  | 'succeeded'
  | 'failed'
  | 'cancelled'
  /** Any other word the provider uses. Kept, shown, never acted on. */
  | 'unrecognised';

/** One fine-tuning job as the provider reported it in this run. */
export interface ObservedJob {
  readonly id: string;
  readonly status: JobStatus;
  /** The provider's own word, for people. */
  readonly statusText: string;
  /** Seconds since 1970. */
  readonly createdAt: number;
  readonly baseModel: string;
  readonly trainingFile: string;
  readonly metadata: Readonly<Record<string, string>>;
  /** What the job is called, where the provider's jobs carry the mark in that (`exclusive-name`, `read-back`). */
  readonly name?: string | null;
  /** Set when the job succeeded and the ID has the expected shape. */
  readonly modelId: string | null;
  /** Total billed tokens, all epochs; `null` until the provider says. */
  readonly trainedTokens: number | null;
  /** The provider's error code and text when the job failed. Untrusted text. */
  readonly error: { readonly code: string; readonly message: string } | null;
}

/** `complete` means: every page was read, so that an absent job is really absent (up to the listing's lag). */
export type JobListing =
  | { readonly complete: true; readonly jobs: readonly ObservedJob[] }
  | { readonly complete: false; readonly jobs: readonly ObservedJob[]; readonly why: string };

/** A model as the provider answers for it. `gone`: it says there is none, or none that this key may see. */
export type ModelState =
  | { readonly kind: 'there'; readonly shutdown: string | null }
  | { readonly kind: 'gone' }
  /** No usable answer; proves nothing. */
  | { readonly kind: 'unknown'; readonly why: string };

/** A model or an uploaded file. */
export type ResourceState = ModelState | { readonly kind: 'there' };
