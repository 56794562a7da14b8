import type { ModelEntry } from '../manifest/schema.ts';
import type { ObservedJob } from './observed.ts';
import { isOurs, MARK } from './ownership.ts';
import type { ResolvedSpec } from './spec.ts';

/** What the provider says of a setting: the number that was used, `auto` where it says only that, `null` where nothing. */
type Setting = number | 'auto' | null;

/** A job that anyone may have made, with everything that decides what its training is. */
export interface ExistingJob {
  readonly job: ObservedJob;
  /** The provider's word. Untrusted text. */
  readonly method: string;
  readonly validationFile: string | null;
  /** Empty: none. Untrusted text. */
  readonly suffix: string;
  readonly seed: number | null;
  readonly nEpochs: Setting;
  readonly batchSize: Setting;
  readonly learningRateMultiplier: Setting;
  readonly beta: Setting;
  /** Seconds since 1970; `null` while it runs. */
  readonly endedAt: number | null;
}

/** `why` and `fix` are whole sentences. */
export type Refusal = { readonly kind: 'refused'; readonly why: string; readonly fix: string };

/** What of a job can be written into a manifest, and the training that it is. */
export interface Derived {
  readonly kind: 'derived';
  readonly entry: ModelEntry;
  readonly spec: (sha256: { readonly training: string; readonly validation: string | null }) => ResolvedSpec;
}

/** The manifest's entry for a job, with every number written out; nothing that is not known is guessed. */
export function deriveEntry(
  existing: ExistingJob,
  files: { readonly training: string; readonly validation: string | null },
): Derived | Refusal {
  const { job, method, seed, suffix, nEpochs } = existing;
  const state = checkState(job);
  if (state !== null) return state;
  if (method !== 'supervised' && method !== 'dpo')
    return refused(
      'It was trained by a method that a manifest cannot describe in full.',
      'Only supervised and dpo trainings can be imported.',
    );
  if (typeof nEpochs !== 'number')
    return refused('The provider does not say how many epochs it has.', 'Try again once the job is running.');
  if (seed === null) return refused('The provider does not say its seed.', 'A job without one cannot be imported.');
  if ((existing.validationFile === null) !== (files.validation === null))
    return existing.validationFile === null
      ? refused('It was trained without a validation file.', 'Leave --validation-file out.')
      : refused('It was trained with a validation file.', 'Name that dataset with --validation-file.');

  const batchSize = numberOf(existing.batchSize);
  const learningRate = numberOf(existing.learningRateMultiplier);
  const beta = method === 'dpo' ? numberOf(existing.beta) : null;
  const entry: ModelEntry = {
    provider: 'openai',
    base_model: job.baseModel,
    method,
    training_file: files.training,
    ...(files.validation === null ? {} : { validation_file: files.validation }),
    hyperparameters: {
      n_epochs: nEpochs,
      ...(batchSize === null ? {} : { batch_size: batchSize }),
      ...(learningRate === null ? {} : { learning_rate_multiplier: learningRate }),
      ...(beta === null ? {} : { beta }),
    },
    ...(suffix === '' ? {} : { suffix }),
    seed,
    ...(job.modelId === null ? {} : { model_id: job.modelId }),
  };
  return {
    kind: 'derived',
    entry,
    spec: sha256 => ({
      provider: entry.provider,
      baseModel: job.baseModel,
      method,
      nEpochs,
      batchSize,
      learningRateMultiplier: learningRate,
      ...(method === 'dpo' ? { beta } : {}),
      seed,
      suffix,
      trainingSha256: sha256.training,
      validationSha256: sha256.validation,
      generation: 1,
    }),
  };
}

function numberOf(setting: Setting): number | null {
  return typeof setting === 'number' ? setting : null;
}

function checkState(job: ObservedJob): Refusal | null {
  switch (job.status) {
    case 'validating_files':
    case 'queued':
    case 'running':
      return null;
    case 'succeeded':
      return job.modelId === null
        ? refused('It succeeded, but names no usable model.', 'Try again later, or import another job.')
        : null;
    case 'failed':
    case 'cancelled':
      return refused(`It ended as ${job.status}, so that it has no model.`, 'Import a job that succeeded.');
    case 'unrecognised':
      return refused('It has a status that this version does not know.', 'Try again once it has succeeded.');
  }
}

/** Why this repository needs no import of a job: it made it. `null`: it did not. */
export function ownJob(job: ObservedJob, mark: { readonly repository: string; readonly lineage: string }) {
  if (!isOurs(job, mark) || job.metadata[MARK.digest] === undefined) return null;
  return refused(
    'It carries the mark of this repository, which finds and adopts such jobs by itself.',
    'Write the entry that it was trained from; the plan then says "adopt" or "republish".',
  );
}

function refused(why: string, fix: string): Refusal {
  return { kind: 'refused', why, fix };
}
