import type { Run } from '../ledger/schema.ts';
import type { NewRun } from '../ledger/transitions.ts';
import type { ObservedJob } from '../plan/observed.ts';
import type { NanoUsd } from '../prices/money.ts';
import { ask, type Outcome, type Protocol } from './effects.ts';

/** Takes over a job that carries our mark but is not in the ledger, after checking that it trains our data. */
export function* adopt(order: {
  readonly digest: string;
  readonly job: ObservedJob;
  /** The ledger's run for this digest, if there is one. */
  readonly run: Run | undefined;
  readonly found: NewRun;
  /** `null` when the manifest no longer asks for it: then only a recorded file id proves that it is ours. */
  readonly trainingSha256: string | null;
  /** The base model that was asked for, where the manifest still says. */
  readonly baseModel: string | null;
}): Protocol {
  const { job, run, baseModel } = order;
  if (baseModel !== null && job.baseModel !== baseModel) return notOurs(job, 'other-base');
  const fileIsRecorded = run?.trainingFile === job.trainingFile;
  if (!fileIsRecorded) {
    const verdict =
      order.trainingSha256 === null
        ? 'gone'
        : yield* ask<'verify-file'>({ kind: 'verify-file', fileId: job.trainingFile, sha256: order.trainingSha256 });
    if (verdict !== 'same') return notOurs(job, verdict);
  }
  const written = yield* ask<'write-ledger'>({
    kind: 'write-ledger',
    on: 'latest',
    event: { kind: 'job', digest: order.digest, job, found: order.found },
  });
  return written.kind === 'written'
    ? { kind: 'done', said: `Adopted job ${job.id}; nothing was created.`, jobId: job.id }
    : { kind: 'failed', said: `Job ${job.id} was found, but the ledger could not be written.`, jobId: job.id };
}

const NOT_OURS = {
  different: 'it was trained on other data than this repository has',
  gone: 'its training file is gone, so its data cannot be checked',
  'other-base': 'it trains another base model than the manifest asks for',
};

function notOurs(job: ObservedJob, verdict: keyof typeof NOT_OURS): Outcome {
  return {
    kind: 'failed',
    jobId: job.id,
    said: `Job ${job.id} carries this repository's mark, but ${NOT_OURS[verdict]}. It is left alone, and nothing is created.`,
  };
}

export interface EndedRun {
  readonly digest: string;
  readonly run: Run | undefined;
  /** `null` when the ledger knew the end already. */
  readonly job: ObservedJob | null;
  /** ISO instant. */
  readonly now: string;
  /** What the job costs, as far as it tells. */
  readonly bill: (job: ObservedJob) => NanoUsd | null;
}

/** Records how a job ended, once. */
export function* recordEnd(ended: EndedRun): Protocol<boolean> {
  if (ended.job === null || ended.run?.state !== 'created') return true;
  const { digest, job, now: at } = ended;
  const written = yield* ask<'write-ledger'>({
    kind: 'write-ledger',
    on: 'latest',
    event: { kind: 'ended', digest, at, job, billedNanoUsd: ended.bill(job) },
  });
  return written.kind === 'written';
}

/** Writes the model's ID home: the end into the ledger, the ID into the manifest, the publication into the ledger. */
export function* publish(order: EndedRun & { readonly model: string; readonly modelId: string }): Protocol {
  const { digest, model, modelId, now: at } = order;
  if (!(yield* recordEnd(order))) return { kind: 'failed', said: 'The ledger could not be written.' };
  const reply = yield* ask<'commit-model-id'>({ kind: 'commit-model-id', model, modelId });
  switch (reply.kind) {
    case 'committed':
    case 'already': {
      yield* ask<'write-ledger'>({
        kind: 'write-ledger',
        on: 'latest',
        event: { kind: 'published', digest, at, model },
      });
      return { kind: 'done', said: `Wrote model_id ${modelId} to the manifest.` };
    }
    // Published it is once the default branch has it, which a later run sees.
    case 'proposed':
      return { kind: 'waiting', said: reply.said };
    case 'not-wanted':
      return { kind: 'stood-down', said: 'The manifest changed meanwhile; the model is kept in the ledger.' };
    case 'failed':
      return { kind: 'failed', said: `The model is ready, but its ID could not be committed: ${reply.why}` };
  }
}

/** A model ID that came home by other hands, as by the merge of a pull request. */
export function* notePublished(order: {
  readonly digest: string;
  readonly model: string;
  readonly modelId: string;
  /** ISO instant. */
  readonly now: string;
}): Protocol {
  const { digest, model, modelId, now: at } = order;
  const event = { kind: 'published', digest, at, model } as const;
  const written = yield* ask<'write-ledger'>({ kind: 'write-ledger', on: 'latest', event });
  return written.kind === 'written'
    ? { kind: 'done', said: `The manifest has model_id ${modelId}; the ledger notes it.` }
    : { kind: 'stood-down', said: 'The ledger could not be written; the next run tries again.' };
}

/** Cancels a job that was listed with our mark, on the second of two observations; `until`: the earliest instant for it. */
export function* cancel(
  order: EndedRun & { readonly run: Run; readonly jobId: string; readonly until: string },
): Protocol {
  const { digest, now: at, jobId } = order;
  if (order.run.unwantedSince === null) {
    // The plan may be of a manifest read long ago: an observation is a look at the tip.
    if (!(yield* ask<'tip-agrees'>({ kind: 'tip-agrees', wanted: false })))
      return { kind: 'stood-down', said: 'The manifest changed meanwhile; nothing is cancelled.' };
    yield* ask<'write-ledger'>({ kind: 'write-ledger', on: 'latest', event: { kind: 'unwanted', digest, at } });
    return {
      kind: 'waiting',
      said: `Job ${jobId} is no longer wanted; it is cancelled after ${order.until} if that stays so.`,
    };
  }
  if (at < order.until) return { kind: 'waiting', said: `Job ${jobId} is cancelled after ${order.until}.` };
  if (order.job === null)
    return {
      kind: 'waiting',
      said: `Job ${jobId} is not listed, so that nothing shows that it is ours; it is left alone.`,
    };
  if (!(yield* ask<'tip-agrees'>({ kind: 'tip-agrees', wanted: false })))
    return { kind: 'stood-down', said: 'The manifest changed meanwhile; nothing was cancelled.' };
  yield* ask<'cancel-job'>({ kind: 'cancel-job', jobId });
  const job = yield* ask<'get-job'>({ kind: 'get-job', jobId });
  if (job === null) return { kind: 'failed', said: `Job ${jobId} could not be read after the cancel.`, jobId };
  if (job.status !== 'cancelled' && job.status !== 'succeeded' && job.status !== 'failed')
    return { kind: 'waiting', said: `Job ${jobId} was asked to stop and is ${job.statusText}.` };
  if (job.status === 'succeeded' && job.modelId === null)
    return { kind: 'waiting', said: `Job ${jobId} succeeded before it was asked to stop; its model has no ID yet.` };
  yield* recordEnd({ ...order, job });
  return { kind: 'done', said: `Job ${jobId} is ${job.statusText}.` };
}

/** Stops tracking: the model stays with the provider, nothing is deleted. */
export function* retire(order: EndedRun): Protocol {
  const { digest, now: at } = order;
  yield* recordEnd(order);
  const written = yield* ask<'write-ledger'>({
    kind: 'write-ledger',
    on: 'latest',
    event: { kind: 'retired', digest, at },
  });
  return written.kind === 'written'
    ? { kind: 'done', said: 'No longer tracked. The model stays with the provider.' }
    : { kind: 'failed', said: 'The ledger could not be written.' };
}
