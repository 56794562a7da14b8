import { type NanoUsd, safe } from '../prices/money.ts';
import type { Ledger, Run } from './schema.ts';

/** What a run counts for in a budget: the bill where it is known, otherwise what was reserved. */
export function committed(run: Run): NanoUsd {
  return run.billedNanoUsd ?? run.reservedNanoUsd;
}

/** Money committed by runs that started in the calendar month (UTC) of `now`, an ISO instant. */
export function committedInMonth(ledger: Ledger, now: string): NanoUsd {
  const month = now.slice(0, 7);
  return Object.values(ledger.runs)
    .filter(run => run.startedAt.startsWith(month))
    .reduce((sum, run) => safe(sum + committed(run)), 0);
}
