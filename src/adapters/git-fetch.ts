import type { GitRemote } from './git-environment.ts';
import { type Git, gitError, runGit } from './git-process.ts';

const fullObjectId = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;

/** A remote that says so in one of these ways has answered; any other failure leaves the question open. */
const notThere = /not our ref|unadvertised object|couldn't find remote ref|no such remote ref/i;

/** `true` for a name that git would accept for a branch, as far as asking a remote needs to know. */
function canBeBranch(revision: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: git forbids them in names (git-check-ref-format).
  return !/[\u0000-\u0020\u007f~^:?*[\\]|\.\.|@\{|^\/|\/$|\/\//.test(revision);
}

/**
 * Fetches the commit that `revision` (a full object id or a branch) names at the remote and returns its id, or `null`
 * when the remote has no such thing. Changes no ref and no FETCH_HEAD. History is cut only where it was cut before: in
 * a shallow clone one commit is fetched, in a full clone all that is missing, because `--depth` would make it shallow.
 */
export async function fetchCommit(git: Git, remote: GitRemote, revision: string): Promise<string | null> {
  const oid = fullObjectId.test(revision) ? revision : await branchTip(git, remote, revision);
  // GitHub sends forty zeros for "no commit" (push event of a new branch).
  if (oid === null || /^0+$/.test(oid)) return null;
  const depth = (await isShallow(git)) ? ['--depth=1'] : [];
  const harmless = ['--quiet', '--no-tags', '--no-write-fetch-head', '--refmap=', '--no-prune'];
  const alone = ['--no-recurse-submodules', '--no-auto-maintenance'];
  const fetched = await runGit(git, ['fetch', ...harmless, ...alone, ...depth, '--end-of-options', remote.name, oid]);
  if (fetched.code === 0) return oid;
  if (notThere.test(fetched.complaint)) return null;
  throw gitError(git, `fetch ${oid} from ${remote.name}`, fetched);
}

/** The commit a branch points to at the remote, or `null` when the remote has no such branch. */
export async function branchTip(git: Git, remote: GitRemote, revision: string): Promise<string | null> {
  if (!canBeBranch(revision)) return null;
  const ref = revision.startsWith('refs/') ? revision : `refs/heads/${revision}`;
  const listed = await runGit(git, ['ls-remote', '--quiet', '--end-of-options', remote.name, ref]);
  if (listed.code !== 0) throw gitError(git, `ask ${remote.name} for ${ref}`, listed);
  const rows = listed.output.split('\n').map(row => row.split('\t'));
  return rows.find(([, name]) => name === ref)?.[0] ?? null;
}

/** The branch that the remote's HEAD names. */
export async function defaultBranch(git: Git, remote: GitRemote): Promise<string> {
  const listed = await runGit(git, ['ls-remote', '--quiet', '--symref', '--end-of-options', remote.name, 'HEAD']);
  const [, branch] = /^ref: refs\/heads\/(\S+)\tHEAD$/m.exec(listed.output) ?? [];
  if (listed.code !== 0 || branch === undefined)
    throw gitError(git, `ask ${remote.name} for its default branch`, listed);
  return branch;
}

/** Whether the clone's history is cut. */
export async function isShallow(git: Git): Promise<boolean> {
  return (await runGit(git, ['rev-parse', '--is-shallow-repository'])).output.trim() === 'true';
}
