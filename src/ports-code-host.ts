/** The code host as types: branches, pull requests, comments, issues and checks. The rest of the outside is in `ports.ts`. */

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

/** A check of a commit, by its name. `failure` keeps a merge back where the check is required, `neutral` does not. */
interface ReviewRecord {
  readonly name: string;
  readonly conclusion: 'failure' | 'neutral';
  readonly title: string;
  readonly summary: string;
  readonly text: string;
}

/** Plans, kept on the commits that reviewers saw. */
export interface ReviewRecords {
  /** One check of the name on a commit: written anew where it says something else, and left alone where it does not. */
  record(headSha: string, what: ReviewRecord): Promise<void>;
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
