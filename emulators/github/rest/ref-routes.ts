import { isRefused, RULE_VIOLATION } from '../branch-protection.ts';
import { GitHubError } from '../github-error.ts';
import { repositoryApi, type World } from '../world.ts';
import { type Call, parameter, type Routes } from './route.ts';

const GIT = '/repos/{owner}/{repo}/git';

export const refRoutes: Routes = {
  [`GET ${GIT}/ref/{ref}`]: {
    requires: { level: 'read', permissions: ['contents'] },
    async handle(call) {
      const ref = `refs/${parameter(call, 'ref')}`;
      const oid = await call.world.git.resolve(ref);
      if (oid === null) throw new GitHubError(404, 'Not Found');
      return { status: 200, body: await refView(call.world, ref, oid) };
    },
  },

  [`POST ${GIT}/refs`]: {
    requires: { level: 'write', permissions: ['contents'] },
    async handle(call) {
      const { ref, sha } = call.body as { ref: string; sha: string };
      if (!/^refs\/[^/]+\/./.test(ref) || (await call.world.git.ask(['check-ref-format', ref])) === null)
        throw new GitHubError(422, `${ref} is not a valid ref name.`);
      await requireObject(call.world, sha);
      refuseProtected(call, ref);
      if (!(await call.world.git.moveRef(ref, sha, null))) throw new GitHubError(422, 'Reference already exists');
      return { status: 201, body: await refView(call.world, ref, sha) };
    },
  },

  [`PATCH ${GIT}/refs/{ref}`]: {
    requires: { level: 'write', permissions: ['contents'] },
    async handle(call) {
      const { sha, force = false } = call.body as { sha: string; force?: boolean };
      const { git } = call.world;
      const ref = `refs/${parameter(call, 'ref')}`;
      const current = await git.resolve(ref);
      if (current === null) throw new GitHubError(422, 'Reference does not exist');
      await requireObject(call.world, sha);
      refuseProtected(call, ref);
      if (!force && !(await git.isAncestor(current, sha))) throw new GitHubError(422, 'Update is not a fast forward');
      // Moved by someone else since it was read: no longer known to be a fast forward.
      if (!(await git.moveRef(ref, sha, current))) throw new GitHubError(422, 'Update is not a fast forward');
      return { status: 200, body: await refView(call.world, ref, sha) };
    },
  },
};

/** The global id of a ref, which GraphQL takes as `branch.id`. */
export function refNodeId(ref: string): string {
  return `REF_${Buffer.from(ref).toString('base64url')}`;
}

/** The ref of a global id, or `null` for anything that `refNodeId` did not make. */
export function refOfNodeId(id: string): string | null {
  return id.startsWith('REF_') ? Buffer.from(id.slice(4), 'base64url').toString('utf8') : null;
}

async function refView(world: World, ref: string, oid: string) {
  const type = await world.git.run(['cat-file', '-t', oid]);
  return {
    ref,
    node_id: refNodeId(ref),
    url: `${repositoryApi(world)}/git/${ref}`,
    object: { type, sha: oid, url: `${repositoryApi(world)}/git/${type}s/${oid}` },
  };
}

async function requireObject(world: World, oid: string): Promise<void> {
  if (/^[0-9a-f]{40}$/.test(oid) && (await world.git.ask(['cat-file', '-e', oid])) !== null) return;
  throw new GitHubError(422, 'Object does not exist');
}

function refuseProtected(call: Call, ref: string): void {
  if (call.token !== null && isRefused(call.world, ref, call.token)) throw new GitHubError(422, RULE_VIOLATION);
}
