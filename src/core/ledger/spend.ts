import { type NanoUsd, safe } from '../prices/money.ts';
import type { Ledger, Run } from './schema.ts';

/** What a run counts for in a budget: the bill where it is known, otherwise what was reserved. */
function committed(run: Run): NanoUsd {
  return run.billedNanoUsd ?? run.reservedNanoUsd;
}

/**
 * Money committed by runs that started in the calendar month (UTC) of `now`, an ISO instant. `except` names runs
 * that are about to be started anew: their reservation is counted with the new attempt.
 */
export function committedInMonth(ledger: Ledger, now: string, except: ReadonlySet<string> = new Set()): NanoUsd {
  const month = now.slice(0, 7);
  return Object.entries(ledger.runs)
    .filter(([digest, run]) => run.startedAt.startsWith(month) && !except.has(digest))
    .reduce((sum, [, run]) => safe(sum + committed(run)), 0);
}
