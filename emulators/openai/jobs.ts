import type { VirtualClock } from '../server/virtual-clock.ts';
import type { Admission } from './admission.ts';
import { jobEnded, noSuchJob } from './errors.ts';
import type { FileStore, StoredFile } from './files.ts';
import type { Ids } from './ids.ts';
import { endsAt, type JobCourse, type JobFailure, type JobTimings, momentOf } from './lifecycle.ts';
import { ORGANISATION } from './organisation.ts';
import type { CreateJobRequest, Method } from './requests.ts';
import { checkRows, type Row } from './rows.ts';
import { planTraining, resultCsv, type TrainingPlan } from './training.ts';

export interface Job extends JobCourse, Admission {
  readonly id: string;
  readonly request: CreateJobRequest;
  readonly seed: number;
  /** The name the model gets if the job succeeds. */
  readonly modelId: string;
  readonly modelDeleted: boolean;
  /** The rows of a valid training file, otherwise none. */
  readonly rows: readonly Row[];
  readonly plan: TrainingPlan;
  readonly resultFile: StoredFile | null;
}

interface JobStoreParts {
  readonly clock: VirtualClock;
  readonly files: FileStore;
  readonly ids: Ids;
  readonly timings: JobTimings;
}

/** All jobs ever created. A job moves on by the clock alone; only a cancel changes its course. */
export class JobStore {
  readonly #jobs = new Map<string, Job>();
  readonly #failures: JobFailure[] = [];
  readonly #parts: JobStoreParts;

  constructor(parts: JobStoreParts) {
    this.#parts = parts;
  }

  create(request: CreateJobRequest, admission: Admission): Job {
    const { clock, ids, files, timings } = this.#parts;
    const { rows, failure: invalid } = checkFiles(admission, request.method.type);
    const failure = invalid ?? this.#failures.shift() ?? null;
    const id = ids.next('ftjob-', 24);
    const course = { createdAt: clock.seconds(), timings, failure, cancelledAt: null };
    const plan = planTraining(request.hyperparameters, rows.length, course);
    const results = { filename: 'step_metrics.csv', purpose: 'fine-tune-results', bytes: resultCsv(plan) } as const;
    const job: Job = {
      ...course,
      ...admission,
      id,
      request,
      rows,
      plan,
      // OpenAI draws a seed where none is asked for; this one is as good and stays the same from run to run.
      seed: request.seed ?? admission.training.bytes.length,
      modelId: `ft:${admission.base.id}:${ORGANISATION.name}:${request.suffix ?? ''}:${ids.next('', 8)}`,
      modelDeleted: false,
      resultFile: failure === null ? files.add({ ...results, createdAt: endsAt(course) }) : null,
    };
    this.#jobs.set(id, job);
    return job;
  }

  /** Gives the next valid job this end. */
  failNext(failure: JobFailure): void {
    this.#failures.push(failure);
  }

  /** Newest first. */
  all(): readonly Job[] {
    return [...this.#jobs.values()].reverse();
  }

  get(id: string): Job {
    const job = this.#jobs.get(id);
    if (job === undefined) throw noSuchJob(id);
    return job;
  }

  cancel(id: string): Job {
    const job = this.get(id);
    const now = this.#parts.clock.seconds();
    const { status, finishedAt } = momentOf(job, now);
    if (finishedAt !== null) throw jobEnded(id, status);
    if (job.resultFile !== null) this.#parts.files.remove(job.resultFile.id);
    return this.#replace({ ...job, cancelledAt: now, resultFile: null });
  }

  deleteModel(job: Job): void {
    this.#replace({ ...job, modelDeleted: true });
  }

  #replace(job: Job): Job {
    this.#jobs.set(job.id, job);
    return job;
  }
}

function checkFiles(
  { training, validation }: Admission,
  method: Method['type'],
): { rows: readonly Row[]; failure: JobFailure | null } {
  const checked = checkRows(training.bytes, { kind: 'training', fileId: training.id, method });
  if (!checked.ok) return { rows: [], failure: { ...checked.failure, param: 'training_file', phase: 'validation' } };
  const held =
    validation === null ? checked : checkRows(validation.bytes, { kind: 'validation', fileId: validation.id, method });
  if (held.ok) return { rows: checked.rows, failure: null };
  return { rows: checked.rows, failure: { ...held.failure, param: 'validation_file', phase: 'validation' } };
}
