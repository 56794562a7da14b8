import { GitHubError, validationFailed } from './github-error.ts';
import { botIdentity, type Issue, nextNumber, type PullPart, type World } from './world.ts';

export type PullRequestIssue = Issue & { readonly pull: PullPart };

interface PullRequestInput {
  readonly head: string;
  readonly base: string;
  readonly title: string;
  readonly body?: string | null;
  /** The login the pull request comes from. Another one than the owner's makes it a pull request from a fork. */
  readonly headOwner?: string;
  readonly author: string;
}

export function isPull(issue: Issue): issue is PullRequestIssue {
  return issue.pull !== null;
}

export function requirePull(world: World, number: number): PullRequestIssue {
  const issue = world.issues.find(candidate => candidate.number === number);
  if (issue === undefined || !isPull(issue)) throw new GitHubError(404, 'Not Found');
  return issue;
}

/** Opens a pull request between two branches of the bare repository, or says what GitHub says against it. */
export async function openPullRequest(world: World, input: PullRequestInput): Promise<PullRequestIssue> {
  const headOwner = input.headOwner ?? world.owner;
  const [head, base] = await Promise.all([branchHead(world, input.head), branchHead(world, input.base)]);
  if (head === null) throw validationFailed({ resource: 'PullRequest', field: 'head', code: 'invalid' });
  if (base === null) throw validationFailed({ resource: 'PullRequest', field: 'base', code: 'invalid' });
  if (world.issues.some(issue => isPull(issue) && issue.state === 'open' && samePair(issue.pull, input, headOwner)))
    throw refused(`A pull request already exists for ${headOwner}:${input.head}.`);
  if (await world.git.isAncestor(head, base)) throw refused(`No commits between ${input.base} and ${input.head}`);
  const pull: PullPart = {
    headBranch: input.head,
    baseBranch: input.base,
    headOwner,
    headSha: head,
    baseSha: base,
    mergeSha: null,
    merged: false,
  };
  const issue: PullRequestIssue = {
    number: nextNumber(world),
    author: input.author,
    createdAt: world.clock.now(),
    title: input.title,
    body: input.body ?? null,
    state: 'open',
    labels: [],
    pull,
  };
  world.issues.push(issue);
  await writeRefs(world, issue);
  return issue;
}

/**
 * Follows the branches of every open pull request, as GitHub does after each push: `refs/pull/N/head`, and
 * `refs/pull/N/merge` where the merge has no conflict. One call at a time.
 */
export function pullRefresher(world: World): () => Promise<void> {
  let previous: Promise<void> = Promise.resolve();
  const refresh = async (): Promise<void> => {
    const open = world.issues.filter(isPull).filter(issue => issue.state === 'open');
    if (open.length === 0) return;
    const heads = await world.git.refs('refs/heads');
    for (const issue of open) {
      const found = heads.get(`refs/heads/${issue.pull.headBranch}`);
      // A pull request whose branch is deleted is closed by that (GitHub's documentation, "Deleting branches").
      if (found === undefined) issue.state = 'closed';
      const headSha = found ?? issue.pull.headSha;
      const baseSha = heads.get(`refs/heads/${issue.pull.baseBranch}`) ?? issue.pull.baseSha;
      if (headSha === issue.pull.headSha && baseSha === issue.pull.baseSha) continue;
      Object.assign(issue.pull, { headSha, baseSha });
      await writeRefs(world, issue);
    }
  };
  return () => {
    previous = previous.then(refresh, refresh);
    return previous;
  };
}

/** Merges by a merge commit, as the button does. Rejects where GitHub would not offer the button. */
export async function mergePullRequest(world: World, number: number): Promise<string> {
  const issue = world.issues.find(candidate => candidate.number === number);
  if (issue === undefined || !isPull(issue)) throw new Error(`There is no pull request ${number}`);
  if (issue.state !== 'open') throw new Error(`Pull request ${number} is not open`);
  const { headSha, baseSha, headOwner, headBranch, baseBranch } = issue.pull;
  const message = `Merge pull request #${number} from ${headOwner}/${headBranch}\n\n${issue.title}`;
  const oid = await mergeCommit(world, baseSha, headSha, message);
  if (oid === null) throw new Error(`Pull request ${number} has a conflict`);
  if (!(await world.git.moveRef(`refs/heads/${baseBranch}`, oid, baseSha)))
    throw new Error(`${baseBranch} moved while pull request ${number} was being merged`);
  Object.assign(issue.pull, { mergeSha: oid, merged: true });
  issue.state = 'closed';
  return oid;
}

async function writeRefs(world: World, issue: PullRequestIssue): Promise<void> {
  const { headSha, baseSha } = issue.pull;
  const merge = await mergeCommit(world, baseSha, headSha, `Merge ${headSha} into ${baseSha}`);
  await world.git.run(['update-ref', `refs/pull/${issue.number}/head`, headSha]);
  // With a conflict the old merge stays where it was, as on GitHub.
  if (merge !== null) await world.git.run(['update-ref', `refs/pull/${issue.number}/merge`, merge]);
  issue.pull.mergeSha = merge;
}

/** The commit that merges `head` into `base`, on no branch; `null` when they conflict. */
async function mergeCommit(world: World, base: string, head: string, message: string): Promise<string | null> {
  const tree = await world.git.ask(['merge-tree', '--write-tree', base, head]);
  if (tree === null) return null;
  const by = botIdentity(world);
  return world.git.writeCommit({ tree, parents: [base, head], message, author: by, committer: by });
}

function branchHead(world: World, branch: string): Promise<string | null> {
  return world.git.resolve(`refs/heads/${branch}`);
}

function samePair(pull: PullPart, input: PullRequestInput, headOwner: string): boolean {
  return pull.headBranch === input.head && pull.baseBranch === input.base && pull.headOwner === headOwner;
}

function refused(message: string) {
  return validationFailed({ resource: 'PullRequest', code: 'custom', message });
}
