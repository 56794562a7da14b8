/**
 * The outside world as types. Commands receive these; only `action.ts` and `cli.ts` choose implementations.
 * Every method that can fail for reasons of the outside rejects with an Error whose message a user understands,
 * except where its result type names the failure.
 */
import type { WholeInspection } from './core/dataset/inspect.ts';
import type { InspectionPart } from './core/dataset/inspection-part.ts';
import type { Ledger } from './core/ledger/schema.ts';
import type { ExistingJob } from './core/plan/existing-job.ts';
import type { JobListing, ModelState, ObservedJob, Ownership } from './core/plan/observed.ts';
import type { Catalog } from './core/prices/catalog.ts';
import type { CreateOutcome, JobRequest, UploadOutcome } from './core/reconcile/effects.ts';
import type { InspectionJob } from './core/tokens/inspect-counted.ts';

/** The time. The core never asks: it is told. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
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

interface PullRequest {
  readonly number: number;
  readonly headSha: string;
  readonly open: boolean;
}

export interface Comment {
  readonly id: number;
  readonly author: string;
  readonly body: string;
  readonly url: string;
}

export type ReviewComment = Pick<Comment, 'author' | 'body'>;

/** Comments on lines of a pull request as it is at `headSha`, posted together or not at all. */
export interface Review {
  readonly headSha: string;
  readonly body: string;
  readonly comments: readonly { readonly path: string; readonly line: number; readonly body: string }[];
}

export interface Issue {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly isOpen: boolean;
  readonly url: string;
}

export type IssueEdit = Pick<Issue, 'title' | 'body' | 'isOpen'>;

/** `isWhole`: to its end, so that an issue that is not in it is really not there. */
export interface IssueList {
  readonly issues: readonly Issue[];
  readonly isWhole: boolean;
}

export interface FileCommit {
  readonly branch: string;
  /** The commit the branch must still point to. */
  readonly expectedHead: string;
  readonly path: string;
  readonly content: Uint8Array;
  readonly headline: string;
  readonly body?: string;
}

/** `unknown`: no usable answer came; the commit may or may not exist. */
export type CommitOutcome =
  | { readonly kind: 'committed'; readonly oid: string }
  | { readonly kind: 'stale' }
  | { readonly kind: 'refused'; readonly why: string }
  | { readonly kind: 'unknown'; readonly why: string };

/** Branches of the repository on its server, read and written without a work tree. */
export interface BranchHost {
  repository(): Promise<{ readonly id: string; readonly defaultBranch: string; readonly isPrivate: boolean }>;
  /** The branch's head commit, or `null` when there is no such branch. */
  branchHead(branch: string): Promise<string | null>;
  /** The file's bytes at a commit, or `null` when it is not there. */
  readFile(commit: string, path: string): Promise<Uint8Array | null>;
  /** Starts a branch with no history, holding these files. `stale` when the branch exists already. */
  createOrphanBranch(branch: string, files: ReadonlyMap<string, Uint8Array>, headline: string): Promise<CommitOutcome>;
  /** Compare-and-swap: commits one file if the branch still is where the caller read it. Never retried here. */
  commitFile(commit: FileCommit): Promise<CommitOutcome>;
}

/** What `head` has that `base` has not, from where they parted. */
export interface Comparison {
  readonly mergeBase: string;
  /** Oldest first; of very many only some. */
  readonly commits: readonly { readonly oid: string; readonly message: string }[];
  /** Every path that differs; of very many only some. */
  readonly files: readonly string[];
}

/** A branch that is put on a new commit on top of `parent`, which changes one file. */
interface Placement extends Omit<FileCommit, 'expectedHead'> {
  /** Where the branch must still stand; `null`: it must not exist. */
  readonly expectedHead: string | null;
  readonly parent: string;
}

/** A pull request from a branch of this repository. */
export interface BranchPullRequest {
  readonly number: number;
  readonly url: string;
  readonly headSha: string;
  readonly state: 'open' | 'closed' | 'merged';
}

/** `stale`: there is one already. */
export type OpenOutcome = { readonly kind: 'opened' } | Exclude<CommitOutcome, { readonly kind: 'committed' }>;

/** Branches that change sideways, and the pull requests from them. Writes are compare-and-swaps, sent once. */
export interface ProposalHost {
  /** `null` where the server has no pull requests. */
  readonly pullRequests: {
    /** Newest first, in any state. */
    from(branch: string, base: string): Promise<readonly BranchPullRequest[]>;
    open(wanted: { branch: string; base: string; title: string; body: string }): Promise<OpenOutcome>;
  } | null;
  /** `null` when the commits share no history. */
  compare(base: string, head: string): Promise<Comparison | null>;
  place(placement: Placement): Promise<CommitOutcome>;
  /** Deletes a branch that still stands at `expectedHead`; on GitHub its pull request closes by that. */
  remove(branch: string, expectedHead: string): Promise<CommitOutcome>;
}

/** Plans, kept on the commits that reviewers saw. */
export interface ReviewRecords {
  record(headSha: string, what: { name: string; title: string; summary: string; text: string }): Promise<void>;
  /** Texts of the records of this name on pull requests that were merged into `base`, only of those who may write them. */
  merged(base: string, name: string): Promise<readonly string[]>;
}

/** The code host: branches, and the pull requests about them. */
export interface Forge extends BranchHost {
  pullRequest(number: number): Promise<PullRequest>;
  /** The login under which this token writes comments. */
  viewer(): Promise<string>;
  comments(pullRequest: number): Promise<readonly Comment[]>;
  /** On a pull request or an issue. */
  createComment(pullRequest: number, body: string): Promise<Comment>;
  updateComment(id: number, body: string): Promise<Comment>;
  /** Every comment on a line of the pull request, also those that are resolved or outdated. */
  reviewComments(pullRequest: number): Promise<readonly ReviewComment[]>;
  /** Neither approves nor refuses. */
  createReview(pullRequest: number, review: Review): Promise<{ readonly url: string }>;
  /** The issues that this login opened, also those that are closed. */
  ownIssues(author: string): Promise<IssueList>;
  createIssue(issue: Pick<Issue, 'title' | 'body'>): Promise<Issue>;
  updateIssue(number: number, edit: IssueEdit): Promise<Issue>;
}

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
  /** Hex sha-256 of the file's bytes; `null` when it is gone. */
  fileSha256(id: string): Promise<string | null>;
  /** Sent exactly once; no retry of any kind. */
  createJob(request: JobRequest): Promise<CreateOutcome>;
  /** The job afterwards; `null` when the provider refused because the job had already ended. */
  cancelJob(id: string): Promise<ObservedJob | null>;
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
