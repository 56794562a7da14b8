import type { Identity, TreeChange, TreeEntry } from '../bare-repository.ts';
import { GitHubError, NotEmulated } from '../github-error.ts';
import { botIdentity, repositoryApi, type World } from '../world.ts';
import { gitCommitView, readCommit } from './commit-view.ts';
import { type Call, parameter, type Routes } from './route.ts';

const GIT = '/repos/{owner}/{repo}/git';

export const objectRoutes: Routes = {
  [`POST ${GIT}/blobs`]: {
    requires: { level: 'write', permissions: ['contents'] },
    async handle({ world, body }) {
      const { content, encoding = 'utf-8' } = body as { content: string; encoding?: string };
      const sha = await world.git.writeBlob(Buffer.from(content, encoding === 'base64' ? 'base64' : 'utf8'));
      return { status: 201, body: { sha, url: `${repositoryApi(world)}/git/blobs/${sha}` } };
    },
  },

  [`GET ${GIT}/blobs/{file_sha}`]: {
    requires: { level: 'read', permissions: ['contents'] },
    async handle(call) {
      const sha = parameter(call, 'file_sha');
      const { git } = call.world;
      if ((await git.ask(['cat-file', '-t', sha])) !== 'blob') throw new GitHubError(404, 'Not Found');
      const bytes = await git.bytes(['cat-file', 'blob', sha]);
      if (wantsRaw(call)) return rawReply(bytes);
      const url = `${repositoryApi(call.world)}/git/blobs/${sha}`;
      const content = bytes.toString('base64');
      return { status: 200, body: { sha, node_id: `B_${sha}`, size: bytes.length, url, content, encoding: 'base64' } };
    },
  },

  [`POST ${GIT}/trees`]: {
    requires: { level: 'write', permissions: ['contents'] },
    async handle({ world, body }) {
      const { base_tree: base, tree } = body as { base_tree?: string; tree: readonly TreeInput[] };
      if (base !== undefined && (await world.git.resolve(`${base}^{tree}`)) === null)
        throw new GitHubError(404, 'Not Found');
      const changes = await Promise.all(tree.map(entry => toChange(world, entry)));
      const sha = await world.git.writeTree(base ?? null, changes);
      return { status: 201, body: treeView(world, sha, await world.git.tree(sha, { recursive: false })) };
    },
  },

  [`GET ${GIT}/trees/{tree_sha}`]: {
    requires: { level: 'read', permissions: ['contents'] },
    async handle(call) {
      const { git } = call.world;
      const name = parameter(call, 'tree_sha');
      const sha = await git.resolve(`${(await git.commitOf(name)) ?? name}^{tree}`);
      if (sha === null) throw new GitHubError(404, 'Not Found');
      // Any value of `recursive` asks for it, even `0` and `false` (GitHub's REST reference, "Get a tree").
      const entries = await git.tree(sha, { recursive: call.query.has('recursive') });
      return { status: 200, body: treeView(call.world, sha, entries) };
    },
  },

  [`POST ${GIT}/commits`]: {
    requires: { level: 'write', permissions: ['contents'] },
    async handle({ world, body }) {
      const { message, tree, parents = [], author, committer } = body as CommitInput;
      if ((await world.git.resolve(`${tree}^{tree}`)) === null) throw new GitHubError(422, 'Tree SHA does not exist');
      for (const parent of parents)
        if ((await world.git.resolve(`${parent}^{commit}`)) === null)
          throw new GitHubError(422, 'Parent SHA does not exist or is not a commit object');
      const by = identity(world, author);
      const oid = await world.git.writeCommit({
        tree,
        parents,
        message,
        author: by,
        committer: committer === undefined ? by : identity(world, committer),
      });
      return { status: 201, body: await existingCommit(world, oid) };
    },
  },

  [`GET ${GIT}/commits/{commit_sha}`]: {
    requires: { level: 'read', permissions: ['contents'] },
    handle: async call => ({ status: 200, body: await existingCommit(call.world, parameter(call, 'commit_sha')) }),
  },
};

interface TreeInput {
  readonly path?: string;
  readonly mode?: string;
  readonly sha?: string | null;
  readonly content?: string;
}

interface PersonInput {
  readonly name: string;
  readonly email: string;
  readonly date?: string;
}

interface CommitInput {
  readonly message: string;
  readonly tree: string;
  readonly parents?: readonly string[];
  readonly author?: PersonInput;
  readonly committer?: PersonInput;
}

export function wantsRaw(call: Call): boolean {
  return /^application\/vnd\.github(\.v3)?\.raw(\+json)?$/.test(call.headers.accept ?? '');
}

export function rawReply(bytes: Buffer) {
  return { status: 200, body: bytes, headers: { 'content-type': 'application/vnd.github.raw+json; charset=utf-8' } };
}

async function toChange(world: World, entry: TreeInput): Promise<TreeChange> {
  const { path, mode = '100644', sha, content } = entry;
  if (path === undefined) throw new GitHubError(422, 'A tree entry must have a path');
  if (mode === '040000') throw new NotEmulated('a tree entry that is itself a tree');
  if (sha === null) return { path, mode, oid: null };
  if (sha === undefined) return { path, mode, oid: await world.git.writeBlob(Buffer.from(content ?? '')) };
  if (mode !== '160000' && (await world.git.ask(['cat-file', '-e', sha])) === null)
    throw new GitHubError(422, `tree.sha ${sha} is not a valid blob`);
  return { path, mode, oid: sha };
}

function treeView(world: World, sha: string, entries: readonly TreeEntry[]) {
  return {
    sha,
    url: `${repositoryApi(world)}/git/trees/${sha}`,
    truncated: false,
    tree: entries.map(({ path, mode, type, oid, bytes }) => ({
      path,
      mode,
      type,
      sha: oid,
      ...(bytes === null ? {} : { size: bytes }),
      ...(type === 'commit' ? {} : { url: `${repositoryApi(world)}/git/${type}s/${oid}` }),
    })),
  };
}

async function existingCommit(world: World, oid: string) {
  const commit = /^[0-9a-f]{40}$/.test(oid) ? await readCommit(world.git, oid) : null;
  if (commit === null) throw new GitHubError(404, 'Not Found');
  return gitCommitView(world, commit);
}

function identity(world: World, person: PersonInput | undefined): Identity {
  if (person === undefined) return botIdentity(world);
  const seconds = person.date === undefined ? world.clock.seconds() : Math.floor(Date.parse(person.date) / 1000);
  return { name: person.name, email: person.email, seconds };
}
