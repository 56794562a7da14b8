import { join } from 'node:path';
import {
  type EmulatedReply,
  type EmulatedRequest,
  type Exchange,
  startEmulatorServer,
} from '../server/emulator-server.ts';
import { FaultPlan } from '../server/fault-plan.ts';
import type { VirtualClock } from '../server/virtual-clock.ts';
import type { Token } from './access.ts';
import { BareRepository } from './bare-repository.ts';
import { installPushRule, protectBranch } from './branch-protection.ts';
import { answerGit, isGitPath } from './git-http.ts';
import { answerGraphql } from './graphql-api.ts';
import { isPull, mergePullRequest, openPullRequest, pullRefresher } from './pull-requests.ts';
import { addComment } from './rest/comment-routes.ts';
import { answerRest } from './rest/rest-api.ts';
import {
  type CheckRun,
  DEFAULT_BRANCH,
  type Issue,
  type PullPart,
  type Role,
  type StoredComment,
  type StoredReviewComment,
  type World,
} from './world.ts';

/** As a workflow's GITHUB_TOKEN with every permission this project's workflows ask for. */
export const ACTIONS_TOKEN = 'ghs_emulated_actions_token';
/** As a personal token of the repository's owner: everything, and past the rules. */
export const OWNER_TOKEN = 'ghp_emulated_owner_token';

export interface GitHubEmulatorOptions {
  readonly clock: VirtualClock;
  /** An empty folder; the bare repository is made at `<folder>/<owner>/<repository>.git`. */
  readonly folder: string;
  readonly owner: string;
  readonly repository: string;
  readonly isPrivate?: boolean;
  readonly port?: number;
  readonly onExchange?: (exchange: Exchange) => void;
  /** `/api/v3` as on GitHub Enterprise Server; GraphQL is then at `/api/graphql`. */
  readonly apiPrefix?: '' | '/api/v3';
}

interface PullRequestState extends Omit<Issue, 'pull'>, PullPart {}

export interface GitHubEmulator {
  readonly url: string;
  readonly apiUrl: string;
  readonly graphqlUrl: string;
  readonly cloneUrl: string;
  readonly bareFolder: string;
  readonly faults: FaultPlan;
  /** Append-only. */
  readonly history: readonly Exchange[];
  /** Whatever left GitHub's documents, in either direction. A test asserts that it is empty. */
  readonly violations: readonly string[];
  /** Secret to token; add, change and remove at will. */
  readonly tokens: Map<string, Token>;
  /** Who has which role; everyone else reads a public repository. */
  readonly collaborators: Map<string, Role>;
  readonly variables: Map<string, string>;
  /** The exchanges from `since` (an index of `history`) on that ask for a change, whatever became of them. */
  mutatingCalls(since?: number): readonly Exchange[];
  comments(): readonly StoredComment[];
  /** Those on lines of pull requests. */
  reviewComments(): readonly StoredReviewComment[];
  pulls(): readonly PullRequestState[];
  /** Without pull requests. */
  issues(): readonly Issue[];
  checkRuns(): readonly CheckRun[];
  /** `headOwner` other than the owner: from a fork (the commits still lie on a branch of this repository). */
  openPullRequest(input: {
    readonly head: string;
    readonly base: string;
    readonly title: string;
    readonly headOwner?: string;
  }): Promise<PullRequestState>;
  /** The merge commit's id. */
  mergePullRequest(number: number): Promise<string>;
  /** On the newest pull request unless `number` says which. */
  postCommentAs(login: string, body: string, number?: number): StoredComment;
  protectBranch(name: string): Promise<void>;
  close(): Promise<void>;
}

