import type { ChatCompletion } from 'openai/resources/chat/completions';
import type { FileDeleted, FileObject } from 'openai/resources/files';
import type { FineTuningJob, FineTuningJobEvent } from 'openai/resources/fine-tuning/jobs';
import type { FineTuningJobCheckpoint } from 'openai/resources/fine-tuning/jobs/checkpoints';
import type { Model, ModelDeleted } from 'openai/resources/models';
import { z } from 'zod';

/**
 * What the emulator answers: `satisfies` holds each schema to the SDK's types, and every reply is parsed by its schema
 * before it leaves. Where observed replies differ from the SDK's types, the observed shape counts and says so.
 */
const seconds = z.int().min(0);

export const fileReply = z.strictObject({
  object: z.literal('file'),
  id: z.string().startsWith('file-'),
  bytes: z.int().min(0),
  created_at: seconds,
  filename: z.string(),
  purpose: z.enum(['assistants', 'batch', 'fine-tune', 'fine-tune-results', 'vision', 'user_data']),
  status: z.literal('processed'),
  expires_at: seconds.exactOptional(),
}) satisfies z.ZodType<FileObject>;

export const fileDeletedReply = z.strictObject({
  object: z.literal('file'),
  id: z.string(),
  deleted: z.boolean(),
}) satisfies z.ZodType<FileDeleted>;

const hyperparameters = z.strictObject({
  n_epochs: z.union([z.literal('auto'), z.int()]),
  batch_size: z.union([z.literal('auto'), z.int()]),
  learning_rate_multiplier: z.union([z.literal('auto'), z.number()]),
});

/** Observed: a healthy job carries an `error` whose fields are all null, which the SDK's type does not allow. */
const jobError = z.strictObject({
  code: z.string().nullable(),
  message: z.string().nullable(),
  param: z.string().nullable(),
});

export const jobReply = z.strictObject({
  object: z.literal('fine_tuning.job'),
  id: z.string().startsWith('ftjob-'),
  created_at: seconds,
  finished_at: seconds.nullable(),
  estimated_finish: seconds.nullable(),
  model: z.string(),
  fine_tuned_model: z.string().startsWith('ft:').nullable(),
  organization_id: z.string(),
  status: z.enum(['validating_files', 'queued', 'running', 'succeeded', 'failed', 'cancelled']),
  /** Observed: `null` on a DPO job, which the SDK's type does not allow. */
  hyperparameters: hyperparameters.nullable(),
  method: z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('supervised'), supervised: z.strictObject({ hyperparameters }) }),
    z.strictObject({
      type: z.literal('dpo'),
      dpo: z.strictObject({
        hyperparameters: hyperparameters.extend({ beta: z.union([z.literal('auto'), z.number()]) }),
      }),
    }),
  ]),
  result_files: z.array(z.string()),
  trained_tokens: z.int().nullable(),
  training_file: z.string(),
  validation_file: z.string().nullable(),
  seed: z.int(),
  integrations: z.array(z.never()),
  metadata: z.record(z.string(), z.string()).nullable(),
  error: jobError,
  /** Observed, in no document: a client has to accept fields it does not know. */
  user_provided_suffix: z.string().nullable(),
  shared_with_openai: z.boolean(),
}) satisfies z.ZodType<Omit<FineTuningJob, 'error' | 'hyperparameters'>>;

export type JobReply = z.output<typeof jobReply>;

export const eventReply = z.strictObject({
  object: z.literal('fine_tuning.job.event'),
  id: z.string().startsWith('ftevent-'),
  created_at: seconds,
  level: z.enum(['info', 'warn', 'error']),
  message: z.string(),
  type: z.enum(['message', 'metrics']),
  data: z.record(z.string(), z.number()),
}) satisfies z.ZodType<FineTuningJobEvent>;

export type EventReply = z.output<typeof eventReply>;

export const checkpointReply = z.strictObject({
  object: z.literal('fine_tuning.job.checkpoint'),
  id: z.string().startsWith('ftckpt_'),
  created_at: seconds,
  fine_tuned_model_checkpoint: z.string(),
  fine_tuning_job_id: z.string(),
  metrics: z.strictObject({ step: z.int(), train_loss: z.number(), train_mean_token_accuracy: z.number() }),
  step_number: z.int(),
}) satisfies z.ZodType<FineTuningJobCheckpoint>;

export type CheckpointReply = z.output<typeof checkpointReply>;

export const modelReply = z.strictObject({
  object: z.literal('model'),
  id: z.string(),
  created: seconds,
  owned_by: z.string(),
  shutdown_date: z.iso.date().nullable(),
}) satisfies z.ZodType<Model>;

export const modelDeletedReply = z.strictObject({
  object: z.literal('model'),
  id: z.string(),
  deleted: z.boolean(),
}) satisfies z.ZodType<ModelDeleted>;

export const chatReply = z.strictObject({
  object: z.literal('chat.completion'),
  id: z.string().startsWith('chatcmpl-'),
  created: seconds,
  model: z.string(),
  choices: z.array(
    z.strictObject({
      index: z.int(),
      finish_reason: z.literal('stop'),
      logprobs: z.null(),
      message: z.strictObject({ role: z.literal('assistant'), content: z.string(), refusal: z.null() }),
    }),
  ),
  usage: z.strictObject({ prompt_tokens: z.int(), completion_tokens: z.int(), total_tokens: z.int() }),
}) satisfies z.ZodType<ChatCompletion>;

export const errorReply = z.strictObject({
  error: z.strictObject({
    message: z.string(),
    type: z.string(),
    param: z.string().nullable(),
    code: z.string().nullable(),
  }),
});

/** `has_more` with the first and last IDs; observed: null for an empty page. */
export function pageReply<Item extends z.ZodType>(item: Item) {
  return z.strictObject({
    object: z.literal('list'),
    data: z.array(item),
    has_more: z.boolean(),
    first_id: z.string().nullable(),
    last_id: z.string().nullable(),
  });
}

export const modelsReply = z.strictObject({ object: z.literal('list'), data: z.array(modelReply) });
