import { askedBy } from '../ledger/manifests.ts';
import type { Ledger, Run } from '../ledger/schema.ts';
import type { NewRun } from '../ledger/transitions.ts';
import type { JobListing, ObservedJob, Ownership, OwnershipMark } from '../plan/observed.ts';
import { carriesMark } from '../plan/ownership.ts';
import { type Change, ceilingOf } from '../plan/plan.ts';
import type { CostEstimate } from '../prices/cost.ts';
import { type NanoUsd, safe } from '../prices/money.ts';
import { cancelDuplicate } from './cancel-duplicate.ts';
import { ask, type Outcome, type Protocol } from './effects.ts';
import { adopt, cancel, type EndedRun, notePublished, publish, recordEnd, retire } from './follow.ts';
import { keepModel, remove } from './remove.ts';
import { train } from './train.ts';

/** What every protocol of one run shares. */
export interface Circumstances {
  readonly ledger: Ledger;
  readonly listing: JobListing;
  readonly mark: OwnershipMark;
  /** Absent: by labels. */
  readonly ownership?: Ownership;
  /** ISO instant. */
  readonly now: string;
  readonly runUrl: string | null;
  /** The commit whose manifest is carried out. */
  readonly commit: string | null;
  /** Its manifest's path; absent: runs do not say for which manifest they were begun. */
  readonly manifestPath?: string | undefined;
  readonly nonce: string;
  /** Nano-dollars per trained token of a base model; `null` when unknown. */
  readonly pricePerToken: (baseModel: string) => NanoUsd | null;
}

/** The protocol that carries out one change of the plan; `null` when there is nothing to do. */
export function protocolFor(change: Change, around: Circumstances): Protocol | null {
  const { digest } = change;
  if (digest === null) return null;
  const run = around.ledger.runs[digest];
  const job = around.listing.jobs.find(listed => listed.id === change.jobId) ?? null;
  const ended: EndedRun = { digest, run, job, now: around.now, bill: ended => bill(ended, around) };

  // What another manifest began, or nobody known, is noted as asked for by this one too before anything else. An intent may
  // be withdrawn meanwhile; its job is noted.
  const { manifestPath } = around;
  const isNoted = run === undefined || askedBy(run.manifest, manifestPath) === run.manifest;
  if (change.desired !== null && !isNoted && run.state !== 'intended') return wantedAgain(digest, manifestPath);

  switch (change.action) {
    case 'train': {
      const { desired } = change;
      const spec = desired?.spec ?? null;
      const ceiling = desired === null ? null : ceilingOf(desired);
      if (spec === null || ceiling === null || spec.method === 'reinforcement') return null;
      return train({
        model: change.model,
        manifest: around.manifestPath,
        digest,
        spec,
        method: spec.method,
        mark: around.mark,
        nonce: around.nonce,
        now: around.now,
        runUrl: around.runUrl,
        commit: around.commit,
        reservedNanoUsd: ceiling,
        ...tokensOf(desired?.estimate ?? null),
      });
    }
    case 'adopt':
      if (job === null) return null;
      return adopt({
        digest,
        job,
        run,
        found: foundRun(change, job, around),
        trainingSha256: change.desired?.training?.inspection.sha256 ?? null,
        baseModel: change.desired?.spec?.baseModel ?? null,
      });
    case 'publish':
    case 'republish':
      return change.modelId === null ? null : publish({ ...ended, model: change.model, modelId: change.modelId });
    case 'cancel':
      if (run === undefined || change.jobId === null || change.until === null) return null;
      // Where the plan had no job to look at, `cancel` only notes that nobody wants it.
      if (job !== null && !carriesMark(job, digest, around.mark, around.ownership ?? 'filterable-label')) return null;
      if (change.reason === 'duplicate-job') {
        const { mark, ownership = 'filterable-label', now } = around;
        return cancelDuplicate({ digest, run, jobId: change.jobId, mark, ownership, until: change.until, now });
      }
      return cancel({ ...ended, run, jobId: change.jobId, until: change.until });
    case 'retire':
      return retire(ended);
    case 'wait':
      return bookkeeping(change, run, ended);
    case 'blocked':
      // Noting an end would make it one model fewer that vanished, and let the others go.
      if (change.reason === 'mass-removal') return null;
      return run?.state === 'created' && job !== null && isEnd(job) ? noteEnd(ended) : null;
    case 'keep':
      return cameHome(change, run, around.now);
    case 'delete': {
      const { jobId, modelId, until } = change;
      if (run === undefined || jobId === null || modelId === null || until === null) return null;
      const { mark, ownership = 'filterable-label', now } = around;
      return remove({ digest, run, jobId, modelId, mark, ownership, now, until });
    }
  }
}

