import type { ChatCompletionCreateParamsNonStreaming } from 'openai/resources/chat/completions';
import type { FileListParams } from 'openai/resources/files';
import type { JobCreateParams, JobListParams } from 'openai/resources/fine-tuning/jobs';
import { z } from 'zod';

/**
 * What the emulator accepts: `satisfies` holds each schema to what the SDK can send. Bounds: OpenAI's API
 * specification 2.3.0 of 2026-08-21.
 */
const auto = z.literal('auto');

const hyperparameters = z.strictObject({
  n_epochs: z.union([auto, z.int().min(1).max(50)]).default('auto'),
  batch_size: z.union([auto, z.int().min(1).max(256)]).default('auto'),
  learning_rate_multiplier: z.union([auto, z.number().gt(0)]).default('auto'),
});

export type Hyperparameters = z.output<typeof hyperparameters>;

const AUTO: Hyperparameters = { n_epochs: 'auto', batch_size: 'auto', learning_rate_multiplier: 'auto' };

const dpoHyperparameters = hyperparameters.extend({ beta: z.union([auto, z.number().gt(0).max(2)]).default('auto') });

type DpoHyperparameters = z.output<typeof dpoHyperparameters>;

const DPO_AUTO: DpoHyperparameters = { ...AUTO, beta: 'auto' };

/** `reinforcement` is not emulated: no model takes it since 2026-10-23. */
const method = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('supervised'),
    supervised: z.strictObject({ hyperparameters: hyperparameters.default(AUTO) }).default({ hyperparameters: AUTO }),
  }),
  z.strictObject({
    type: z.literal('dpo'),
    dpo: z
      .strictObject({ hyperparameters: dpoHyperparameters.default(DPO_AUTO) })
      .default({ hyperparameters: DPO_AUTO }),
  }),
]);

export type Method = z.output<typeof method>;

function chosen(asked: Method): Hyperparameters {
  return asked.type === 'dpo' ? asked.dpo.hyperparameters : asked.supervised.hyperparameters;
}

const MAX_PAIRS = 16;

const metadata = z
  .record(z.string().max(64), z.string().max(512))
  .refine(pairs => Object.keys(pairs).length <= MAX_PAIRS, { error: 'object_above_max_properties' });

export const createJobRequest = z
  .strictObject({
    model: z.string(),
    training_file: z.string(),
    validation_file: z.string().nullable().default(null),
    suffix: z.string().min(1).max(64).nullable().default(null),
    seed: z.int().min(0).max(2_147_483_647).nullable().default(null),
    method: method.default({ type: 'supervised', supervised: { hyperparameters: AUTO } }),
    /** The older place of `method.supervised.hyperparameters`. */
    hyperparameters: hyperparameters.optional(),
    metadata: metadata.nullable().default(null),
  })
  .transform(({ hyperparameters: older, ...request }) => ({
    ...request,
    hyperparameters: older ?? chosen(request.method),
  })) satisfies z.ZodType<unknown, Loose<JobCreateParams>>;

export type CreateJobRequest = z.output<typeof createJobRequest>;

const UPLOAD_PURPOSES = ['fine-tune', 'assistants', 'batch', 'vision', 'user_data'] as const;

/** The text fields of the upload form; the file itself is beside them. A form writes nested fields with brackets. */
export const createFileRequest = z.strictObject({
  purpose: z.enum(UPLOAD_PURPOSES),
  'expires_after[anchor]': z.literal('created_at').optional(),
  'expires_after[seconds]': z.coerce.number().pipe(z.int().min(3600).max(2_592_000)).optional(),
});

const page = { after: z.string().optional(), limit: z.coerce.number().pipe(z.int().min(1)).default(20) };

/** `metadata` is what `metadata[k]=v` filters by; `null` asks for the jobs without any. */
export const listJobsRequest = z.object({
  ...page,
  metadata: z.record(z.string(), z.string()).nullable().optional(),
}) satisfies z.ZodType<Loose<JobListParams>>;
export const listEventsRequest = z.object(page);
export const listCheckpointsRequest = z.object({ ...page, limit: page.limit.unwrap().default(10) });
export const listFilesRequest = z.object({
  ...page,
  limit: z.coerce.number().pipe(z.int().min(1).max(10_000)).default(10_000),
  order: z.enum(['asc', 'desc']).default('desc'),
  purpose: z.string().optional(),
}) satisfies z.ZodType<Loose<FileListParams>>;

/** The part of a chat request that a small answer needs; the other parameters are taken and not used. */
export const chatRequest = z.looseObject({
  model: z.string(),
  messages: z.array(z.looseObject({ role: z.string(), content: z.string() })).min(1),
  stream: z.literal(false).optional(),
}) satisfies z.ZodType<unknown, Loose<Pick<ChatCompletionCreateParamsNonStreaming, 'model' | 'stream'>>>;

/** Zod writes `undefined` into the type of an optional key, which `exactOptionalPropertyTypes` keeps apart. */
type Loose<T> = T extends object ? { [Key in keyof T]: Loose<T[Key]> | undefined } : T;
