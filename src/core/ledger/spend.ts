import { type NanoUsd, safe } from '../prices/money.ts';
import type { Ledger, Run } from './schema.ts';

/** Money committed by runs that started in the calendar month (UTC) of `now`, an ISO instant. */
export function committedInMonth(ledger: Ledger, now: string): NanoUsd {
  return Object.values(ledger.runs).reduce((sum, run) => safe(sum + committed(run, now)), 0);
}

/** The part of it that one run holds; 0 for a run that is not there. */
export function committedByRun(ledger: Ledger, digest: string, now: string): NanoUsd {
  const run = ledger.runs[digest];
  return run === undefined ? 0 : committed(run, now);
}

/** What a run counts for: the bill where it is known, otherwise what was reserved. */
function committed(run: Run, now: string): NanoUsd {
  const isThisMonth = run.startedAt.startsWith(now.slice(0, 7));
  return isThisMonth ? (run.billedNanoUsd ?? run.reservedNanoUsd) : 0;
}
