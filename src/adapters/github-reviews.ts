import type { ReviewRecords } from '../ports-code-host.ts';
import { checked, createGitHubClient, type GitHubOptions } from './github-client.ts';
import { readAgain, writeOnce } from './github-failures.ts';

/** How many merged pull requests are looked at, the latest changed first. */
const MOST_PULL_REQUESTS = 50;
/** The App behind every workflow's own token (GitHub's documentation on GITHUB_TOKEN, read 2026-11-22). */
const ACTIONS_APP = 'github-actions';

const MERGED = `query ($owner: String!, $repo: String!, $base: String!, $name: String!) {
  viewer { login }
  repository(owner: $owner, name: $repo) {
    pullRequests(baseRefName: $base, states: [MERGED], first: ${MOST_PULL_REQUESTS}, orderBy: { field: UPDATED_AT, direction: DESC }) {
      nodes { commits(last: 1) { nodes { commit {
        checkSuites(first: 20, filterBy: { checkName: $name }) { nodes {
          app { slug }
          checkRuns(last: 1, filterBy: { checkName: $name, checkType: LATEST }) { nodes { text } }
        } }
      } } } }
    }
  }
}`;

/**
 * Plans as check runs on the head of a pull request. Only an App can write one, and a fork's token cannot; of the
 * records found, those of a workflow's own App and of this token's App count.
 */
export function createGitHubReviews(options: GitHubOptions): ReviewRecords {
  const { octokit, here } = createGitHubClient(options);
  return {
    async record(headSha, { name, title, summary, text }) {
      const run = {
        ...here,
        name,
        head_sha: headSha,
        conclusion: 'neutral' as const,
        output: { title, summary, text },
      };
      await writeOnce('plan', async () => checked((await octokit.rest.checks.create(run)).data));
    },

    async merged(base, name) {
      const reply = await readAgain('plans of merged pull requests', async () =>
        checked(await octokit.graphql<MergedReply>(MERGED, { ...here, base, name })),
      );
      const ours = new Set([ACTIONS_APP, reply.viewer.login.replace(/\[bot\]$/, '')]);
      const suites = nodes(reply.repository?.pullRequests)
        .flatMap(({ commits }) => nodes(commits))
        .flatMap(({ commit }) => nodes(commit.checkSuites));
      return suites
        .filter(({ app }) => app !== null && ours.has(app.slug))
        .flatMap(({ checkRuns }) => nodes(checkRuns).map(({ text }) => text ?? ''));
    },
  };
}

type Connection<Node> = { readonly nodes: readonly (Node | null)[] | null } | null | undefined;

interface MergedReply {
  readonly viewer: { readonly login: string };
  readonly repository: { readonly pullRequests: Connection<PullNode> } | null;
}

interface PullNode {
  readonly commits: Connection<{ readonly commit: { readonly checkSuites: Connection<SuiteNode> } }>;
}

interface SuiteNode {
  readonly app: { readonly slug: string } | null;
  readonly checkRuns: Connection<{ readonly text: string | null }>;
}

function nodes<Node>(connection: Connection<Node>): Node[] {
  return (connection?.nodes ?? []).filter(node => node !== null);
}
