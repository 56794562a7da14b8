import type { Deletion, Run } from './schema.ts';

/** What happens to a model that nobody needs, step by step. Each may be written again after a crash. */
export type DeletionEvent =
  /** The tombstone. */
  | { readonly kind: 'tombstoned'; readonly digest: string; readonly at: string }
  /** A delete is about to be sent. */
  | { readonly kind: 'deleting'; readonly digest: string; readonly at: string }
  | { readonly kind: 'deleted'; readonly digest: string; readonly at: string }
  /** The provider definitely did not delete it. */
  | {
      readonly kind: 'not-deleted';
      readonly digest: string;
      readonly at: string;
      readonly why: NonNullable<Deletion['refused']>['why'];
    }
  /** It is kept after all. */
  | { readonly kind: 'deletion-lifted'; readonly digest: string };

/** The run after one of these. */
export function afterDeletion(run: Run, event: DeletionEvent): Run {
  const { deletion, ...rest } = run;
  switch (event.kind) {
    case 'tombstoned':
      return { ...rest, retiredAt: run.retiredAt ?? event.at, deletion: { ...BEGUN, at: event.at } };
    case 'deleting':
      return { ...rest, deletion: { ...BEGUN, at: deletion?.at ?? event.at, sentAt: event.at } };
    case 'deleted':
      return { ...rest, deletion: { ...(deletion ?? { ...BEGUN, at: event.at }), refused: null, doneAt: event.at } };
    case 'not-deleted':
      return {
        ...rest,
        deletion: { ...(deletion ?? { ...BEGUN, at: event.at }), refused: { at: event.at, why: event.why } },
      };
    case 'deletion-lifted':
      return keptAfterAll(run);
  }
}

/** A model that is in the manifest again has no tombstone; what is gone stays gone. */
export function keptAfterAll(run: Run): Run {
  const { deletion, ...rest } = run;
  return deletion === undefined || deletion.doneAt !== null ? run : rest;
}

const BEGUN: Omit<Deletion, 'at'> = { sentAt: null, refused: null, doneAt: null };

/** Whether the model may still be there, as far as the ledger knows. */
export function hasModel(run: Run): run is Run & { readonly modelId: string } {
  return run.state === 'succeeded' && run.modelId !== null && run.deletion?.doneAt == null;
}
