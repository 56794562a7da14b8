import type { VirtualClock } from '../server/virtual-clock.ts';
import { BASE_MODELS, type BaseModel, hasCome } from './base-models.ts';
import {
  dailyLimitReached,
  invalidFileId,
  methodNotOffered,
  notTrainable,
  trainingClosed,
  wrongPurpose,
} from './errors.ts';
import type { FileStore, StoredFile } from './files.ts';
import type { JobStore } from './jobs.ts';
import { findFineTune } from './models.ts';
import type { OrganisationPolicy } from './organisation.ts';
import type { CreateJobRequest } from './requests.ts';

/** What a create request stands on, once it is let in. */
export interface Admission {
  readonly base: BaseModel;
  readonly training: StoredFile;
  readonly validation: StoredFile | null;
}

export interface AdmissionDesk {
  readonly clock: VirtualClock;
  readonly files: FileStore;
  readonly jobs: JobStore;
  readonly policy: OrganisationPolicy;
}

const DAY = 86_400;

/** Lets a create request in, or throws OpenAI's refusal. Rows are not looked at here: that is the job's work. */
export function admit(request: CreateJobRequest, desk: AdmissionDesk): Admission {
  const now = desk.clock.seconds();
  if (desk.policy.trainingClosed) throw trainingClosed();
  const base =
    BASE_MODELS.find(model => model.id === request.model) ?? findFineTune(desk.jobs, request.model, now)?.base;
  if (base === undefined || base.trainingEnds === null) throw notTrainable(request.model);
  if (hasCome(base.trainingEnds, now)) throw trainingClosed();
  if (!base.methods.includes(request.method.type)) throw methodNotOffered(request.model, request.method.type);

  const training = trainingFile(desk, 'training_file', request.training_file);
  const validation =
    request.validation_file === null ? null : trainingFile(desk, 'validation_file', request.validation_file);

  const limit = desk.policy.dailyLimit;
  const today = desk.jobs.all().filter(job => job.request.model === request.model && job.createdAt > now - DAY);
  if (limit !== null && today.length >= limit) throw dailyLimitReached(limit, request.model);
  return { base, training, validation };
}

function trainingFile(desk: AdmissionDesk, param: 'training_file' | 'validation_file', id: string): StoredFile {
  const file = desk.files.find(id, desk.clock.seconds());
  if (file === undefined) throw invalidFileId(param, id);
  if (file.purpose !== 'fine-tune') throw wrongPurpose(param, id, file.purpose);
  return file;
}
