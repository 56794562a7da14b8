import type { CommitOutcome } from '../ports-code-host.ts';
import type { GitRemote } from './git-environment.ts';
import { type Git, runGit } from './git-process.ts';

/** `branch` is to go from `expectedHead` (`null`: it must not exist) to `oid`. */
export interface Push {
  readonly branch: string;
  readonly expectedHead: string | null;
  readonly oid: string;
}

// What git says when the branch is not where the lease expects it (git 2.38 to 2.49): before sending, or when another
// push came between the look and the swap.
const STALE =
  /\(stale info\)|\(fetch first\)|\(non-fast-forward\)|cannot lock ref|failed to update ref|reference already exists|incorrect old value/;

/**
 * Compare-and-swap of one branch: git sends the head it expects along with the new one, and the server swaps only from
 * there. A commit made on top of that head never goes back or sideways; for another one the caller answers. Sent once.
 */
export async function pushCommit(git: Git, remote: GitRemote, { oid, ...at }: Push): Promise<CommitOutcome> {
  return (await swap(git, remote, at, oid)) ?? { kind: 'committed', oid };
}

/** Deletes a branch that still stands at `expectedHead`. */
export async function deleteBranch(
  git: Git,
  remote: GitRemote,
  at: { readonly branch: string; readonly expectedHead: string },
): Promise<CommitOutcome> {
  return (await swap(git, remote, at, '')) ?? { kind: 'committed', oid: at.expectedHead };
}

/** `null` when it was swapped. An empty `source` stands for no branch. */
async function swap(
  git: Git,
  remote: GitRemote,
  { branch, expectedHead }: Omit<Push, 'oid'>,
  source: string,
): Promise<CommitOutcome | null> {
  const ref = `refs/heads/${branch}`;
  const lease = `--force-with-lease=${ref}:${expectedHead ?? ''}`;
  const alone = ['--porcelain', '--no-verify', '--no-signed', '--no-follow-tags', '--recurse-submodules=no'];
  const result = await runGit(git, ['push', ...alone, lease, '--end-of-options', remote.name, `${source}:${ref}`]);
  if (result.code === 0) return null;
  const row = result.output.split('\n').find(line => line.startsWith('!')) ?? '';
  if (STALE.test(row)) return { kind: 'stale' };
  if (/\[(?:remote )?rejected\]/.test(row)) return { kind: 'refused', why: refusal(row, result.complaint) };
  return { kind: 'unknown', why: result.complaint.trim() || `git push ended with code ${result.code}` };
}

/** A hook's own words stand on lines that begin with `remote:`. */
function refusal(row: string, complaint: string): string {
  const [, reason = ''] = /\[(?:remote )?rejected\] \((.*)\)/.exec(row) ?? [];
  const said = complaint.split('\n').flatMap(line => (line.startsWith('remote:') ? [line.slice(7).trim()] : []));
  const words = said
    .filter(line => line !== '')
    .join(' ')
    .slice(0, 300);
  return `the server refused the push (${reason || 'no reason given'})${words === '' ? '' : `: ${words}`}`;
}
