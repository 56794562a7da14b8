import { daysUntil } from '../prices/catalog.ts';
import { runsOf } from './manifests.ts';
import type { Ledger, Run } from './schema.ts';

/** A run is kept this long after its end: the month of its budget, and more than a year to look at (our choice, 2026-11-22). */
export const KEPT_DAYS = 400;

/** What the default branch asks for. */
export interface StillAsked {
  /** Of every entry: one whose digest is not known may ask for any run. */
  readonly digests: ReadonlySet<string>;
  readonly names: ReadonlySet<string>;
  /** Its path; what other manifests ask for was not looked at. */
  readonly manifest?: string;
}

/**
 * The runs that nothing needs any more: trainings that left no model (failed, cancelled, refused), long ago, of models
 * that no entry names and with data that no entry asks for. What left a model stays for good: it was paid, a revert brings
 * it back, and `accuracy` counts it. So does what is not over, what has no known end, and what was imported.
 */
export function prunableRuns(ledger: Ledger, asked: StillAsked, now: string): string[] {
  return Object.entries(runsOf({ ledger, manifestPath: asked.manifest }))
    .filter(([digest, run]) => isPrunable(run, now) && !asked.digests.has(digest) && !asked.names.has(run.model))
    .map(([digest]) => digest);
}

const LEFT_NOTHING: ReadonlySet<Run['state']> = new Set<Run['state']>(['failed', 'cancelled', 'refused']);

function isPrunable({ state, endedAt, modelId, imported }: Run, now: string): boolean {
  if (!LEFT_NOTHING.has(state) || modelId !== null || imported === true || endedAt === null) return false;
  return daysUntil(now.slice(0, 10), endedAt.slice(0, 10)) > KEPT_DAYS;
}

/** The ledger without these runs, as one more write. */
export function pruned(ledger: Ledger, digests: readonly string[]): Ledger {
  const gone = new Set(digests);
  const runs = Object.fromEntries(Object.entries(ledger.runs).filter(([digest]) => !gone.has(digest)));
  return { ...ledger, serial: ledger.serial + 1, runs };
}
