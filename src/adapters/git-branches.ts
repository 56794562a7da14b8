import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { GitObjects } from '../ports.ts';
import type { BranchHost, CommitOutcome, FileCommit } from '../ports-code-host.ts';
import type { GitRemote } from './git-environment.ts';
import { branchTip, defaultBranch, fetchCommit, isShallow } from './git-fetch.ts';
import { type Git, gitError, prepareGit, runGit } from './git-process.ts';
import { pushCommit } from './git-push.ts';

/** Used where nobody told git who commits. */
const NOBODY = { name: 'finetune-gitops', email: 'finetune-gitops@localhost' };

/**
 * Branches of any git server, through the real git and its usual way in (ssh agent, credential helper, file path). A
 * commit is put together in the object database of `folder`, beside the work tree and the index, and then pushed under
 * a lease on the head it was made for: the server itself compares and swaps, and no other commit can be lost.
 */
export function createGitBranches(options: {
  readonly folder: string;
  readonly remote: GitRemote;
  /** Reads `folder`, and asks the same remote for what is missing. */
  readonly objects: GitObjects;
}): BranchHost {
  const { folder, remote, objects } = options;
  const git = prepareGit(folder, remote, 'git');

  return {
    async repository() {
      const branch = await defaultBranch(git, remote);
      const id = await repositoryId(git, remote, await branchTip(git, remote, branch));
      return { id, defaultBranch: branch, isPrivate: false };
    },

    branchHead: branch => branchTip(git, remote, branch),

    async readFile(commit, path) {
      const known = await objects.resolve(commit);
      const entry = known === null ? null : await objects.entry(known, path);
      if (entry?.kind !== 'file') return null;
      const chunks: Uint8Array[] = [];
      for await (const chunk of objects.read(entry.oid)) chunks.push(chunk);
      return Buffer.concat(chunks);
    },

    createOrphanBranch: (branch, files, headline) =>
      commitAndPush({ branch, expectedHead: null, files, message: headline }),

    commitFile({ branch, expectedHead, path, content, headline, body }: FileCommit) {
      const message = body === undefined ? headline : `${headline}\n\n${body}`;
      return commitAndPush({ branch, expectedHead, files: new Map([[path, content]]), message });
    },
  };

  async function commitAndPush(wanted: Omit<NewCommit, 'parent'> & Expected): Promise<CommitOutcome> {
    const { branch, expectedHead } = wanted;
    try {
      const isThere = expectedHead === null || (await fetchCommit(git, remote, expectedHead)) !== null;
      if (!isThere) return { kind: 'stale' };
      const oid = await writeCommit(git, { ...wanted, parent: expectedHead });
      return await pushCommit(git, remote, { branch, expectedHead, oid });
    } catch (error) {
      // Nothing was pushed yet, and a push that ran has an outcome of its own.
      return { kind: 'unknown', why: error instanceof Error ? error.message : String(error) };
    }
  }
}

/** Where a remote is, as git would go there. */
export async function remoteAddress(folder: string, name: string): Promise<string> {
  const git = prepareGit(folder, null, 'git');
  return done(git, `read the address of ${name}`, ['remote', 'get-url', '--', name]);
}

/** The same as it is written in git's settings, before `insteadOf` and the like lead elsewhere; empty where it is not. */
export async function writtenAddress(folder: string, name: string): Promise<string> {
  return (await runGit(prepareGit(folder, null, 'git'), ['config', '--get', `remote.${name}.url`])).output.trim();
}

interface Expected {
  readonly branch: string;
  readonly expectedHead: string | null;
}

interface NewCommit {
  readonly parent: string | null;
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly message: string;
}

/** Writes the files on top of the parent's tree, through an index of its own. */
export async function writeCommit(git: Git, { parent, files, message }: NewCommit): Promise<string> {
  const place = await mkdtemp(join(tmpdir(), 'finetune-gitops-'));
  try {
    const apart = { ...git, environment: { ...git.environment, GIT_INDEX_FILE: join(place, 'index') } };
    if (parent !== null) await done(apart, 'read a tree', ['read-tree', parent]);
    for (const [path, content] of files) {
      const blob = await done(apart, 'write a file', ['hash-object', '-w', '--stdin', '--no-filters'], content);
      const mode = parent === null ? '100644' : await modeOf(apart, path);
      await done(apart, 'stage a file', ['update-index', '--add', '--cacheinfo', `${mode},${blob},${path}`]);
    }
    const tree = await done(apart, 'write a tree', ['write-tree']);
    const parents = parent === null ? [] : ['-p', parent];
    return await done(await withIdentity(apart), 'write a commit', ['commit-tree', tree, ...parents], message);
  } finally {
    await rm(place, { recursive: true, force: true });
  }
}

/** A file that could be run stays one that can. */
async function modeOf(git: Git, path: string): Promise<string> {
  const listed = await done(git, 'list a file', ['ls-files', '-s', '-z', '--', path]);
  return listed.startsWith('100755 ') ? '100755' : '100644';
}

async function withIdentity(git: Git): Promise<Git> {
  if ((await runGit(git, ['var', 'GIT_COMMITTER_IDENT'])).code === 0) return git;
  const { name, email } = NOBODY;
  const identity = {
    GIT_AUTHOR_NAME: name,
    GIT_AUTHOR_EMAIL: email,
    GIT_COMMITTER_NAME: name,
    GIT_COMMITTER_EMAIL: email,
  };
  return { ...git, environment: { ...git.environment, ...identity } };
}

async function done(git: Git, task: string, args: readonly string[], input?: string | Uint8Array): Promise<string> {
  const result = await runGit(git, args, input);
  if (result.code !== 0) throw gitError(git, task, result);
  return result.output.trim();
}

/**
 * A git server has no number for a repository, and its address differs from clone to clone. The first commit of the
 * default branch stands in: it stays as long as history is not rewritten. A fork shares it; the ledger's lineage tells
 * the two apart.
 */
async function repositoryId(git: Git, remote: GitRemote, head: string | null): Promise<string> {
  if (head === null) throw new Error(`The default branch of ${remote.name} has no commit.`);
  await fetchCommit(git, remote, head);
  if (await isShallow(git))
    throw new Error('The clone is shallow, so its first commit is not known: run git fetch --unshallow.');
  return `git:${await done(git, 'find the first commit', ['rev-list', '--first-parent', '--max-parents=0', head])}`;
}
