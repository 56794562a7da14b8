import type { Ledger } from '../core/ledger/schema.ts';
import { newLedger } from '../core/ledger/transitions.ts';
import type { JobListing } from '../core/plan/observed.ts';
import { MARK } from '../core/plan/ownership.ts';
import type { LedgerStore } from '../ports.ts';
import type { LedgerState } from './perform.ts';
import { UserError } from './user-error.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Reads the ledger; one that cannot be understood stops everything, because acting without it could pay twice. */
export async function readLedger(store: LedgerStore): Promise<LedgerState | null> {
  const read = await store.read();
  switch (read.kind) {
    case 'found':
      return { ledger: read.ledger, position: read.position, isAsRead: true };
    case 'absent':
      return null;
    case 'unusable':
      throw new UserError(read.why, { fix: 'Nothing was changed. Restore the ledger branch from its history.' });
  }
}

/**
 * A ledger for a repository that has none. Where the provider already holds jobs of this repository, the ledger was
 * lost: the new one takes over their lineage, so that they are recognised, and waits out the window in which a
 * forgotten create could still appear.
 */
export function bearLedger(
  listing: JobListing | null,
  birth: { readonly lineage: string; readonly now: string; readonly waitingWindow: number },
): Ledger {
  const newest = [...(listing?.jobs ?? [])].sort((a, b) => b.createdAt - a.createdAt)[0];
  if (newest === undefined) return newLedger(birth.lineage, birth.now, null);
  const inherited = newest.metadata[MARK.lineage] ?? '';
  const until = new Date(Date.parse(birth.now) + birth.waitingWindow).toISOString();
  return newLedger(UUID.test(inherited) ? inherited : birth.lineage, birth.now, until);
}
