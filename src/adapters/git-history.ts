import type { GitRemote } from './git-environment.ts';
import { fetchCommit } from './git-fetch.ts';
import { gitError, prepareGit, runGit } from './git-process.ts';

/** A commit and its first parents, newest first, at most `count` of them. Fetches what the clone does not have. */
export async function commitsUpTo(
  folder: string,
  remote: GitRemote,
  head: string,
  count: number,
): Promise<readonly string[]> {
  const git = prepareGit(folder, remote, 'git');
  await fetchCommit(git, remote, head);
  const listed = await runGit(git, ['rev-list', '--first-parent', `--max-count=${count}`, head, '--']);
  if (listed.code !== 0) throw gitError(git, `list the commits up to ${head}`, listed);
  return listed.output.split('\n').filter(oid => oid !== '');
}

/** The first line of a commit's message; `null` where the clone does not have the commit. Untrusted text. */
export async function subjectOf(folder: string, commit: string): Promise<string | null> {
  const git = prepareGit(folder, null, 'git');
  const shown = await runGit(git, ['log', '-1', '--format=%s', '--end-of-options', commit, '--']);
  return shown.code === 0 ? shown.output.trimEnd() : null;
}
