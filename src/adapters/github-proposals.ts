import type { BranchPullRequest, CommitOutcome, OpenOutcome, ProposalHost } from '../ports-code-host.ts';
import { checked, createGitHubClient, type GitHubOptions } from './github-client.ts';
import { asRefusal, describeGitHubFailure, httpStatus, readAgain } from './github-failures.ts';

const UPDATE_REFS = `mutation ($input: UpdateRefsInput!) {
  updateRefs(input: $input) { clientMutationId }
}`;
/** What `updateRefs` takes for a ref that is not there (GitHub's GraphQL reference, read 2026-11-22). */
const ABSENT = '0'.repeat(40);

/**
 * Proposals on GitHub. A branch changes through the mutation `updateRefs`: the REST call that moves a ref sideways
 * takes no expected head, and would write over a commit that somebody just pushed.
 */
export function createGitHubProposals(options: GitHubOptions): ProposalHost {
  const { octokit, here } = createGitHubClient(options);
  const { git, pulls, repos } = octokit.rest;

  /** From `before` to `after`; the zeros stand for no branch. */
  async function swap(branch: string, before: string, after: string): Promise<CommitOutcome> {
    try {
      const repository = await readAgain('repository', async () => checked((await repos.get(here)).data));
      const name = `refs/heads/${branch}`;
      const refUpdates = [{ name, beforeOid: before, afterOid: after, force: true }];
      const reply = await octokit.graphql<UpdateReply | undefined>(UPDATE_REFS, {
        input: { repositoryId: repository.node_id, refUpdates },
      });
      if ((reply?.updateRefs ?? null) === null) return { kind: 'unknown', why: 'the reply says nothing' };
      return { kind: 'committed', oid: after };
    } catch (error) {
      const failure = failed(error);
      // Which words GitHub has for a ref that moved is not documented; where it stands is.
      if (failure.kind !== 'refused') return failure;
      return (await headOf(branch)) === before ? failure : { kind: 'stale' };
    }
  }

  async function headOf(branch: string): Promise<string> {
    return readAgain('branch', async () => {
      try {
        return checked((await git.getRef({ ...here, ref: `heads/${branch}` })).data).object.sha;
      } catch (error) {
        if (httpStatus(error) === 404) return ABSENT;
        throw error;
      }
    });
  }

  return {
    pullRequests: {
      async from(branch, base) {
        const query = { ...here, head: `${here.owner}:${branch}`, base, state: 'all' as const, per_page: 30 };
        const found = await readAgain('pull requests', async () => checked((await pulls.list(query)).data));
        return found.map(toPullRequest);
      },

      async open({ branch, base, title, body }): Promise<OpenOutcome> {
        try {
          checked((await pulls.create({ ...here, head: branch, base, title, body })).data);
          return { kind: 'opened' };
        } catch (error) {
          const failure = failed(error);
          return failure.kind === 'refused' ? { ...failure, why: withSetting(failure.why) } : failure;
        }
      },
    },

    async compare(base, head) {
      const query = { ...here, basehead: `${base}...${head}` };
      return readAgain('comparison', async () => {
        try {
          const data = checked((await repos.compareCommitsWithBasehead(query)).data);
          return {
            mergeBase: data.merge_base_commit.sha,
            commits: data.commits.map(({ sha, commit }) => ({ oid: sha, message: commit.message })),
            files: (data.files ?? []).flatMap(file => [file.filename, file.previous_filename ?? []].flat()),
          };
        } catch (error) {
          if (httpStatus(error) === 404) return null;
          throw error;
        }
      });
    },

    async place({ branch, expectedHead, parent, path, content, headline, body }) {
      try {
        const { tree: before } = checked((await git.getCommit({ ...here, commit_sha: parent })).data);
        const file = { path, mode: '100644', type: 'blob', content: Buffer.from(content).toString('utf8') } as const;
        const { data: tree } = await git.createTree({ ...here, base_tree: before.sha, tree: [file] });
        const message = body === undefined ? headline : `${headline}\n\n${body}`;
        const commit = { ...here, message, tree: checked(tree).sha, parents: [parent] };
        const { sha } = checked((await git.createCommit(commit)).data);
        return await swap(branch, expectedHead ?? ABSENT, sha);
      } catch (error) {
        return failed(error);
      }
    },

    remove: (branch, expectedHead) => swap(branch, expectedHead, ABSENT),
  };
}

interface UpdateReply {
  readonly updateRefs: object | null;
}

type Failure = Exclude<CommitOutcome, { readonly kind: 'committed' }>;

function failed(error: unknown): Failure {
  const refusal = asRefusal(error);
  if (refusal !== null && refusal.kind !== 'committed') return refusal;
  return { kind: 'unknown', why: describeGitHubFailure(error) };
}

/** GitHub's words where a workflow may open no pull request, which is the default of new repositories. */
function withSetting(why: string): string {
  if (!/not permitted to create or approve pull requests/i.test(why)) return why;
  return `${why} Allow it under Settings, Actions, General, "Allow GitHub Actions to create and approve pull requests", or give "github-token" the token of a GitHub App.`;
}

function toPullRequest(data: {
  readonly number: number;
  readonly html_url: string;
  readonly state: string;
  readonly merged_at: string | null;
  readonly head: { readonly sha: string };
}): BranchPullRequest {
  const state = data.state === 'open' ? 'open' : data.merged_at === null ? 'closed' : 'merged';
  return { number: data.number, url: data.html_url, headSha: data.head.sha, state };
}
