import type { Run } from '../ledger/schema.ts';
import type { Ownership, OwnershipMark } from '../plan/observed.ts';
import { carriesMark } from '../plan/ownership.ts';
import { ask, type Outcome, type Protocol } from './effects.ts';

export interface RemoveOrder {
  readonly digest: string;
  readonly run: Run;
  readonly jobId: string;
  readonly modelId: string;
  readonly mark: OwnershipMark;
  readonly ownership: Ownership;
  /** ISO instant, as that of its run. */
  readonly now: string;
  /** The earliest instant for the delete. */
  readonly until: string;
}

const KEPT: Outcome = {
  kind: 'stood-down',
  said: 'The manifest changed meanwhile, or looking took too long; nothing was deleted.',
};

/**
 * Deletes a model that no entry needs, in steps of which each may be the last of a run and be taken again by the next:
 * tombstone → days later: the job says that the model is ours → the model is there → a note that a delete is sent → the
 * tip of the default branch still does without it → delete → its end. Notes are written only if nobody wrote since this
 * run read the ledger, so a tombstone that was lifted stops everything.
 */
export function* remove(order: RemoveOrder): Protocol {
  const { digest, run, modelId, until, now: at } = order;
  const since = run.deletion?.at ?? null;
  if (since === null) {
    if (!(yield* ask<'tip-lets-go'>({ kind: 'tip-lets-go', modelId, since }))) return KEPT;
    const noted = yield* ask<'write-ledger'>({
      kind: 'write-ledger',
      on: 'as-read',
      event: { kind: 'tombstoned', digest, at },
    });
    if (noted.kind !== 'written') return NOT_NOTED;
    return { kind: 'waiting', said: `Model ${modelId} is deleted after ${until} if no entry needs it by then.` };
  }
  if (at < until) return { kind: 'waiting', said: `Model ${modelId} is deleted after ${until}.` };

  const job = yield* ask<'get-job'>({ kind: 'get-job', jobId: order.jobId });
  if (job === null || !carriesMark(job, digest, order.mark, order.ownership) || job.modelId !== modelId)
    return { kind: 'stood-down', said: `Nothing shows that model ${modelId} is ours; it is kept.` };
  const model = yield* ask<'get-model'>({ kind: 'get-model', modelId });
  if (model.kind === 'unknown')
    return {
      kind: 'waiting',
      said: `Model ${modelId} could not be looked at (${model.why}); the next run tries again.`,
    };
  if (model.kind === 'gone') return yield* gone(order, run);

  const noted = yield* ask<'write-ledger'>({
    kind: 'write-ledger',
    on: 'as-read',
    event: { kind: 'deleting', digest, at },
  });
  if (noted.kind !== 'written') return NOT_NOTED;
  // The note stays: a delete of an earlier run may be on its way, and a later run looks what became of it.
  if (!(yield* ask<'tip-lets-go'>({ kind: 'tip-lets-go', modelId, since }))) return KEPT;
  const reply = yield* ask<'delete-model'>({ kind: 'delete-model', modelId });
  switch (reply.kind) {
    case 'deleted':
    // The model was there, and this delete may have been received more than once.
    case 'gone':
      return yield* deleted(order);
    case 'refused':
      yield* notDeleted(order, reply.isForbidden ? 'forbidden' : 'refused');
      return {
        kind: 'refused',
        said: reply.isForbidden
          ? `Model ${modelId} is kept: deleting it needs the Owner role in the organisation.`
          : `Model ${modelId} is kept: the provider refused to delete it.`,
        code: reply.code,
        message: reply.message,
      };
    case 'unknown':
      return {
        kind: 'unknown',
        said: `No usable answer to the delete of ${modelId} (${reply.why}). The next run looks whether it is gone.`,
      };
  }
}

const NOT_NOTED: Outcome = {
  kind: 'stood-down',
  said: 'Another run wrote the ledger first, or it could not be written; nothing was deleted.',
};

/** To a key without access a model looks gone as well: only where a delete of ours was sent does that mean its end. */
function* gone(order: RemoveOrder, run: Run): Protocol {
  if (run.deletion?.sentAt != null) return yield* deleted(order);
  yield* notDeleted(order, 'not-visible');
  return {
    kind: 'waiting',
    said: `The provider shows this key no model ${order.modelId}: it was deleted by hand, or the key may not see it. Nothing was deleted.`,
  };
}

function* deleted({ digest, modelId, now: at }: RemoveOrder): Protocol {
  const written = yield* ask<'write-ledger'>({
    kind: 'write-ledger',
    on: 'latest',
    event: { kind: 'deleted', digest, at },
  });
  return written.kind === 'written'
    ? { kind: 'done', said: `Model ${modelId} is deleted.` }
    : {
        kind: 'failed',
        said: `Model ${modelId} is deleted, but the ledger could not be written. The next run notes it.`,
      };
}

function* notDeleted({ digest, now: at }: RemoveOrder, why: 'forbidden' | 'refused' | 'not-visible'): Protocol<void> {
  yield* ask<'write-ledger'>({ kind: 'write-ledger', on: 'latest', event: { kind: 'not-deleted', digest, at, why } });
}

/** A model that was to be deleted is needed again; what was sent may have arrived. */
export function* keepModel(order: {
  readonly digest: string;
  readonly run: Run;
  readonly modelId: string;
  /** ISO instant. */
  readonly now: string;
}): Protocol {
  const { digest, run, modelId, now: at } = order;
  if (run.deletion?.sentAt != null) {
    const model = yield* ask<'get-model'>({ kind: 'get-model', modelId });
    if (model.kind === 'unknown')
      return { kind: 'waiting', said: `Model ${modelId} could not be looked at (${model.why}).` };
    if (model.kind === 'gone') {
      yield* ask<'write-ledger'>({ kind: 'write-ledger', on: 'latest', event: { kind: 'deleted', digest, at } });
      return { kind: 'failed', said: `Model ${modelId} was deleted before it was needed again.` };
    }
  }
  // Not on top of another run's note that it sends a delete.
  const event = { kind: 'deletion-lifted', digest } as const;
  const written = yield* ask<'write-ledger'>({ kind: 'write-ledger', on: 'as-read', event });
  return written.kind === 'written'
    ? { kind: 'done', said: `Model ${modelId} is kept.` }
    : { kind: 'stood-down', said: 'Another run wrote the ledger first; the next run goes on.' };
}
