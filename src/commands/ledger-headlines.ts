import type { Ledger } from '../core/ledger/schema.ts';
import type { LedgerEvent } from '../core/ledger/transitions.ts';

/** The commit message of a ledger write: the ledger branch's log is the audit trail. */
export function describeEvent(event: LedgerEvent, after: Ledger): string {
  const model = after.runs[event.digest]?.model ?? event.digest.slice(0, 12);
  switch (event.kind) {
    case 'intend':
      return `${model}: about to create a job`;
    case 'withdraw':
      return `${model}: nothing was created`;
    case 'refused':
      return `${model}: the provider refused the job`;
    case 'job':
      return `${model}: job ${event.job.id}`;
    case 'ended':
      return `${model}: job ${event.job.id} ${event.job.status}`;
    case 'imported':
      return `${model}: imported job ${event.job.id}`;
    case 'unwanted':
      return `${model}: its job is no longer wanted`;
    case 'wanted-again':
      return `${model}: its job is wanted again`;
    case 'duplicate':
      return `${model}: job ${event.jobId} is a second one`;
    case 'published':
      return `${model}: published`;
    case 'retired':
      return `${model}: retired`;
    case 'tombstoned':
      return `${model}: to be deleted`;
    case 'deleting':
      return `${model}: about to delete its model`;
    case 'deleted':
      return `${model}: its model is deleted`;
    case 'not-deleted':
      return `${model}: its model could not be deleted`;
    case 'deletion-lifted':
      return `${model}: its model is kept`;
  }
}
