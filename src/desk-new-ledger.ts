/** Who may begin a ledger at a desk: where GitHub has the repository, only those who name it as its workflows do. */
import { remoteAddress, writtenAddress } from './adapters/git-branches.ts';
import { readLedger } from './commands/known.ts';
import { UserError } from './commands/user-error.ts';
import type { BranchFlags } from './desk-branches.ts';
import type { LedgerStore } from './ports.ts';

/** Of a URL, and of `host:path` as ssh has it; whoever signs in there, and a port, say nothing. */
const HOST = /^(?:[a-z+]+:\/\/(?:[^@/]*@)?([^/:]+)|(?:[^@/:]*@)?([^/:@]+):)/i;
const NAME = /[/:]([\w.-]+\/[\w.-]+?)(?:\.git)?\/?$/;

/**
 * `*.ghe.com` is GitHub Enterprise Cloud with data residency (docs.github.com, read 2026-11-22); `github.com-work` is how
 * those with several keys call github.com in the settings of ssh.
 */
const GITHUB = /(?:^|\.)(?:github|ghe)\.com(?:-|$)/;

/**
 * Git alone knows no ID of a repository, so a ledger that it begins bears the first commit instead; every run of the
 * workflow would stop at it. A ledger that has an owner already is judged where it is read (`known.ts`).
 *
 * @throws UserError where `--yes` could begin one
 */
export async function refuseNamelessLedger(
  flags: BranchFlags & { readonly yes?: boolean },
  { folder, store }: { readonly folder: string; readonly store: LedgerStore },
): Promise<void> {
  if (flags.yes !== true || flags.repository !== undefined) return;
  const addresses = [await writtenAddress(folder, flags.remote), await remoteAddress(folder, flags.remote)];
  const onGitHub = addresses.find(address => isOnGitHub(address, flags.apiUrl));
  if (onGitHub === undefined || (await readLedger(store))?.ledger.repository !== undefined) return;
  const name = NAME.exec(onGitHub)?.[1] ?? 'owner/name';
  throw new UserError('This would begin a ledger through git alone, and the repository is on GitHub.', {
    fix: `Pass --repository ${name} (and set GITHUB_TOKEN): a workflow stops at a ledger without GitHub's ID of the repository. Nothing was changed.`,
  });
}

/** github.com, the server of the workflow run that this may be a step of, or the one whose API was named. */
export function isOnGitHub(address: string, apiUrl: string, server = process.env['GITHUB_SERVER_URL'] ?? ''): boolean {
  const [, ofUrl, ofSsh] = HOST.exec(address) ?? [];
  const host = (ofUrl ?? ofSsh)?.toLowerCase();
  if (host === undefined) return false;
  return GITHUB.test(host) || [server, apiUrl].some(url => URL.canParse(url) && new URL(url).hostname === host);
}
