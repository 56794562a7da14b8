import type { ProposalHost } from '../ports-code-host.ts';
import { writeCommit } from './git-branches.ts';
import type { GitRemote } from './git-environment.ts';
import { fetchCommit } from './git-fetch.ts';
import { type Git, gitError, prepareGit, runGit } from './git-process.ts';
import { deleteBranch, pushCommit } from './git-push.ts';

/** A proposal of ours has one. */
const MOST_COMMITS = 100;

/** Proposals on a git server that knows branches and no pull requests: a person merges the branch. */
export function createGitProposals({
  folder,
  remote,
}: {
  readonly folder: string;
  readonly remote: GitRemote;
}): ProposalHost {
  const git = prepareGit(folder, remote, 'git');
  return {
    pullRequests: null,

    async compare(base, head) {
      await Promise.all([fetchCommit(git, remote, base), fetchCommit(git, remote, head)]);
      const shared = await runGit(git, ['merge-base', base, head]);
      if (shared.code === 1) return null;
      if (shared.code !== 0) throw gitError(git, 'compare two commits', shared);
      const mergeBase = shared.output.trim();
      const oids = (await lines(git, ['rev-list', `${base}..${head}`], '\n')).slice(0, MOST_COMMITS).reverse();
      const commits: { oid: string; message: string }[] = [];
      for (const oid of oids) {
        const message = await lines(git, ['show', '--no-patch', '--format=%B', oid], '\0');
        commits.push({ oid, message: message.join('') });
      }
      const files = await lines(git, ['diff', '--name-only', '--no-renames', '-z', mergeBase, head], '\0');
      return { mergeBase, commits, files };
    },

    async place({ branch, expectedHead, parent, path, content, headline, body }) {
      try {
        if ((await fetchCommit(git, remote, parent)) === null) return { kind: 'stale' };
        const message = body === undefined ? headline : `${headline}\n\n${body}`;
        const oid = await writeCommit(git, { parent, files: new Map([[path, content]]), message });
        return await pushCommit(git, remote, { branch, expectedHead, oid });
      } catch (error) {
        // Nothing was pushed yet, and a push that ran has an outcome of its own.
        return { kind: 'unknown', why: error instanceof Error ? error.message : String(error) };
      }
    },

    remove: (branch, expectedHead) => deleteBranch(git, remote, { branch, expectedHead }),
  };
}

async function lines(git: Git, args: readonly string[], end: '\n' | '\0'): Promise<string[]> {
  const result = await runGit(git, args);
  if (result.code !== 0) throw gitError(git, 'compare two commits', result);
  return result.output.split(end).filter(line => line !== '');
}
