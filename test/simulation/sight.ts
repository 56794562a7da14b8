import type { Ledger } from '../../src/core/ledger/schema.ts';
import type { JobListing } from '../../src/core/plan/observed.ts';
import type { DesiredModel } from '../../src/core/plan/plan.ts';

/** What one run has seen, so that what it does can be judged by it. */
export interface Sight {
  /** What the clock of its host showed when it began. */
  readonly begun: number;
  listing: JobListing | null;
  /** The instant of which the listing tells. */
  listedAt: number;
  /** As first read, `null` when there was none; `undefined` while unread. */
  ledger: Ledger | null | undefined;
  /** What the commit that it planned from asks for; `null` while unread or not readable. */
  models: readonly DesiredModel[] | null;
  /** What the tip asked for when it last looked there. */
  tip: readonly DesiredModel[] | null;
  /** When it looked there last. */
  tipAt: number;
  /** Model IDs whose delete it noted in the ledger, with when, and whether the tip named them by then. */
  readonly deleting: Map<string, { readonly at: number; readonly isNamed: boolean }>;
  creates: number;
  /** When it last listed the pull requests of the proposal. */
  pullsAt: number;
}

export function nothingSeen(begun: number): Sight {
  return {
    begun,
    listing: null,
    listedAt: 0,
    ledger: undefined,
    models: null,
    tip: null,
    tipAt: 0,
    deleting: new Map(),
    creates: 0,
    pullsAt: 0,
  };
}
