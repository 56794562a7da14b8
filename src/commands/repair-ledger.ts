import { LEDGER_BRANCH, LEDGER_PATH, type Ledger, parseLedger } from '../core/ledger/schema.ts';
import type { LedgerStore } from '../ports.ts';
import type { BranchHost } from '../ports-code-host.ts';

export interface RepairPorts {
  readonly host: BranchHost;
  readonly store: LedgerStore;
  /** Commits of the ledger's branch, newest first. */
  readonly commitsUpTo: (head: string) => Promise<readonly string[]>;
}

export type Repair =
  /** There is nothing to mend, or nothing that mending could begin with; `why` says which. */
  | { readonly kind: 'nothing-to-do' | 'impossible'; readonly why: string }
  /** The version of this commit is whole; `restored` once it is the newest again. */
  | {
      readonly kind: 'found' | 'restored';
      readonly commit: string;
      readonly runs: number;
      readonly quarantinedUntil: string;
    };

/**
 * Puts the newest version of the ledger that can be read on top of one that cannot. What was written after it may be
 * forgotten, so nothing is created for one waiting window; jobs made since are found by their mark and adopted. A
 * ledger of a newer program is whole and is never touched.
 */
export async function repairLedger(
  { host, store, commitsUpTo }: RepairPorts,
  options: { readonly now: string; readonly waitingWindow: number; readonly isRehearsal: boolean },
): Promise<Repair> {
  const head = await host.branchHead(LEDGER_BRANCH);
  if (head === null)
    return {
      kind: 'nothing-to-do',
      why: 'There is no ledger yet; the next run begins one and finds its jobs by mark.',
    };
  const now = await ledgerAt(host, head);
  if (now?.kind === 'ledger') return { kind: 'nothing-to-do', why: 'The ledger can be read; nothing was changed.' };
  if (now?.isNewer === true) return { kind: 'impossible', why: now.why };

  for (const commit of await commitsUpTo(head)) {
    const earlier = await ledgerAt(host, commit);
    if (earlier?.kind !== 'ledger') continue;
    const ledger = restored(earlier.ledger, options);
    const found = { commit, runs: Object.keys(ledger.runs).length, quarantinedUntil: ledger.quarantinedUntil };
    if (options.isRehearsal) return { kind: 'found', ...found };
    const written = await store.write(ledger, { head }, `Restore the ledger of ${commit.slice(0, 7)}`);
    if (written.kind === 'written') return { kind: 'restored', ...found };
    const why = written.kind === 'conflict' ? 'somebody wrote the ledger meanwhile' : written.why;
    return { kind: 'impossible', why: `The ledger could not be written: ${why}.` };
  }
  return {
    kind: 'impossible',
    why: 'No earlier version of the ledger can be read. Delete its branch to begin a new one.',
  };
}

async function ledgerAt(host: BranchHost, commit: string): Promise<ReturnType<typeof parseLedger> | null> {
  const bytes = await host.readFile(commit, LEDGER_PATH);
  return bytes === null ? null : parseLedger(Buffer.from(bytes).toString('utf8'));
}

function restored(
  ledger: Ledger,
  { now, waitingWindow }: { readonly now: string; readonly waitingWindow: number },
): Ledger & { readonly quarantinedUntil: string } {
  const quarantinedUntil = new Date(Date.parse(now) + waitingWindow).toISOString();
  return { ...ledger, serial: ledger.serial + 1, quarantinedUntil };
}
