import type { Manifest } from './schema.ts';

/** What becomes of models that no entry needs any more, where they are not simply kept. */
export interface RemovalPolicy {
  /** Milliseconds that must pass between the ledger's note and the delete. */
  readonly deleteAfter: number;
  /** Names of entries, also of those that are gone, whose models are never deleted. */
  readonly protect: ReadonlySet<string>;
  /** The whole manifest: an ID that stands anywhere in it, be it in a comment, is of a model that is needed. */
  readonly manifestText: string;
}

const DAY = 24 * 60 * 60_000;
/** The requirements' own number (2026-11-22): time enough for a revert. */
const DEFAULT_DAYS = 7;

/** `null`: nothing is ever deleted, which is what a manifest says that says nothing. */
export function removalOf(manifest: Manifest, manifestText: string): RemovalPolicy | null {
  if (manifest.on_remove !== 'delete') return null;
  const days = manifest.delete_after === undefined ? DEFAULT_DAYS : Number.parseInt(manifest.delete_after, 10);
  return { deleteAfter: days * DAY, protect: new Set(manifest.protect ?? []), manifestText };
}
