import type { Run } from '../ledger/schema.ts';
import type { Change, Reason } from './plan.ts';

/** What is done about a recorded training that no entry of the manifest asks for. */
export function changeOf(digest: string, run: Run, action: Change['action'], reason: Reason): Change {
  return {
    model: run.model,
    action,
    reason,
    detail: '',
    digest,
    desired: null,
    jobId: run.jobId,
    modelId: run.modelId,
    until: null,
  };
}

/** An ISO instant, so many milliseconds after another. */
export function later(instant: string, milliseconds: number): string {
  return new Date(Date.parse(instant) + milliseconds).toISOString();
}
