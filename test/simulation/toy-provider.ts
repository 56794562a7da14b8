import type { JobListing, JobStatus, ModelState, ObservedJob } from '../../src/core/plan/observed.ts';
import { MARK as KEYS } from '../../src/core/plan/ownership.ts';
import type { CreateOutcome, DeleteOutcome, JobRequest, UploadOutcome } from '../../src/core/reconcile/effects.ts';
import type { FineTuningProvider } from '../../src/ports.ts';
import { BASE_MODEL } from '../support/builders.ts';
import { checkDelete } from './check-delete.ts';
import type { Fault } from './faults.ts';
import type { Host } from './host.ts';
import { DATA_SHA256, isRefusedForGood } from './specs.ts';
import { HOUR, LAG, MINUTE, SECOND, TRAINING } from './times.ts';
import type { World } from './world.ts';

export interface ToyJob {
  readonly job: Omit<ObservedJob, 'status' | 'statusText' | 'modelId' | 'trainedTokens'>;
  readonly digest: string;
  readonly madeAt: number;
  readonly listedFrom: number;
  readonly endsAt: number;
  readonly end: JobStatus;
  /** A succeeded job tells its model's ID from then on. */
  readonly toldFrom: number;
  /** In its middle it has a status of no known meaning. */
  readonly isOdd: boolean;
  /** Made by a run that had seen neither a ledger nor a job. */
  readonly isFromNothing: boolean;
  cancelledAt: number | null;
  /** Its model was deleted. */
  deletedAt: number | null;
}

/** A job of somebody else in the same account; our key could cancel it. */
export const FOREIGN_JOB = 'ftjob-foreign';

/** Jobs and files of an account, with a list that lags behind. */
export class ToyProvider {
  readonly jobs: ToyJob[] = [];
  /** Uploads by id, with the run that made each; deleted ones are gone. */
  readonly files = new Map<string, Host>();
  readonly #world: World;
  #uploads = 0;

  constructor(world: World) {
    this.#world = world;
  }

  observed(toy: ToyJob, at = this.#world.timeline.now): ObservedJob {
    const status = statusAt(toy, at);
    const isReady = status === 'succeeded';
    return {
      ...toy.job,
      status,
      statusText: status,
      modelId: isReady && at >= toy.toldFrom ? `ft:${BASE_MODEL}:acme::${toy.job.id}` : null,
      trainedTokens: isReady ? 18_000 : null,
    };
  }

