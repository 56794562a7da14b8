import type { TokenQuality } from '../dataset/measure.ts';
import type { NewRun } from '../ledger/transitions.ts';
import type { OwnershipMark } from '../plan/observed.ts';
import { markFor, markName } from '../plan/ownership.ts';
import type { ResolvedSpec } from '../plan/spec.ts';
import {
  ask,
  type JobRequest,
  type Outcome,
  type Protocol,
  type StartedMethod,
  type UploadOutcome,
} from './effects.ts';
import { adopt } from './follow.ts';

export interface TrainOrder {
  readonly model: string;
  /** The path of the manifest that asks for it. */
  readonly manifest?: string | undefined;
  readonly digest: string;
  readonly spec: ResolvedSpec;
  /** That of the spec. */
  readonly method: StartedMethod;
  readonly mark: OwnershipMark;
  readonly nonce: string;
  /** ISO instant. */
  readonly now: string;
  readonly runUrl: string | null;
  readonly commit: string | null;
  readonly reservedNanoUsd: number;
  readonly estimatedTokens: number | null;
  readonly tokenQuality: TokenQuality | null;
  readonly tokenBand?: NewRun['tokenBand'];
}

/**
 * Starts one training, at most once. The caller has seen a complete listing without a job for this digest.
 *
 * upload → intent by compare-and-swap → read the tip again → one create → record. The intent makes this run the
 * only one that may send a create; an unanswered create leaves it in place, and nobody creates until the waiting
 * window is over and a later listing has shown whether the job exists.
 */
export function* train(order: TrainOrder): Protocol {
  const files = yield* uploadFiles(order.spec);
  if (files.kind !== 'uploaded') return notUploaded(files);

  const run = newRun(order, files);
  const intent = yield* ask<'write-ledger'>({
    kind: 'write-ledger',
    on: 'as-read',
    event: { kind: 'intend', digest: order.digest, run },
  });
  if (intent.kind !== 'written') {
    yield* deleteFiles(files);
    return intent.kind === 'conflict'
      ? { kind: 'stood-down', said: 'Another run wrote the ledger first; it goes on, or the next run does.' }
      : { kind: 'failed', said: `The ledger could not be written, so nothing was created: ${intent.why}` };
  }

  const wanted = yield* ask<'tip-agrees'>({ kind: 'tip-agrees', wanted: true });
  if (!wanted) {
    yield* withdraw(order);
    yield* deleteFiles(files);
    return {
      kind: 'stood-down',
      said: 'The manifest changed meanwhile, or looking took too long; nothing was created.',
    };
  }

  const created = yield* ask<'create-job'>({ kind: 'create-job', request: request(order, files) });
  switch (created.kind) {
    case 'created': {
      const recorded = yield* ask<'write-ledger'>({
        kind: 'write-ledger',
        on: 'latest',
        event: { kind: 'job', digest: order.digest, job: created.job, found: run },
      });
      const jobId = created.job.id;
      if (recorded.kind === 'written') return { kind: 'done', said: `Created job ${jobId}.`, jobId };
      return {
        kind: 'failed',
        jobId,
        said: `Job ${jobId} was created, but the ledger could not be written. The next run adopts the job; nothing is paid twice.`,
      };
    }
    case 'refused': {
      if (created.forGood) yield* recordRefusal(order, created);
      else yield* withdraw(order);
      yield* deleteFiles(files);
      return { kind: 'refused', said: 'The provider refused the job.', code: created.code, message: created.message };
    }
    case 'exists':
      return yield* adoptExisting(order, files, { jobId: created.jobId, found: run });
    case 'unknown':
      return {
        kind: 'unknown',
        said: `No usable answer to the create (${created.why}). A later run adopts the job if it exists; nothing is sent again before that is clear.`,
      };
  }
}

/**
 * The name of this training is taken: an earlier create arrived, however late. Its job is this training if it trains
 * the reviewed bytes. Until that is seen the intent stays, so that nobody creates.
 */
