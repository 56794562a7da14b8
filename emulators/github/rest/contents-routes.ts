import { posix } from 'node:path';
import type { TreeEntry } from '../bare-repository.ts';
import { isRefused, RULE_VIOLATION } from '../branch-protection.ts';
import { GitHubError } from '../github-error.ts';
import { botIdentity, DEFAULT_BRANCH, repositoryApi, repositoryWeb, type World } from '../world.ts';
import { gitCommitView, readCommit } from './commit-view.ts';
import { rawReply, wantsRaw } from './object-routes.ts';
import { type Call, parameter, type Routes } from './route.ts';

const CONTENTS = '/repos/{owner}/{repo}/contents/{path}';

/** Larger files come only in the raw media type, up to the second limit (GitHub's REST reference, "Get repository content"). */
const MAX_JSON_BYTES = 1024 * 1024;
const MAX_RAW_BYTES = 100 * 1024 * 1024;

export const contentsRoutes: Routes = {
  [`GET ${CONTENTS}`]: {
    requires: { level: 'read', permissions: ['contents'] },
    async handle(call) {
      const { git } = call.world;
      const name = call.query.get('ref') ?? DEFAULT_BRANCH;
      const path = parameter(call, 'path').replace(/\/$/, '');
      const commit = await git.commitOf(name);
      if (commit === null) throw new GitHubError(404, `No commit found for the ref ${name}`);
      const found = (await git.tree(commit, { recursive: false, path }))[0];
      if (found === undefined) throw new GitHubError(404, 'Not Found');
      if (found.type === 'tree') {
        const children = await git.tree(found.oid, { recursive: false });
        const views = children.map(child => entryView(call.world, name, { ...child, path: `${path}/${child.path}` }));
        return { status: 200, body: views };
      }
      return fileReply(call, name, commit, found);
    },
  },

  [`PUT ${CONTENTS}`]: {
    requires: { level: 'write', permissions: ['contents'] },
    async handle(call) {
      const { world, token } = call;
      const input = call.body as { message: string; content: string; branch?: string; sha?: string };
      const path = parameter(call, 'path');
      const branch = input.branch ?? DEFAULT_BRANCH;
      const ref = `refs/heads/${branch}`;
      const head = await world.git.resolve(ref);
      if (head === null) throw new GitHubError(404, `Branch ${branch} not found`);
      const old = await world.git.resolve(`${head}:${path}`);
      if (old !== null && input.sha === undefined)
        throw new GitHubError(422, 'Invalid request.\n\n"sha" wasn\'t supplied.');
      if (input.sha !== undefined && old !== input.sha)
        throw new GitHubError(409, `${path} does not match ${input.sha}`);
      if (token !== null && isRefused(world, ref, token)) throw new GitHubError(409, RULE_VIOLATION);

      const blob = await world.git.writeBlob(Buffer.from(input.content, 'base64'));
      const tree = await world.git.writeTree(head, [{ path, mode: '100644', oid: blob }]);
      const by = botIdentity(world);
      const next = { tree, parents: [head], message: input.message, author: by, committer: by };
      const oid = await world.git.writeCommit(next);
      if (!(await world.git.moveRef(ref, oid, head)))
        throw new GitHubError(409, `is at ${await world.git.resolve(ref)} but expected ${head}`);
      const written = (await world.git.tree(oid, { recursive: false, path }))[0];
      const commit = await readCommit(world.git, oid);
      if (written === undefined || commit === null) throw new Error(`The commit ${oid} was not written`);
      const content = entryView(world, branch, written);
      return { status: old === null ? 201 : 200, body: { content, commit: gitCommitView(world, commit) } };
    },
  },
};

async function fileReply(call: Call, ref: string, commit: string, found: TreeEntry) {
  const { git } = call.world;
  const entry = found.mode === '120000' ? await followLink(call.world, commit, found) : found;
  if (entry.type === 'commit') return { status: 200, body: submoduleView(call.world, ref, entry) };
  const bytes = await git.bytes(['cat-file', 'blob', entry.oid]);
  if (bytes.length > MAX_RAW_BYTES) throw new GitHubError(403, 'This API returns blobs up to 100 MB in size.');
  const view = entryView(call.world, ref, { ...entry, path: found.path });
  if (entry.mode === '120000')
    return { status: 200, body: { ...view, type: 'symlink', target: bytes.toString('utf8') } };
  if (wantsRaw(call)) return rawReply(bytes);
  const content =
    bytes.length > MAX_JSON_BYTES
      ? { encoding: 'none', content: '' }
      : { encoding: 'base64', content: bytes.toString('base64').replace(/.{1,60}/g, '$&\n') };
  return { status: 200, body: { ...view, ...content } };
}

/** GitHub answers a link to a file of the repository with that file, and any other link with the link itself. */
async function followLink(world: World, commit: string, link: TreeEntry): Promise<TreeEntry> {
  const answer = await world.git.run(['cat-file', '--batch-check', '--follow-symlinks'], {
    input: `${commit}:${link.path}\n`,
  });
  const [, oid, bytes] = /^([0-9a-f]{40}) blob (\d+)$/.exec(answer) ?? [];
  return oid === undefined ? link : { ...link, mode: '100644', oid, bytes: Number(bytes) };
}

function entryView(world: World, ref: string, entry: TreeEntry) {
  const path = entry.path.split('/').map(encodeURIComponent).join('/');
  const self = `${repositoryApi(world)}/contents/${path}?ref=${encodeURIComponent(ref)}`;
  const git = `${repositoryApi(world)}/git/${entry.type === 'tree' ? 'trees' : 'blobs'}/${entry.oid}`;
  const html = `${repositoryWeb(world)}/blob/${encodeURIComponent(ref)}/${path}`;
  return {
    type: entry.type === 'tree' ? 'dir' : 'file',
    size: entry.bytes ?? 0,
    name: posix.basename(entry.path),
    path: entry.path,
    sha: entry.oid,
    url: self,
    git_url: git,
    html_url: html,
    download_url: entry.type === 'tree' ? null : `${repositoryWeb(world)}/raw/${encodeURIComponent(ref)}/${path}`,
    _links: { self, git, html },
  };
}

function submoduleView(world: World, ref: string, entry: TreeEntry) {
  return { ...entryView(world, ref, entry), type: 'submodule', submodule_git_url: '', download_url: null };
}
