import { createHash } from 'node:crypto';
import type OpenAI from 'openai';
import { toFile } from 'openai';
import type { JobListing, ObservedJob } from '../../core/plan/observed.ts';
import { MARK } from '../../core/plan/ownership.ts';
import type { CreateOutcome, JobRequest, UploadOutcome } from '../../core/reconcile/effects.ts';
import type { FineTuningProvider } from '../../ports.ts';
import { createFailure, describeFailure, refusal } from './failures.ts';
import { fileState } from './files.ts';
import { deleteModel, modelState } from './models.ts';
import { FileId, JobId, readFileId, readJob, readPage } from './replies.ts';
import { createSdk, type OpenAiOptions } from './sdk.ts';

const PAGE = 100;
const MAX_PAGES = 200;
/** OpenAI's longest (API reference, 2026-08-21): an upload nobody uses goes away by itself. */
const FILE_LIFETIME_SECONDS = 30 * 24 * 60 * 60;
const RETRIES = { reads: 3, uploads: 2 };

/** OpenAI behind the port. Nothing is retried unless a call says so, and replies count only in the documented shape. */
export function createOpenAiProvider(options: OpenAiOptions): FineTuningProvider {
  const client = createSdk(options);
  const reads = { maxRetries: RETRIES.reads };
  const jobs = client.fineTuning.jobs;

  return {
    name: 'openai',
    capabilities: { ownership: 'filterable-label', idempotentCreate: false },

    listJobs: repository => listJobs(client, repository),

    async job(id) {
      try {
        return readJob(await jobs.retrieve(JobId.parse(id), reads));
      } catch (error) {
        if (refusal(error)?.status === 404) return null;
        throw failed('The job could not be read', error);
      }
    },

    async upload(fileName, bytes): Promise<UploadOutcome> {
      const file = await toFile(bytes, fileName, { type: 'application/jsonl' });
      const expires = { anchor: 'created_at' as const, seconds: FILE_LIFETIME_SECONDS };
      try {
        const reply = await client.files.create(
          { file, purpose: 'fine-tune', expires_after: expires },
          { maxRetries: RETRIES.uploads, timeout: 15 * 60_000 },
        );
        return { kind: 'uploaded', fileId: readFileId(reply) };
      } catch (error) {
        const refused = refusal(error);
        return refused === null ? { kind: 'unknown', why: describeFailure(error) } : { kind: 'refused', ...refused };
      }
    },

    async deleteFile(id) {
      await client.files.delete(FileId.parse(id), { maxRetries: RETRIES.uploads });
    },

    async fileSha256(id) {
      try {
        const content = await client.files.content(FileId.parse(id), reads);
        return createHash('sha256')
          .update(Buffer.from(await content.arrayBuffer()))
          .digest('hex');
      } catch (error) {
        if (refusal(error)?.status === 404) return null;
        throw failed('The training file could not be read', error);
      }
    },

    models: ids => each(ids, id => modelState(client, id)),
    files: ids => each(ids, id => fileState(client, id)),
    deleteModel: id => deleteModel(client, id),

    async createJob(request): Promise<CreateOutcome> {
      try {
        return { kind: 'created', job: readJob(await jobs.create(createBody(request), { maxRetries: 0 })) };
      } catch (error) {
        return createFailure(error);
      }
    },

    async cancelJob(id): Promise<ObservedJob | null> {
      try {
        return readJob(await jobs.cancel(JobId.parse(id), { maxRetries: 0 }));
      } catch (error) {
        if (refusal(error)?.status === 400) return null;
        throw failed('The job could not be cancelled', error);
      }
    },
  };
}

async function each<State>(
  ids: readonly string[],
  ask: (id: string) => Promise<State>,
): Promise<ReadonlyMap<string, State>> {
  const states = new Map<string, State>();
  for (const id of ids) states.set(id, await ask(id));
  return states;
}

/** Reads every page; anything in the way makes the listing incomplete, and an incomplete listing proves no absence. */
async function listJobs(client: OpenAI, repository: string): Promise<JobListing> {
  const found = new Map<string, ObservedJob>();
  const incomplete = (why: string): JobListing => ({ complete: false, jobs: [...found.values()], why });
  let after: string | undefined;
  for (let pages = 0; pages < MAX_PAGES; pages += 1) {
    let page: ReturnType<typeof readPage>;
    let last: ObservedJob | undefined;
    try {
      const query = {
        limit: PAGE,
        metadata: { [MARK.repository]: repository },
        ...(after === undefined ? {} : { after }),
      };
      page = readPage(await client.get('/fine_tuning/jobs', { query, maxRetries: RETRIES.reads }));
      for (const item of page.items) {
        last = readJob(item);
        if (last.metadata[MARK.repository] === repository) found.set(last.id, last);
      }
    } catch (error) {
      // A definite no, such as to a revoked key, does not pass by waiting: it must not hide in a green run.
      if (refusal(error) !== null) throw failed('The jobs could not be listed', error);
      return incomplete(describeFailure(error));
    }
    if (!page.hasMore) return { complete: true, jobs: [...found.values()] };
    if (last === undefined || last.id === after) return incomplete('the list says there is more, but gives nothing');
    after = last.id;
  }
  return incomplete(`the list has more than ${MAX_PAGES} pages`);
}

function createBody(request: JobRequest): OpenAI.FineTuning.JobCreateParams {
  return {
    model: request.baseModel,
    training_file: request.trainingFile,
    ...(request.validationFile === null ? {} : { validation_file: request.validationFile }),
    ...(request.suffix === '' ? {} : { suffix: request.suffix }),
    seed: request.seed,
    metadata: { ...request.metadata },
    method: methodOf(request),
  };
}

function methodOf(request: JobRequest): OpenAI.FineTuning.JobCreateParams.Method {
  const hyperparameters = {
    n_epochs: request.nEpochs,
    batch_size: request.batchSize ?? ('auto' as const),
    learning_rate_multiplier: request.learningRateMultiplier ?? ('auto' as const),
  };
  switch (request.method) {
    case 'supervised':
      return { type: 'supervised', supervised: { hyperparameters } };
    case 'dpo':
      return { type: 'dpo', dpo: { hyperparameters: { ...hyperparameters, beta: request.beta ?? 'auto' } } };
  }
}

/** The cause stays for debugging in memory; only this message is ever shown. */
function failed(what: string, cause: unknown): Error {
  return new Error(`${what}: ${describeFailure(cause)}`, { cause });
}
