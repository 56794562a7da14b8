import { z } from 'zod';
import type { ExistingJob } from '../../core/plan/existing-job.ts';
import type { ObservedJob } from '../../core/plan/observed.ts';
import { FileId, MAX_SECONDS, readJob, UnexpectedReply } from './replies.ts';

const Setting = z
  .union([z.literal('auto'), z.number()])
  .nullish()
  .catch(null);
const Settings = z
  .object({ n_epochs: Setting, batch_size: Setting, learning_rate_multiplier: Setting, beta: Setting })
  .partial();
const MethodSettings = z.object({ hyperparameters: Settings.nullish() }).nullish();

/**
 * The rest of a job, for those that others made. `hyperparameters` stands beside `method` for supervised jobs, and alone
 * in those older than `method`; `user_provided_suffix` is in no reference, but in published bodies (2024).
 */
const Described = z.object({
  validation_file: FileId.nullish(),
  seed: z.int().nonnegative().nullish(),
  finished_at: z.int().nonnegative().max(MAX_SECONDS).nullish(),
  user_provided_suffix: z.string().max(64).nullish(),
  hyperparameters: Settings.nullish(),
  method: z
    .object({
      type: z.string().max(40),
      supervised: MethodSettings,
      dpo: MethodSettings,
      reinforcement: MethodSettings,
    })
    .nullish(),
});

export function readExistingJob(reply: unknown): ExistingJob {
  const job = readJob(reply);
  const parsed = Described.safeParse(reply);
  if (!parsed.success) throw new UnexpectedReply('the reply is not a fine-tuning job', { cause: parsed.error });
  const { method, seed, validation_file, finished_at, user_provided_suffix, hyperparameters } = parsed.data;
  const own = method?.type === 'dpo' ? method.dpo?.hyperparameters : method?.supervised?.hyperparameters;
  const settings = own ?? hyperparameters ?? {};
  return {
    job,
    method: method?.type ?? 'supervised',
    validationFile: validation_file ?? null,
    suffix: user_provided_suffix ?? suffixOf(job),
    seed: seed ?? null,
    nEpochs: settings.n_epochs ?? null,
    batchSize: settings.batch_size ?? null,
    learningRateMultiplier: settings.learning_rate_multiplier ?? null,
    beta: settings.beta ?? null,
    endedAt: finished_at ?? null,
  };
}

/** Of `ft:BASE:ORGANISATION:SUFFIX:ID`; the slot is empty where there is none. */
function suffixOf({ modelId, baseModel }: ObservedJob): string {
  const [, suffix = ''] = modelId?.slice(`ft:${baseModel}:`.length).split(':') ?? [];
  return suffix;
}