/** The first run that sees the ID in the manifest writes it down, once. */
function cameHome({ model, digest, modelId, reason }: Change, run: Run | undefined, now: string): Protocol | null {
  if (digest === null || modelId === null || run?.state !== 'succeeded') return null;
  if (run.publishedAt !== null || reason === 'deletion-lifted')
    return run.deletion === undefined ? null : keepModel({ digest, run, modelId, now });
  return run.modelId === modelId ? notePublished({ digest, model, modelId, now }) : null;
}

/** What a wait leaves to write down: a wish that came back, or an unanswered create nobody waits for any more. */
function bookkeeping(change: Change, run: Run | undefined, ended: EndedRun): Protocol | null {
  if (run === undefined) return null;
  const { digest, modelId, reason, until } = change;
  if (reason === 'deletion-unresolved' && digest !== null && modelId !== null)
    return until !== null && until <= ended.now ? keepModel({ digest, run, modelId, now: ended.now }) : null;
  if (change.desired !== null && run.unwantedSince !== null) return wantedAgain(ended.digest);
  const isOver = change.until !== null && change.until <= ended.now;
  if (change.desired === null && run.state === 'intended' && run.intent !== null && isOver)
    return giveUp(ended.digest, run.intent.nonce);
  return null;
}

function* wantedAgain(digest: string, manifest?: string): Protocol {
  const event = { kind: 'wanted-again', digest, manifest } as const;
  yield* ask<'write-ledger'>({ kind: 'write-ledger', on: 'latest', event });
  return { kind: 'waiting', said: 'This manifest asks for it; it goes on.' } satisfies Outcome;
}

function* giveUp(digest: string, nonce: string): Protocol {
  yield* ask<'write-ledger'>({ kind: 'write-ledger', on: 'latest', event: { kind: 'withdraw', digest, nonce } });
  return { kind: 'done', said: 'An unanswered create left no job; its record is closed.' } satisfies Outcome;
}

function* noteEnd(ended: EndedRun): Protocol {
  yield* recordEnd(ended);
  return { kind: 'failed', said: `Job ${ended.job?.id} ended as ${ended.job?.statusText}.` } satisfies Outcome;
}

function foundRun(change: Change, job: ObservedJob, around: Circumstances): NewRun {
  const { desired } = change;
  return {
    model: change.model,
    manifest: around.manifestPath,
    baseModel: job.baseModel,
    at: new Date(job.createdAt * 1000).toISOString(),
    trainingFile: job.trainingFile,
    validationFile: null,
    nonce: null,
    runUrl: around.runUrl,
    commit: around.commit,
    reservedNanoUsd: desired === null ? 0 : (ceilingOf(desired) ?? 0),
    ...tokensOf(desired?.estimate ?? null),
  };
}

/** What the bill will be judged by; nothing is decided by it. */
function tokensOf(estimate: CostEstimate | null): Pick<NewRun, 'estimatedTokens' | 'tokenQuality' | 'tokenBand'> {
  return {
    estimatedTokens: estimate && estimate.tokensPerEpoch * estimate.epochs,
    tokenQuality: estimate?.quality ?? null,
    tokenBand: estimate?.tokenBand,
  };
}

/** The bill, from the provider's trained tokens. A failed job without any costs nothing (OpenAI guides, 2026). */
function bill(job: ObservedJob, around: Circumstances): NanoUsd | null {
  if (job.trainedTokens === null) return job.status === 'failed' ? 0 : null;
  const price = around.pricePerToken(job.baseModel);
  return price === null ? null : safe(job.trainedTokens * price);
}

function isEnd(job: ObservedJob): boolean {
  return job.status === 'succeeded' || job.status === 'failed' || job.status === 'cancelled';
}