/** GitHub's REST, GraphQL and git over HTTP, for one repository, over a real bare git repository. */
export async function startGitHubEmulator(options: GitHubEmulatorOptions): Promise<GitHubEmulator> {
  const { owner, repository, apiPrefix = '' } = options;
  const world = await createWorld(options);
  const refreshPulls = pullRefresher(world);
  const faults = new FaultPlan();
  const history: Exchange[] = [];
  const server = await startEmulatorServer({
    clock: options.clock,
    faults,
    ...(options.port === undefined ? {} : { port: options.port }),
    handle: async request => {
      try {
        await refreshPulls();
        const reply = await answer(world, request, apiPrefix);
        // A branch may have moved, and a caller may look into the repository next without asking this server.
        if (request.method !== 'GET') await refreshPulls();
        return reply;
      } catch (error) {
        world.violations.push(`${request.method} ${request.path}: ${error}`);
        throw error;
      }
    },
    onExchange: exchange => {
      history.push(exchange);
      options.onExchange?.(exchange);
    },
  });
  world.addresses.web = server.url;
  world.addresses.api = `${server.url}${apiPrefix}`;
  return {
    url: server.url,
    apiUrl: world.addresses.api,
    graphqlUrl: `${server.url}${graphqlPath(apiPrefix)}`,
    cloneUrl: `${server.url}/${owner}/${repository}.git`,
    bareFolder: world.git.folder,
    faults,
    history,
    violations: world.violations,
    tokens: world.tokens,
    collaborators: world.collaborators,
    variables: world.variables,
    mutatingCalls: (since = 0) => history.slice(since).filter(isMutating),
    comments: () => world.comments.map(comment => ({ ...comment })),
    reviewComments: () => [...world.reviewComments],
    pulls: () => world.issues.filter(isPull).map(({ pull, ...issue }) => ({ ...issue, ...pull })),
    issues: () => world.issues.filter(issue => !isPull(issue)).map(issue => ({ ...issue })),
    checkRuns: () => [...world.checkRuns],
    async openPullRequest(input) {
      const { pull, ...issue } = await openPullRequest(world, { ...input, author: input.headOwner ?? owner });
      return { ...issue, ...pull };
    },
    async mergePullRequest(number) {
      await refreshPulls();
      return mergePullRequest(world, number);
    },
    postCommentAs(login, body, number = world.issues.filter(isPull).at(-1)?.number) {
      if (number === undefined) throw new Error('There is no pull request to comment on');
      return addComment(world, number, login, body);
    },
    protectBranch: name => protectBranch(world, name),
    close: () => server.close(),
  };
}

async function createWorld(options: GitHubEmulatorOptions): Promise<World> {
  const { owner, repository } = options;
  const git = await BareRepository.create(join(options.folder, owner, `${repository}.git`), DEFAULT_BRANCH);
  await installPushRule(git);
  return {
    owner,
    repository,
    isPrivate: options.isPrivate ?? false,
    clock: options.clock,
    git,
    addresses: { web: '', api: '' },
    tokens: new Map<string, Token>([
      [ACTIONS_TOKEN, { login: 'github-actions[bot]', permissions: ACTIONS_PERMISSIONS }],
      [
        OWNER_TOKEN,
        { login: owner, permissions: { ...ACTIONS_PERMISSIONS, variables: 'write', administration: 'write' } },
      ],
    ]),
    collaborators: new Map([[owner, 'admin']]),
    protectedBranches: new Set(),
    issues: [],
    comments: [],
    reviewComments: [],
    checkRuns: [],
    variables: new Map(),
    violations: [],
  };
}

const ACTIONS_PERMISSIONS: Token['permissions'] = {
  contents: 'write',
  'pull-requests': 'write',
  issues: 'write',
  checks: 'write',
  statuses: 'write',
};

async function answer(world: World, request: EmulatedRequest, apiPrefix: string): Promise<EmulatedReply> {
  if (isGitPath(request.path)) return answerGit(world, request);
  if (request.path === graphqlPath(apiPrefix)) return answerGraphql(world, request);
  if (request.path.startsWith(`${apiPrefix}/`)) return answerRest(world, request, request.path.slice(apiPrefix.length));
  world.violations.push(`${request.method} ${request.path} is outside ${apiPrefix}`);
  return { status: 404, body: { message: 'Not Found' } };
}

function graphqlPath(apiPrefix: string): string {
  return apiPrefix === '' ? '/graphql' : '/api/graphql';
}

/** A GraphQL query and git's fetch are POSTs that change nothing. */
function isMutating({ method, path, requestBody }: Exchange): boolean {
  if (method === 'GET' || method === 'HEAD' || path.endsWith('/git-upload-pack')) return false;
  return !(path.endsWith('/graphql') && /"query":"(\s|\\n)*(query\b|\{)/.test(requestBody));
}
