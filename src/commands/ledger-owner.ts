import { LEDGER_BRANCH, type Ledger } from '../core/ledger/schema.ts';

/** GitHub's ID of a repository; git alone does not know it, and stands in with `git:` and a commit (`git-branches.ts`). */
const GITHUB_ID = /^\d+$/;

export const FOREIGN = `The ledger on ${LEDGER_BRANCH} belongs to another repository.`;

/**
 * The ID that a ledger's jobs are marked with, for those who only look: a ledger of runs on GitHub may be read through git
 * as well. `null`: it is the ledger of another repository.
 */
export function ownerOf(ledger: Ledger | null, here: string): string | null {
  const owner = ledger?.repository ?? here;
  const isOnGitHub = here.startsWith('git:') && GITHUB_ID.test(owner);
  return owner === here || isOnGitHub ? owner : null;
}