  client(host: Host): FineTuningProvider {
    const { defect } = this.#world;
    return {
      name: 'toy',
      capabilities: { ownership: 'filterable-label', idempotentCreate: false },
      models: ([id = '']) => host.look('get-model', 'provider', () => new Map([[id, this.#modelState(id)]])),
      deleteModel: id => {
        if (!host.isDead) checkDelete(this.#world, host, id);
        const lost = (): DeleteOutcome => ({ kind: 'unknown', why: 'no answer' });
        return host.change<DeleteOutcome>(`delete-model ${id}`, 'provider', () => this.#deleteModel(id), lost);
      },
      listJobs: () => this.#list(host),
      job: id => host.look(`get-job ${id}`, 'provider', () => this.#byId(id)),
      fileSha256: id => host.look('hash-file', 'provider', () => (this.files.has(id) ? DATA_SHA256 : null)),
      upload: () =>
        host.change<UploadOutcome>(
          'upload',
          'provider',
          () => this.#upload(host),
          () => ({ kind: 'unknown', why: 'no answer' }),
          20 * MINUTE,
        ),
      deleteFile: id =>
        host.change('delete-file', 'provider', () => {
          this.#world.checks.fileDeleted(host, id);
          this.files.delete(id);
        }),
      createJob: async request => {
        const first = await this.#sendCreate(host, request);
        if (defect !== 'retries' || first.kind !== 'unknown') return first;
        const second = await this.#sendCreate(host, request);
        return second.kind === 'unknown' ? this.#sendCreate(host, request) : second;
      },
      cancelJob: id => {
        if (!host.isDead) this.#world.checks.cancelSent(host, id);
        return host.change(`cancel-job ${id}`, 'provider', () => this.#cancel(id));
      },
    };
  }

  #list(host: Host): Promise<JobListing> {
    const { timeline, defect, weather, checks } = this.#world;
    const listed = (): ObservedJob[] => {
      // Some replies come from a copy that is behind by as much as a new job may be.
      const at =
        this.#world.random(1) < weather.staleness && !this.#world.isCalm
          ? timeline.now - this.#world.random(LAG)
          : timeline.now;
      host.sight.listedAt = at;
      const seen = this.jobs.filter(toy => toy.listedFrom <= at).map(toy => this.observed(toy, at));
      return defect === 'no-adopt' ? seen.filter(job => checks.isRecorded(job.id)) : seen;
    };
    const see = (listing: JobListing): JobListing => {
      host.sight.listing = listing;
      return listing;
    };
    return host.look<JobListing>(
      'list-jobs',
      'provider',
      () => see({ complete: true, jobs: listed() }),
      fault => see({ complete: false, jobs: fault === 'truncated' ? listed().slice(1) : [], why: 'no answer' }),
    );
  }

  #sendCreate(host: Host, request: JobRequest): Promise<CreateOutcome> {
    if (!host.isDead) this.#world.checks.createSent(host, request);
    const lost = (_fault: Fault): CreateOutcome => ({ kind: 'unknown', why: 'no answer' });
    return host.change<CreateOutcome>('create-job', 'provider', () => this.#create(host, request), lost);
  }

  #upload(host: Host): UploadOutcome {
    this.#uploads += 1;
    const fileId = `file-${this.#uploads}`;
    this.files.set(fileId, host);
    const { expiry } = this.#world.weather;
    if (expiry > 0 && !this.#world.isCalm && this.#world.random(1) < expiry)
      this.#world.timeline.schedule(this.#world.random(3 * MINUTE), () => this.files.delete(fileId));
    return { kind: 'uploaded', fileId };
  }

  #create(host: Host, request: JobRequest): CreateOutcome {
    const { timeline, weather } = this.#world;
    const now = timeline.now;
    const digest = request.metadata[KEYS.digest] ?? '';
    const refused = { kind: 'refused', code: 'no', message: 'no' } as const;
    const isForGood = isRefusedForGood(digest);
    const isGone = !this.files.has(request.trainingFile);
    if (isForGood || isGone || (this.#world.random(1) < weather.reluctance && !this.#world.isCalm)) {
      this.#world.checks.refused(request);
      return { ...refused, forGood: isForGood };
    }
    const longest = this.#world.random(1) < 0.5 ? HOUR / 2 : TRAINING - 11 * MINUTE;
    const endsAt = now + (weather.training ?? MINUTE + this.#world.random(longest));
    const isOdd = (share: number): boolean => this.#world.random(1) < share && weather.training === null;
    const toy: ToyJob = {
      job: {
        id: `ftjob-${this.jobs.length + 1}`,
        createdAt: Math.floor(now / SECOND),
        baseModel: request.baseModel,
        trainingFile: request.trainingFile,
        metadata: request.metadata,
        error: null,
      },
      digest,
      madeAt: now,
      listedFrom: now + this.#world.random(LAG),
      endsAt,
      end: this.#world.random(1) < weather.failures && !this.#world.isCalm ? 'failed' : 'succeeded',
      toldFrom: endsAt + (isOdd(0.1) ? 10 * MINUTE : 0),
      isOdd: isOdd(0.05),
      isFromNothing: host.sight.ledger === null && host.sight.listing?.jobs.length === 0,
      cancelledAt: null,
      deletedAt: null,
    };
    this.jobs.push(toy);
    this.#world.note(host.name, 'create-job', `job ${toy.job.id} of ${digest.slice(0, 8)} exists`);
    this.#world.checks.jobMade(host, toy);
    this.#world.jobMade();
    return { kind: 'created', job: this.observed(toy) };
  }

  #cancel(id: string): ObservedJob | null {
    const toy = this.jobs.find(({ job }) => job.id === id);
    if (toy === undefined || toy.cancelledAt !== null || toy.endsAt <= this.#world.timeline.now) return null;
    toy.cancelledAt = this.#world.timeline.now;
    return this.observed(toy);
  }

  #byModel(id: string): ToyJob | undefined {
    return this.jobs.find(toy => toy.deletedAt === null && this.observed(toy).modelId === id);
  }

  #modelState(id: string): ModelState {
    const toy = this.#byModel(id);
    this.#world.modelLooked(id);
    return toy === undefined ? { kind: 'gone' } : { kind: 'there', shutdown: null };
  }

  #deleteModel(id: string): DeleteOutcome {
    const toy = this.#byModel(id);
    if (toy === undefined) return { kind: 'gone' };
    toy.deletedAt = this.#world.timeline.now;
    return { kind: 'deleted' };
  }

  #byId(id: string): ObservedJob | null {
    const toy = this.jobs.find(({ job }) => job.id === id);
    return toy === undefined ? null : this.observed(toy);
  }
}

function statusAt({ cancelledAt, endsAt, end, madeAt, isOdd }: ToyJob, at: number): JobStatus {
  if (cancelledAt !== null && cancelledAt <= at) return 'cancelled';
  if (at >= endsAt) return end;
  if (at < madeAt + MINUTE) return 'queued';
  const isInTheMiddle = at > madeAt + (endsAt - madeAt) / 3 && at < madeAt + (2 * (endsAt - madeAt)) / 3;
  return isOdd && isInTheMiddle ? 'unrecognised' : 'running';
}
