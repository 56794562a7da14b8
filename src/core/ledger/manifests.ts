import type { Ledger, Run } from './schema.ts';

/**
 * The runs that a manifest may find unwanted: those that were begun for it alone. One of which it is not known whose it is
 * counts among them only while the ledger names no other manifest.
 */
export function runsOf({
  ledger: { runs },
  manifestPath,
}: {
  readonly ledger: Ledger;
  readonly manifestPath?: string | undefined;
}): Ledger['runs'] {
  const isAlone = Object.values(runs).every(run => run.manifest === undefined || run.manifest === manifestPath);
  return isAlone ? runs : Object.fromEntries(Object.entries(runs).filter(([, run]) => run.manifest === manifestPath));
}

/** Whose a run is once a manifest asks for it; `null`: more than one did, so none of them may find it unwanted. */
export function askedBy(before: Run['manifest'], manifest: string | undefined): Run['manifest'] {
  if (manifest === undefined || before === manifest) return before;
  return before === undefined ? manifest : null;
}
