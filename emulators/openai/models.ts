import type { z } from 'zod';
import { BASE_MODELS, hasCome } from './base-models.ts';
import { noSuchModel } from './errors.ts';
import type { Job, JobStore } from './jobs.ts';
import { endsAt, momentOf } from './lifecycle.ts';
import { ORGANISATION } from './organisation.ts';
import type { modelReply } from './replies.ts';

type ModelReply = z.output<typeof modelReply>;

/** Every model that answers at `now`: base models before their shutdown, and the fine-tunes on them. */
export function listModels(jobs: JobStore, now: number): readonly ModelReply[] {
  const bases = BASE_MODELS.filter(model => !hasCome(model.shutdown, now)).map(model => ({
    object: 'model' as const,
    id: model.id,
    created: model.created,
    owned_by: 'system',
    shutdown_date: model.shutdown,
  }));
  return [...bases, ...liveFineTunes(jobs, now).map(describeFineTune)];
}

export function getModel(jobs: JobStore, id: string, now: number): ModelReply {
  const model = listModels(jobs, now).find(candidate => candidate.id === id);
  if (model === undefined) throw noSuchModel(id);
  return model;
}

/** The job behind a fine-tuned model that answers now. */
export function findFineTune(jobs: JobStore, id: string, now: number): Job | undefined {
  return liveFineTunes(jobs, now).find(candidate => candidate.modelId === id);
}

export function getFineTune(jobs: JobStore, id: string, now: number): Job {
  const job = findFineTune(jobs, id, now);
  if (job === undefined) throw noSuchModel(id);
  return job;
}

function liveFineTunes(jobs: JobStore, now: number): readonly Job[] {
  return jobs
    .all()
    .filter(job => momentOf(job, now).status === 'succeeded' && !job.modelDeleted && !hasCome(job.base.shutdown, now));
}

/** No published reply shows a `shutdown_date` on a fine-tune, so none is given: clients fall back to the base model. */
function describeFineTune(job: Job): ModelReply {
  return {
    object: 'model',
    id: job.modelId,
    created: endsAt(job),
    owned_by: ORGANISATION.id,
    shutdown_date: null,
  };
}
