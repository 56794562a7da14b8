import { LEDGER_BRANCH, type Ledger } from '../core/ledger/schema.ts';
import { newLedger } from '../core/ledger/transitions.ts';
import type { JobListing } from '../core/plan/observed.ts';
import { MARK } from '../core/plan/ownership.ts';
import type { LedgerStore } from '../ports.ts';
import type { LedgerState } from './perform.ts';
import { UserError } from './user-error.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Reads the ledger; one that cannot be understood stops everything, because acting without it could pay twice. */
export async function readLedger(store: LedgerStore, repository?: string): Promise<LedgerState | null> {
  const read = await store.read();
  switch (read.kind) {
    case 'found':
      return { ledger: claimed(read.ledger, repository), position: read.position, isAsRead: true };
    case 'absent':
      return null;
    case 'unusable':
      throw new UserError(read.why, {
        fix: 'Nothing was changed. "finetune-gitops ledger repair" restores a broken one.',
      });
  }
}

/** The ledger as this repository's; one of another repository says nothing about what this one has paid for. */
function claimed(ledger: Ledger, repository: string | undefined): Ledger {
  if (repository === undefined || ledger.repository === repository) return ledger;
  if (ledger.repository === undefined) return { ...ledger, repository };
  throw new UserError(`The ledger on ${LEDGER_BRANCH} belongs to another repository.`, {
    fix: `Nothing was changed. In a copy of a repository, delete the branch ${LEDGER_BRANCH}: it begins a ledger of its own. Otherwise name the repository as the workflow does (--repository).`,
  });
}

export interface Birth {
  readonly lineage: string;
  /** Absent where no code host was asked. */
  readonly repository?: string;
  readonly now: string;
  readonly waitingWindow: number;
}

/**
 * A ledger for a repository that has none. Where the provider already holds jobs of this repository, the ledger was
 * lost: the new one takes over their lineage, so that they are recognised, and waits out the window in which a
 * forgotten create could still appear.
 */
export function bearLedger(listing: JobListing | null, birth: Birth): Ledger {
  const newest = [...(listing?.jobs ?? [])].sort((a, b) => b.createdAt - a.createdAt)[0];
  const own = birth.repository === undefined ? {} : { repository: birth.repository };
  if (newest === undefined) return { ...newLedger(birth.lineage, birth.now, null), ...own };
  const inherited = newest.metadata[MARK.lineage] ?? '';
  const until = new Date(Date.parse(birth.now) + birth.waitingWindow).toISOString();
  return { ...newLedger(UUID.test(inherited) ? inherited : birth.lineage, birth.now, until), ...own };
}
