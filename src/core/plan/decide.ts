import { runsOf } from '../ledger/manifests.ts';
import type { Ledger, Run } from '../ledger/schema.ts';
import type { RemovalPolicy } from '../manifest/removal.ts';
import type { WrongClock } from './clock-skew.ts';
import { earlierJob } from './duplicates.ts';
import type { JobListing, ObservedJob, Ownership, OwnershipMark } from './observed.ts';
import { jobFor, mayCreateAgain } from './ownership.ts';
import type { Change, DesiredModel, Limits, Reason } from './plan.ts';
import type { Reviewed } from './reviewed.ts';

/** What is known when deciding. `listing` is `null` when the provider was not asked. `now` is an ISO instant. */
export interface Known {
  readonly ledger: Ledger;
  readonly listing: JobListing | null;
  readonly mark: OwnershipMark;
  readonly now: string;
  readonly limits: Limits;
  /** What merged pull requests showed; without it that is not asked. */
  readonly reviewed?: Reviewed | null;
  /** How wrong this machine's clock is, where that is too much and known. */
  readonly wrongClock?: WrongClock | null;
  /** Absent: by labels. */
  readonly ownership?: Ownership;
  /** Absent or `null`: no model is ever deleted. */
  readonly removal?: RemovalPolicy | null;
  /** Runs of another manifest are none of this one's, and its names are others. Absent: not known. */
  readonly manifestPath?: string;
}

/**
 * The next action for one model, looking at this model alone; money limits over several models come afterwards
 * (`budget.ts`). The order is the protocol's: what exists is used before anything is created, and an unresolved
 * or unreadable state never leads to a create.
 */
export function decide(model: DesiredModel, known: Known): Change {
  if (model.digest === null) return change(model, 'blocked', 'problems');
  const run = known.ledger.runs[model.digest];
  if (run === undefined || run.state === 'intended') return decideWithoutJob(model, model.digest, run, known);
  switch (run.state) {
    case 'created':
      return decideRunning(model, run, known);
    case 'succeeded':
      return decideTrained(model, run, known);
    case 'failed':
      return change(model, 'blocked', 'job-failed', { jobId: run.jobId, detail: run.error?.code ?? '' });
    case 'cancelled':
      return change(model, 'blocked', 'job-cancelled', { jobId: run.jobId });
    case 'refused':
      return change(model, 'blocked', 'provider-refused', { detail: run.error?.code ?? '' });
  }
}

function decideTrained(model: DesiredModel, run: Run, known: Known): Change {
  const ids = { jobId: run.jobId, modelId: run.modelId };
  if (run.modelId === null) return change(model, 'blocked', 'model-id-missing', ids);
  const { sentAt = null, doneAt = null } = run.deletion ?? {};
  if (doneAt !== null) return change(model, 'blocked', 'model-deleted', ids);
  // What was sent may still arrive, so nothing is published before that is clear.
  if (sentAt !== null) return change(model, 'wait', 'deletion-unresolved', { ...ids, until: after(sentAt, known) });
  if (model.entry.model_id === run.modelId) return change(model, 'keep', 'up-to-date', ids);
  return run.publishedAt === null
    ? change(model, 'publish', 'job-succeeded', ids)
    : change(model, 'republish', 'trained-before', ids);
}

function decideRunning(model: DesiredModel, run: Run, known: Known): Change {
  const ids = { jobId: run.jobId };
  if (known.listing === null) return change(model, 'wait', 'job-in-progress', ids);
  const job = known.listing.jobs.find(listed => listed.id === run.jobId);
  const earlier = job === undefined ? null : earlierJob(model.digest ?? '', job, known);
  if (earlier !== null) return change(model, 'adopt', 'duplicate-job', { jobId: earlier.id, modelId: earlier.modelId });
  if (job !== undefined) return decideByJob(model, job);
  if (!known.listing.complete) return change(model, 'wait', 'listing-incomplete', ids);
  // A job may be listed some time after it was made.
  if (known.now < after(run.startedAt, known)) return change(model, 'wait', 'job-in-progress', ids);
  return change(model, 'blocked', 'job-missing', ids);
}

