/** Wires the branches that a command at a desk reads and writes: through GitHub or through git alone. */
import { UserError } from './commands/user-error.ts';
import type { ClockWitness, GitObjects } from './ports.ts';
import type { BranchHost, ProposalHost } from './ports-code-host.ts';

export interface BranchFlags {
  /** On GitHub, as `owner/name`; without it the branches of the remote are read and written by git itself. */
  readonly repository?: string;
  readonly remote: string;
  readonly apiUrl: string;
}

/** GitHub where a repository is named, otherwise the remote that the clone has. */
export async function branchHost(
  flags: BranchFlags,
  clone: {
    readonly folder: string;
    readonly objects: GitObjects;
    readonly githubToken: string | null;
    readonly witness?: ClockWitness;
  },
): Promise<BranchHost> {
  const host = await gitHubBranches(flags, clone.githubToken, clone.witness);
  if (host !== null) return host;
  const { createGitBranches } = await import('./adapters/git-branches.ts');
  return createGitBranches({ folder: clone.folder, remote: { name: flags.remote }, objects: clone.objects });
}

/** `null` where no repository on GitHub is named. */
export async function gitHubBranches(
  flags: BranchFlags,
  token: string | null,
  witness?: ClockWitness,
): Promise<BranchHost | null> {
  if (flags.repository === undefined) return null;
  if (token === null)
    throw new UserError('GITHUB_TOKEN is not set.', { fix: 'Set it to a token that can read the repository.' });
  const { createGitHubForge } = await import('./adapters/github-forge.ts');
  return createGitHubForge({ token, repository: flags.repository, apiUrl: flags.apiUrl, ...(witness && { witness }) });
}

/** Where model IDs are proposed: in pull requests on GitHub, as a branch elsewhere. `null`: they are committed. */
export async function proposalHost(
  flags: BranchFlags & { readonly commitMode?: string },
  clone: { readonly folder: string; readonly githubToken: string | null },
): Promise<ProposalHost | null> {
  if (flags.commitMode !== 'pull-request') return null;
  if (flags.repository !== undefined && clone.githubToken !== null) {
    const { createGitHubProposals } = await import('./adapters/github-proposals.ts');
    return createGitHubProposals({ token: clone.githubToken, repository: flags.repository, apiUrl: flags.apiUrl });
  }
  const { createGitProposals } = await import('./adapters/git-proposals.ts');
  return createGitProposals({ folder: clone.folder, remote: { name: flags.remote } });
}
