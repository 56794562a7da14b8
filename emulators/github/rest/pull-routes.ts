import { GitHubError } from '../github-error.ts';
import { isPull, openPullRequest, type PullRequestIssue, requirePull } from '../pull-requests.ts';
import { threeDotDiff } from '../three-dot-diff.ts';
import { fileView } from './file-view.ts';
import { pullListView, pullView } from './pull-view.ts';
import { type Call, callerLogin, page, parameter, type Routes } from './route.ts';

const REPOSITORY = '/repos/{owner}/{repo}';

/** GitHub's REST reference, "List pull requests files". */
const MAX_FILES = 3000;

export const pullRoutes: Routes = {
  [`GET ${REPOSITORY}/pulls`]: {
    requires: { level: 'read', permissions: ['pull-requests'] },
    handle(call) {
      const state = call.query.get('state') ?? 'open';
      const head = call.query.get('head');
      const base = call.query.get('base');
      const found = call.world.issues
        .filter(isPull)
        .filter(({ state: own }) => state === 'all' || state === own)
        .filter(({ pull }) => head === null || head === `${pull.headOwner}:${pull.headBranch}`)
        .filter(({ pull }) => base === null || base === pull.baseBranch)
        .reverse();
      return page(
        call,
        found.map(issue => pullListView(call.world, issue)),
      );
    },
  },

  [`POST ${REPOSITORY}/pulls`]: {
    requires: { level: 'write', permissions: ['pull-requests'] },
    async handle(call) {
      const { head, base, title = '', body = null } = call.body as PullInput;
      const [owner, branch] = head.includes(':') ? head.split(':', 2) : [call.world.owner, head];
      const issue = await openPullRequest(call.world, {
        head: branch ?? '',
        headOwner: owner ?? call.world.owner,
        base,
        title,
        body,
        author: callerLogin(call),
      });
      return { status: 201, body: await pullView(call.world, issue) };
    },
  },

  [`GET ${REPOSITORY}/pulls/{pull_number}`]: {
    requires: { level: 'read', permissions: ['pull-requests'] },
    handle: async call => ({ status: 200, body: await pullView(call.world, pullOf(call)) }),
  },

  [`GET ${REPOSITORY}/pulls/{pull_number}/files`]: {
    requires: { level: 'read', permissions: ['pull-requests'] },
    async handle(call) {
      const { pull } = pullOf(call);
      const files = await threeDotDiff(call.world.git, pull.baseSha, pull.headSha);
      return page(
        call,
        files.slice(0, MAX_FILES).map(file => fileView(call.world, pull.headSha, file)),
      );
    },
  },

  [`GET ${REPOSITORY}/commits/{commit_sha}/pulls`]: {
    requires: { level: 'read', permissions: ['pull-requests'] },
    async handle(call) {
      const { world } = call;
      const commit = await world.git.commitOf(parameter(call, 'commit_sha'));
      if (commit === null) throw new GitHubError(422, `No commit found for SHA: ${parameter(call, 'commit_sha')}`);
      const found: PullRequestIssue[] = [];
      for (const issue of world.issues.filter(isPull)) if (await carries(call, issue, commit)) found.push(issue);
      return page(
        call,
        found.map(issue => pullListView(world, issue)),
      );
    },
  },
};

interface PullInput {
  readonly head: string;
  readonly base: string;
  readonly title?: string;
  readonly body?: string | null;
}

/** The pull request's own commits, and once merged its merge commit. */
async function carries({ world }: Call, { pull }: PullRequestIssue, commit: string): Promise<boolean> {
  if (pull.merged && pull.mergeSha === commit) return true;
  return (await world.git.isAncestor(commit, pull.headSha)) && !(await world.git.isAncestor(commit, pull.baseSha));
}

function pullOf(call: Call): PullRequestIssue {
  return requirePull(call.world, Number(parameter(call, 'pull_number')));
}
