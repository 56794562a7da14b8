/**
 * The outside world as types. Commands receive these; only `action.ts` and `cli.ts` choose implementations.
 * Every method that can fail for reasons of the outside rejects with an Error whose message a user understands,
 * except where its result type names the failure.
 */
import type { WholeInspection } from './core/dataset/inspect.ts';
import type { InspectionPart } from './core/dataset/inspection-part.ts';
import type { Ledger } from './core/ledger/schema.ts';
import type { ClockReading } from './core/plan/clock-skew.ts';
import type { ExistingJob } from './core/plan/existing-job.ts';
import type { JobListing, ModelState, ObservedJob, Ownership, ResourceState } from './core/plan/observed.ts';
import type { Catalog } from './core/prices/catalog.ts';
import type { CreateOutcome, DeleteOutcome, JobRequest, UploadOutcome } from './core/reconcile/effects.ts';
import type { InspectionJob } from './core/tokens/inspect-counted.ts';

/** The time. The core never asks: it is told. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
}

/** Hears what services say of the time, by which a wrong clock of this machine is noticed. */
export interface ClockWitness {
  /** `null`: a reply that does not tell. */
  hear(reading: ClockReading | null): void;
  readings(): readonly ClockReading[];
}

/** A file of a commit. Only regular files (mode 100644, 100755) have bytes to read. */
export interface GitEntry {
  readonly oid: string;
  readonly kind: 'file' | 'symlink' | 'submodule' | 'directory';
  readonly bytes: number;
  /** Names the bytes that `read` gives, for good; absent where they can change or are not here. */
  readonly contentId?: string;
}

/** Reads committed content; never the work tree. */
export interface GitObjects {
  /** The commit's full object id, or `null` when the repository has no such revision, even after asking the remote. */
  resolve(revision: string): Promise<string | null>;
  /** The entry at `path` in `commit`, or `null`. `path` is repository-relative with `/`. */
  entry(commit: string, path: string): Promise<GitEntry | null>;
  /** The blob's bytes, in chunks. */
  read(oid: string): AsyncIterable<Uint8Array>;
  close(): Promise<void>;
}

/** Compares commits that are here. */
export interface DiffReader {
  /**
   * The lines of `path` at `head`, counted from 1, that a pull request from `base` shows as new; `null` when it is too
   * large to be shown.
   */
  addedLines(base: string, head: string, path: string): Promise<ReadonlySet<number> | null>;
}

/** An inspection of a file, and what two files are compared by, which may have to be fetched. */
export interface FileInspection extends Pick<WholeInspection, 'inspection'> {
  readonly part: () => InspectionPart | Promise<InspectionPart>;
}

/**
 * Inspects one file. How many threads take part, and whether it was done before, is the implementation's business: the
 * result is always what `inspectCounted` gives. Rejects when the bytes cannot be read to their end.
 */
export type InspectFile = (job: InspectionJob) => Promise<FileInspection>;

/** Where the ledger stands: what a compare-and-swap must find again. `head` is `null` before the first write. */
export interface LedgerPosition {
  readonly head: string | null;
}

export type LedgerRead =
  | { readonly kind: 'found'; readonly ledger: Ledger; readonly position: LedgerPosition }
  | { readonly kind: 'absent'; readonly position: LedgerPosition }
  | { readonly kind: 'unusable'; readonly why: string };

export type LedgerWrite =
  | { readonly kind: 'written'; readonly position: LedgerPosition }
  /** Someone else wrote first; nothing was changed. */
  | { readonly kind: 'conflict' }
  | { readonly kind: 'failed'; readonly why: string };

/** The ledger, written by compare-and-swap only. */
export interface LedgerStore {
  read(): Promise<LedgerRead>;
  write(ledger: Ledger, expected: LedgerPosition, headline: string): Promise<LedgerWrite>;
}

/** What a provider can do; the engine branches on these, never on a provider's name. */
interface ProviderCapabilities {
  /** How a job of ours is recognised again. */
  readonly ownership: Ownership;
  readonly idempotentCreate: boolean;
}

/** What is known about a provider without asking it. */
export interface ProviderDescription {
  readonly name: string;
  readonly catalog: Catalog;
  /** As its client says when it is asked, so that a preview promises what the merge does. */
  readonly ownership: Ownership;
  /** Whether its client can delete models; absent: no model is ever deleted. */
  readonly deletesModels?: boolean;
  /** What every estimate for this provider rests on, one sentence each, in Markdown. */
  readonly assumptions: readonly string[];
}

export interface FineTuningProvider {
  readonly name: string;
  readonly capabilities: ProviderCapabilities;

  /**
   * By labels: all jobs marked with this repository's id, of any ledger; filtered here again even if the server filters.
   * By name or by reading back: all jobs whose name may be a mark. Without marks: whatever there is, if only to be found by id.
   */
  listJobs(repository: string): Promise<JobListing>;
  /** `null` when the provider says there is no such job. */
  job(id: string): Promise<ObservedJob | null>;
  upload(fileName: string, bytes: Uint8Array): Promise<UploadOutcome>;
  /** Best effort: an orphan upload costs nothing and expires. */
  deleteFile(id: string): Promise<void>;
  /** What became of these models, by ID. One that cannot be read does not keep the others from being read. */
  models(ids: readonly string[]): Promise<ReadonlyMap<string, ModelState>>;
  /** The same of uploaded files. Absent where a provider cannot be asked for them. */
  files?(ids: readonly string[]): Promise<ReadonlyMap<string, ResourceState>>;
  /** Hex sha-256 of the file's bytes; `null` when it is gone. */
  fileSha256(id: string): Promise<string | null>;
  /** Sent exactly once; no retry of any kind. */
  createJob(request: JobRequest): Promise<CreateOutcome>;
  /** The job afterwards; `null` when the provider refused because the job had already ended. */
  cancelJob(id: string): Promise<ObservedJob | null>;
  /** Deletes a fine-tuned model for good. Absent where a provider has no such call: then no model is ever deleted. */
  deleteModel?(id: string): Promise<DeleteOutcome>;
}

/** What a provider tells about jobs that anyone made, with their settings. Looks, and changes nothing. */
export interface JobArchive {
  /** `null` when the provider says there is no such job. */
  job(id: string): Promise<ExistingJob | null>;
  /** Every job of the account, newest first. Rejects when the list cannot be read to its end. */
  jobs(): Promise<readonly ExistingJob[]>;
}

/** What a command tells people while it works. Text is escaped by the implementation; callers pass it raw. */
export interface Output {
  info(line: string): void;
  warn(line: string): void;
  /** Timings and loaded parts, shown only when asked for. */
  trace(line: string): void;
}

/** What started a workflow run. */
export interface WorkflowEvent {
  readonly name: string;
  /** Full ref, such as `refs/heads/main`. */
  readonly ref: string;
  /** From the event's payload; `null` where the payload has none. */
  readonly defaultBranch: string | null;
}
