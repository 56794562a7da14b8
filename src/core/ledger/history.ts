import { estimateError } from './job-accuracy.ts';
import type { Ledger, Run } from './schema.ts';

export interface HistoryEntry {
  readonly digest: string;
  readonly run: Run;
  /** Billed tokens over estimated ones, less 1: 0.02 is 2 % more than was said. `null` until both are known. */
  readonly error: number | null;
}

/** Every training the ledger knows, newest first; of one model where it is named. */
export function history(ledger: Ledger, model: string | null = null): HistoryEntry[] {
  return Object.entries(ledger.runs)
    .filter(([, run]) => model === null || run.model === model)
    .map(([digest, run]) => ({ digest, run, error: estimateError(run) }))
    .sort((a, b) => b.run.startedAt.localeCompare(a.run.startedAt) || a.digest.localeCompare(b.digest));
}
