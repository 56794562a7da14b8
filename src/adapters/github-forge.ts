import type { Comment, CommitOutcome, FileCommit, Forge, ReviewComment } from '../ports-code-host.ts';
import { checked, createGitHubClient, type GitHubOptions, STRANGE } from './github-client.ts';
import { asRefusal, describeGitHubFailure, httpStatus, readAgain, writeOnce } from './github-failures.ts';
import { createGitHubIssues } from './github-issues.ts';

const PAGE = 100;
const CREATE_COMMIT = `mutation ($input: CreateCommitOnBranchInput!) {
  createCommitOnBranch(input: $input) { commit { oid } }
}`;

/**
 * GitHub behind the port. Reads are tried again here; writes never are.
 */
export function createGitHubForge(options: GitHubOptions): Forge {
  const { octokit, here } = createGitHubClient(options);
  const { git, issues, pulls, repos } = octokit.rest;

  return {
    // biome-ignore lint/nursery/noMisusedPromises: an object with methods, no promise, is spread here
    ...createGitHubIssues(issues, here, checked),

    async repository() {
      const data = await readAgain('repository', async () => checked((await repos.get(here)).data));
      return { id: String(data.id), defaultBranch: data.default_branch, isPrivate: data.private };
    },

    async branchHead(branch) {
      return readAgain('branch', async () => {
        try {
          return checked((await git.getRef({ ...here, ref: `heads/${branch}` })).data).object.sha;
        } catch (error) {
          if (httpStatus(error) === 404) return null;
          throw error;
        }
      });
    },

    async readFile(commit, path) {
      return readAgain('file', async () => {
        try {
          const raw = { ...here, path, ref: commit, mediaType: { format: 'raw' } };
          const data: unknown = (await repos.getContent(raw)).data;
          if (typeof data !== 'string') throw new Error(STRANGE);
          return Buffer.from(data, 'utf8');
        } catch (error) {
          if (httpStatus(error) === 404) return null;
          throw error;
        }
      });
    },

    async createOrphanBranch(branch, files, headline): Promise<CommitOutcome> {
      try {
        const tree = [...files].map(([path, content]) => ({
          path,
          mode: '100644' as const,
          type: 'blob' as const,
          content: Buffer.from(content).toString('utf8'),
        }));
        const { data: written } = await git.createTree({ ...here, tree });
        const { data: commit } = await git.createCommit({ ...here, message: headline, tree: written.sha, parents: [] });
        await git.createRef({ ...here, ref: `refs/heads/${branch}`, sha: commit.sha });
        return { kind: 'committed', oid: commit.sha };
      } catch (error) {
        return commitFailure(error);
      }
    },

    async commitFile(file) {
      try {
        // A reply that is no JSON resolves to undefined instead of failing (@octokit/request).
        const input = commitInput(options.repository, file);
        const reply = await octokit.graphql<CommitReply | undefined>(CREATE_COMMIT, { input });
        const oid = reply?.createCommitOnBranch?.commit.oid;
        return oid === undefined ? { kind: 'unknown', why: 'the reply names no commit' } : { kind: 'committed', oid };
      } catch (error) {
        return commitFailure(error);
      }
    },

    async pullRequest(number) {
      const query = { ...here, pull_number: number };
      const data = await readAgain('pull request', async () => checked((await pulls.get(query)).data));
      return { number, headSha: data.head.sha, open: data.state === 'open' };
    },

    async viewer() {
      const reply = await readAgain('login', async () =>
        checked(await octokit.graphql<{ viewer: { login: string } }>('{ viewer { login } }')),
      );
      return reply.viewer.login;
    },

    async comments(number) {
      const all: Comment[] = [];
      for (let page = 1; ; page += 1) {
        const query = { ...here, issue_number: number, per_page: PAGE, page };
        const found = await readAgain('comments', async () => checked((await issues.listComments(query)).data));
        all.push(...found.map(toComment));
        if (found.length < PAGE) return all;
      }
    },

    async createComment(number, body) {
      return writeOnce('comment', async () =>
        toComment((await issues.createComment({ ...here, issue_number: number, body })).data),
      );
    },

    async updateComment(id, body) {
      return writeOnce('comment', async () =>
        toComment((await issues.updateComment({ ...here, comment_id: id, body })).data),
      );
    },

    async reviewComments(number) {
      const all: ReviewComment[] = [];
      for (let page = 1; ; page += 1) {
        const query = { ...here, pull_number: number, per_page: PAGE, page };
        const found = await readAgain('review comments', async () =>
          checked((await pulls.listReviewComments(query)).data),
        );
        all.push(...found.map(({ user, body }) => ({ author: authorOf(user), body })));
        if (found.length < PAGE) return all;
      }
    },

    async createReview(number, { headSha, body, comments }) {
      const review = { body, commit_id: headSha, comments: comments.map(comment => ({ ...comment, side: 'RIGHT' })) };
      const post = { ...here, pull_number: number, event: 'COMMENT' as const, ...review };
      return writeOnce('review', async () => ({ url: (await pulls.createReview(post)).data.html_url }));
    },
  };
}

interface CommitReply {
  readonly createCommitOnBranch: { readonly commit: { readonly oid: string } } | null;
}

function commitInput(repository: string, file: FileCommit): object {
  return {
    branch: { repositoryNameWithOwner: repository, branchName: file.branch },
    expectedHeadOid: file.expectedHead,
    message: { headline: file.headline, ...(file.body === undefined ? {} : { body: file.body }) },
    fileChanges: { additions: [{ path: file.path, contents: Buffer.from(file.content).toString('base64') }] },
  };
}

function commitFailure(error: unknown): CommitOutcome {
  return asRefusal(error) ?? { kind: 'unknown', why: describeGitHubFailure(error) };
}

function toComment(data: {
  id: number;
  body?: string | undefined;
  html_url: string;
  user: { login: string } | null;
}): Comment {
  return { id: data.id, author: authorOf(data.user), body: data.body ?? '', url: data.html_url };
}

/** Somebody whose account is gone has no name. */
function authorOf(user: { login: string } | null): string {
  return user?.login ?? '';
}
