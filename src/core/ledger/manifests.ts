import type { Run } from './schema.ts';

type Runs = Readonly<Record<string, Run>>;

/**
 * The runs that a manifest may find unwanted: those that were begun for it alone. One of which it is not known whose it is
 * counts among them only while the ledger names no other manifest.
 */
export function runsOf(runs: Runs, manifest: string | undefined): Runs {
  const isAlone = Object.values(runs).every(run => run.manifest === undefined || run.manifest === manifest);
  return isAlone ? runs : Object.fromEntries(Object.entries(runs).filter(([, run]) => run.manifest === manifest));
}

/** Whose a run is once a manifest asks for it; `null`: more than one did, so none of them may find it unwanted. */
export function askedBy(before: Run['manifest'], manifest: string | undefined): Run['manifest'] {
  if (manifest === undefined || before === manifest) return before;
  return before === undefined ? manifest : null;
}
