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

const FOUND = `query ($owner: String!, $repo: String!, $oid: GitObjectID!, $name: String!) {
  viewer { login }
  repository(owner: $owner, name: $repo) { object(oid: $oid) { ... on Commit {
    checkSuites(first: 20, filterBy: { checkName: $name }) { nodes {
      app { slug }
      checkRuns(last: 1, filterBy: { checkName: $name, checkType: LATEST }) {
        nodes { databaseId conclusion title summary text }
      }
    } }
  } } }
}`;

/**
 * Plans as check runs on the head of a pull request. Only an App can write one, and a fork's token cannot; of the
 * records found, those of a workflow's own App and of this token's App count.
 */
export function createGitHubReviews(options: GitHubOptions): ReviewRecords {
  const { octokit, here } = createGitHubClient(options);
  return {
    async record(headSha, { name, conclusion, title, summary, text }) {
      const found = await readAgain('plan', async () =>
        checked(await octokit.graphql<FoundReply>(FOUND, { ...here, oid: headSha, name })),
      );
      const own = found.viewer.login.replace(/\[bot\]$/, '');
      // An App can change its own check runs only; another one's of this name stays beside ours.
      const suite = nodes(found.repository?.object?.checkSuites).find(({ app }) => app?.slug === own);
      const [old] = nodes(suite?.checkRuns);
      const run = { name, conclusion, output: { title, summary, text } };
      if (old === undefined || old.databaseId === null) {
        const created = { ...here, head_sha: headSha, ...run };
        await writeOnce('plan', async () => checked((await octokit.rest.checks.create(created)).data));
        return;
      }
      const same = old.title === title && old.summary === summary && old.text === text;
      if (same && old.conclusion === conclusion.toUpperCase()) return;
      const updated = { ...here, check_run_id: old.databaseId, ...run };
      await writeOnce('plan', async () => checked((await octokit.rest.checks.update(updated)).data));
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

interface FoundReply {
  readonly viewer: { readonly login: string };
  readonly repository: { readonly object: { readonly checkSuites?: Connection<FoundSuite> } | null } | null;
}

interface FoundSuite {
  readonly app: { readonly slug: string } | null;
  readonly checkRuns: Connection<{
    readonly databaseId: number | null;
    readonly conclusion: string | null;
    readonly title: string | null;
    readonly summary: string | null;
    readonly text: string | null;
  }>;
}

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
