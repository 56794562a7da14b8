import type { Run } from '../ledger/schema.ts';
import type { Ownership, OwnershipMark } from '../plan/observed.ts';
import { carriesMark } from '../plan/ownership.ts';
import { ask, type Protocol } from './effects.ts';

/** Cancels a job beside the one that the ledger records for its training, on the second of two observations. */
export function* cancelDuplicate(order: {
  readonly digest: string;
  readonly run: Run;
  readonly jobId: string;
  readonly mark: OwnershipMark;
  readonly ownership: Ownership;
  /** ISO instants. */
  readonly until: string;
  readonly now: string;
}): Protocol {
  const { digest, run, jobId, until, now: at } = order;
  if (run.duplicates?.[jobId] === undefined) {
    const event = { kind: 'duplicate', digest, jobId, at } as const;
    yield* ask<'write-ledger'>({ kind: 'write-ledger', on: 'latest', event });
    return {
      kind: 'waiting',
      said: `Job ${jobId} is a second one for the same training as ${run.jobId}; it is cancelled after ${until}.`,
    };
  }
  if (at < until) return { kind: 'waiting', said: `Job ${jobId} is cancelled after ${until}.` };
  // The one that stays must be there now, or this one would be all there is.
  const kept = run.jobId === null ? null : yield* ask<'get-job'>({ kind: 'get-job', jobId: run.jobId });
  const isKept = kept !== null && carriesMark(kept, digest, order.mark, order.ownership);
  if (!isKept || kept.status === 'failed' || kept.status === 'cancelled' || kept.status === 'unrecognised')
    return { kind: 'stood-down', said: `Job ${run.jobId} is not the better one any more; ${jobId} goes on.` };
  yield* ask<'cancel-job'>({ kind: 'cancel-job', jobId });
  return { kind: 'done', said: `Job ${jobId} was asked to stop; ${run.jobId} stays.`, jobId };
}