function decideByJob(model: DesiredModel, job: ObservedJob): Change {
  const ids = { jobId: job.id, modelId: job.modelId };
  switch (job.status) {
    case 'validating_files':
    case 'queued':
    case 'running':
      return change(model, 'wait', 'job-in-progress', { ...ids, detail: job.status });
    case 'unrecognised':
      return change(model, 'wait', 'job-status-unknown', ids);
    case 'succeeded':
      return job.modelId === null
        ? change(model, 'wait', 'model-id-missing', ids)
        : change(model, 'publish', 'job-succeeded', ids);
    case 'failed':
      return change(model, 'blocked', 'job-failed', { ...ids, detail: job.error?.code ?? '' });
    case 'cancelled':
      return change(model, 'blocked', 'job-cancelled', ids);
  }
}

function decideWithoutJob(model: DesiredModel, digest: string, run: Run | undefined, known: Known): Change {
  if (known.listing !== null) {
    const found = jobFor(digest, known.listing, known.mark, known.ownership);
    if (found !== null)
      return change(model, 'adopt', 'matching-job-found', { jobId: found.id, modelId: found.modelId });
    if (!known.listing.complete) return change(model, 'wait', 'listing-incomplete');
  }
  const intentEnds = run?.intent === undefined || run.intent === null ? null : after(run.intent.at, known);
  if (intentEnds !== null && known.now < intentEnds)
    return change(model, 'wait', 'create-unresolved', { until: intentEnds });
  // Nothing can show that the create left no job: only a person can, and says so with a new `generation`.
  if (intentEnds !== null && !mayCreateAgain(known.ownership ?? 'filterable-label'))
    return change(model, 'blocked', 'create-unconfirmed');
  const quarantine = known.ledger.quarantinedUntil;
  if (quarantine !== null && known.now < quarantine) return change(model, 'wait', 'quarantine', { until: quarantine });
  if (run === undefined && isOfNobodyKnown(model, known)) return change(model, 'blocked', 'model-unknown');
  return change(model, 'train', reasonToTrain(model, run, known));
}

/**
 * Whether an entry names a model that no run and no listed job made, and a ledger that is there knows nothing else of this
 * entry either: as after an import whose ledger was lost. A ledger that knows the entry knows that its ID was edited.
 */
function isOfNobodyKnown({ name, entry }: DesiredModel, known: Known): boolean {
  const { ledger, listing } = known;
  const id = entry.model_id;
  // A preview without a ledger knows nothing of any entry.
  if (typeof id !== 'string' || (listing === null && ledger.serial === 0)) return false;
  if (listing?.jobs.some(job => job.modelId === id) === true) return false;
  const isNamed = Object.values(runsOf(known)).some(run => run.model === name);
  return !isNamed && Object.values(ledger.runs).every(run => run.modelId !== id);
}

function reasonToTrain(model: DesiredModel, run: Run | undefined, known: Known): Reason {
  if (run !== undefined) return 'earlier-attempt-left-nothing';
  const hasHistory = Object.values(runsOf(known)).some(other => other.model === model.name);
  return hasHistory || typeof model.entry.model_id === 'string' ? 'spec-changed' : 'new-model';
}

function after(instant: string, known: Known): string {
  return new Date(Date.parse(instant) + known.limits.waitingWindow).toISOString();
}

function change(
  model: DesiredModel,
  action: Change['action'],
  reason: Reason,
  more: Partial<Pick<Change, 'detail' | 'jobId' | 'modelId' | 'until'>> = {},
): Change {
  return {
    model: model.name,
    action,
    reason,
    detail: more.detail ?? '',
    digest: model.digest,
    desired: model,
    jobId: more.jobId ?? null,
    modelId: more.modelId ?? model.entry.model_id ?? null,
    until: more.until ?? null,
  };
}