function* adoptExisting(
  order: TrainOrder,
  files: UploadedFiles,
  { jobId, found }: { readonly jobId: string; readonly found: NewRun },
): Protocol {
  const job = yield* ask<'get-job'>({ kind: 'get-job', jobId });
  yield* deleteFiles(files);
  if (job === null)
    return { kind: 'unknown', said: `Job ${jobId} exists already, but could not be read. A later run adopts it.` };
  return yield* adopt({
    digest: order.digest,
    job,
    // Its data is checked by content: the upload that the ledger knows is another one.
    run: undefined,
    found,
    trainingSha256: order.spec.trainingSha256,
    baseModel: order.spec.baseModel,
  });
}

interface UploadedFiles {
  readonly kind: 'uploaded';
  readonly training: string;
  readonly validation: string | null;
}

function* uploadFiles(spec: ResolvedSpec): Protocol<UploadedFiles | Exclude<UploadOutcome, { kind: 'uploaded' }>> {
  const training = yield* ask<'upload'>({ kind: 'upload', role: 'training' });
  if (training.kind !== 'uploaded') return training;
  if (spec.validationSha256 === null) return { kind: 'uploaded', training: training.fileId, validation: null };
  const validation = yield* ask<'upload'>({ kind: 'upload', role: 'validation' });
  if (validation.kind === 'uploaded')
    return { kind: 'uploaded', training: training.fileId, validation: validation.fileId };
  yield* ask<'delete-file'>({ kind: 'delete-file', fileId: training.fileId });
  return validation;
}

function* deleteFiles(files: UploadedFiles): Protocol<void> {
  yield* ask<'delete-file'>({ kind: 'delete-file', fileId: files.training });
  if (files.validation !== null) yield* ask<'delete-file'>({ kind: 'delete-file', fileId: files.validation });
}

function* withdraw(order: TrainOrder): Protocol<void> {
  yield* ask<'write-ledger'>({
    kind: 'write-ledger',
    on: 'latest',
    event: { kind: 'withdraw', digest: order.digest, nonce: order.nonce },
  });
}

function* recordRefusal(order: TrainOrder, refusal: { code: string; message: string }): Protocol<void> {
  const { code, message } = refusal;
  yield* ask<'write-ledger'>({
    kind: 'write-ledger',
    on: 'latest',
    event: { kind: 'refused', digest: order.digest, at: order.now, code, message },
  });
}

function notUploaded(outcome: Exclude<UploadOutcome, { kind: 'uploaded' }>): Outcome {
  return outcome.kind === 'refused'
    ? { kind: 'refused', said: 'The provider refused the dataset.', code: outcome.code, message: outcome.message }
    : { kind: 'failed', said: `The dataset could not be uploaded (${outcome.why}). Nothing was created.` };
}

function newRun(order: TrainOrder, files: UploadedFiles): NewRun {
  return {
    model: order.model,
    manifest: order.manifest,
    baseModel: order.spec.baseModel,
    at: order.now,
    trainingFile: files.training,
    validationFile: files.validation,
    nonce: order.nonce,
    runUrl: order.runUrl,
    commit: order.commit,
    reservedNanoUsd: order.reservedNanoUsd,
    estimatedTokens: order.estimatedTokens,
    tokenQuality: order.tokenQuality,
    tokenBand: order.tokenBand,
  };
}

function request(order: TrainOrder, files: UploadedFiles): JobRequest {
  const { spec } = order;
  return {
    baseModel: spec.baseModel,
    trainingFile: files.training,
    validationFile: files.validation,
    method: order.method,
    nEpochs: spec.nEpochs,
    batchSize: spec.batchSize,
    learningRateMultiplier: spec.learningRateMultiplier,
    beta: spec.beta ?? null,
    suffix: spec.suffix,
    seed: spec.seed,
    name: markName(order.mark.repository, order.digest),
    metadata: markFor(order.mark, order),
  };
}
