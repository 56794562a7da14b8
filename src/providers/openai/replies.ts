import { z } from 'zod';
import type { JobStatus, ObservedJob } from '../../core/plan/observed.ts';
import { providerWords } from './failures.ts';

// What is read of OpenAI's replies; unknown fields pass, known ones must have their shape. A reply is input, not truth.
// Patterns: ids as seen in OpenAI's API reference and published bodies (2023-2026), kept to characters safe in a path.
export const JobId = z.string().regex(/^ftjob-[A-Za-z0-9_-]{1,64}$/);
export const FileId = z.string().regex(/^file-[A-Za-z0-9_-]{1,64}$/);
const ModelId = z.string().regex(/^ft:[A-Za-z0-9._:-]{1,256}$/);

const KNOWN_STATUS: ReadonlySet<string> = new Set<JobStatus>([
  'validating_files',
  'queued',
  'running',
  'succeeded',
  'failed',
  'cancelled',
]);

/** The end of the year 9999: a later instant has no ISO form that the ledger could hold. */
export const MAX_SECONDS = 253_402_300_799;
/** Far above any training, and low enough for every sum of bills to stay exact. */
const MAX_TOKENS = 10_000_000_000;

const Job = z.object({
  id: JobId,
  created_at: z.int().nonnegative().max(MAX_SECONDS),
  model: z.string().max(256),
  training_file: FileId,
  status: z.string().max(40),
  fine_tuned_model: z.string().max(400).nullish(),
  trained_tokens: z.int().nonnegative().max(MAX_TOKENS).nullish(),
  metadata: z.record(z.string(), z.string()).nullish(),
  // A healthy job may carry an error object whose fields are all null (published bodies, 2024-2026).
  error: z.object({ code: z.string().nullish(), message: z.string().nullish() }).nullish(),
});

/** A reply that is not what the API documents: treated as no answer at all. */
export class UnexpectedReply extends Error {
  override readonly name = 'UnexpectedReply';
}

export function readJob(reply: unknown): ObservedJob {
  const parsed = Job.safeParse(reply);
  if (!parsed.success) throw new UnexpectedReply('the reply is not a fine-tuning job', { cause: parsed.error });
  const job = parsed.data;
  return {
    id: job.id,
    status: KNOWN_STATUS.has(job.status) ? (job.status as JobStatus) : 'unrecognised',
    statusText: job.status,
    createdAt: job.created_at,
    baseModel: job.model,
    trainingFile: job.training_file,
    metadata: job.metadata ?? {},
    modelId: readModelId(job),
    trainedTokens: job.trained_tokens ?? null,
    error: job.error?.code ? { code: job.error.code, message: providerWords(job.error.message ?? '') } : null,
  };
}

/** Only a well-formed ID on the job's own base model is ever published. */
function readModelId(job: z.infer<typeof Job>): string | null {
  const id = ModelId.safeParse(job.fine_tuned_model);
  if (job.status !== 'succeeded' || !id.success) return null;
  return job.model.startsWith('ft:') || id.data.startsWith(`ft:${job.model}:`) ? id.data : null;
}

const Page = z.object({ data: z.array(z.unknown()), has_more: z.boolean() });

export function readPage(reply: unknown): { readonly items: readonly unknown[]; readonly hasMore: boolean } {
  const parsed = Page.safeParse(reply);
  if (!parsed.success) throw new UnexpectedReply('the reply is not a list', { cause: parsed.error });
  return { items: parsed.data.data, hasMore: parsed.data.has_more };
}

/** The id of anything listed, to go on from it. */
export function readItemId(item: unknown): string | null {
  const parsed = z.object({ id: z.string().regex(/^[A-Za-z0-9_-]{1,80}$/) }).safeParse(item);
  return parsed.success ? parsed.data.id : null;
}

export function readFileId(reply: unknown): string {
  const parsed = z.object({ id: FileId }).safeParse(reply);
  if (!parsed.success) throw new UnexpectedReply('the reply is not a file', { cause: parsed.error });
  return parsed.data.id;
}
