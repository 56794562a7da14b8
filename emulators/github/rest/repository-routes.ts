import { grants } from '../access.ts';
import { GitHubError } from '../github-error.ts';
import {
  DEFAULT_BRANCH,
  idOf,
  officialExample,
  type Role,
  repositoryApi,
  repositoryWeb,
  timestamp,
  userView,
  type World,
} from '../world.ts';
import { type Call, parameter, type Routes } from './route.ts';

const REPOSITORY = '/repos/{owner}/{repo}';

export const repositoryRoutes: Routes = {
  [`GET ${REPOSITORY}`]: {
    requires: { level: 'read', permissions: [] },
    handle: call => ({ status: 200, body: repositoryView(call) }),
  },

  [`GET ${REPOSITORY}/collaborators/{username}/permission`]: {
    requires: { level: 'read', permissions: [] },
    handle(call) {
      const login = parameter(call, 'username');
      const role = call.world.collaborators.get(login) ?? (call.world.isPrivate ? 'none' : 'read');
      return { status: 200, body: permissionView(call.world, login, role) };
    },
  },

  [`GET ${REPOSITORY}/rules/branches/{branch}`]: {
    requires: { level: 'read', permissions: [] },
    handle(call) {
      const isProtected = call.world.protectedBranches.has(parameter(call, 'branch'));
      return { status: 200, body: isProtected ? [pullRequestRule(call.world)] : [] };
    },
  },

  [`GET ${REPOSITORY}/actions/variables/{name}`]: {
    requires: { level: 'read', permissions: ['variables'] },
    handle(call) {
      const name = parameter(call, 'name').toUpperCase();
      const value = call.world.variables.get(name);
      if (value === undefined) throw new GitHubError(404, 'Not Found');
      const now = timestamp(call.world.clock.now());
      return { status: 200, body: { name, value, created_at: now, updated_at: now } };
    },
  },

  [`POST ${REPOSITORY}/actions/variables`]: {
    requires: { level: 'write', permissions: ['variables'] },
    handle(call) {
      const { name, value } = call.body as { name: string; value: string };
      if (call.world.variables.has(name.toUpperCase()))
        throw new GitHubError(409, 'Already exists - Variable already exists');
      call.world.variables.set(name.toUpperCase(), value);
      return { status: 201, body: {} };
    },
  },

  [`PATCH ${REPOSITORY}/actions/variables/{name}`]: {
    requires: { level: 'write', permissions: ['variables'] },
    handle(call) {
      const name = parameter(call, 'name').toUpperCase();
      const { value } = call.body as { value?: string };
      if (!call.world.variables.has(name)) throw new GitHubError(404, 'Not Found');
      if (value !== undefined) call.world.variables.set(name, value);
      return { status: 204, body: undefined };
    },
  },
};

function repositoryView({ world, token }: Call) {
  const {
    source: _source,
    parent: _parent,
    organization: _organization,
    ...example
  } = officialExample(world, `GET ${REPOSITORY}`);
  const push = token !== null && grants(token, 'contents', 'write');
  return {
    ...example,
    id: idOf(`${world.owner}/${world.repository}`),
    name: world.repository,
    full_name: `${world.owner}/${world.repository}`,
    owner: userView(world, world.owner),
    private: world.isPrivate,
    visibility: world.isPrivate ? 'private' : 'public',
    default_branch: DEFAULT_BRANCH,
    // The example leaves this out although the schema requires it.
    language: null,
    url: repositoryApi(world),
    html_url: repositoryWeb(world),
    clone_url: `${repositoryWeb(world)}.git`,
    permissions: {
      admin: token !== null && grants(token, 'administration', 'write'),
      maintain: false,
      push,
      triage: push,
      pull: true,
    },
  };
}

function permissionView(world: World, login: string, role: Role) {
  const permissions = {
    admin: role === 'admin',
    maintain: role === 'admin',
    push: role === 'admin' || role === 'write',
    triage: role === 'admin' || role === 'write',
    pull: role !== 'none',
  };
  // The example's user has no `role_name` although the schema requires it.
  return { permission: role, role_name: role, user: { ...userView(world, login), permissions, role_name: role } };
}

function pullRequestRule(world: World) {
  return {
    type: 'pull_request',
    ruleset_source_type: 'Repository',
    ruleset_source: `${world.owner}/${world.repository}`,
    ruleset_id: 1,
    parameters: {
      dismiss_stale_reviews_on_push: false,
      require_code_owner_review: false,
      require_last_push_approval: false,
      required_approving_review_count: 1,
      required_review_thread_resolution: false,
    },
  };
}
