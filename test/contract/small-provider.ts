import { createHash } from 'node:crypto';
import type { ObservedJob, Ownership } from '../../src/core/plan/observed.ts';
import type { JobRequest } from '../../src/core/reconcile/effects.ts';
import type { Clock, FineTuningProvider } from '../../src/ports.ts';

const HOUR = 60 * 60_000;
const TRAINING = 2 * HOUR;

/** What becomes of a create whose reply is lost: it is applied at once, after some time, or never. */
export type LostCreate = { readonly appliedAfter: number | null };

interface SmallJob {
  readonly id: string;
  readonly request: JobRequest;
  readonly madeAt: number;
  cancelled: boolean;
}

/** A provider in memory that keeps as much of the ownership mark as its class does. */
export class SmallProvider {
  /** Used up in order, one for each create. */
  readonly lost: LostCreate[] = [];
  /** Milliseconds until a new job is listed. */
  lag = 0;
  readonly #made: SmallJob[] = [];
  readonly #clock: Clock;
  readonly #ownership: Ownership;
  readonly #claimed: Ownership;
  readonly #files = new Map<string, string>();
  readonly #late: { readonly at: number; readonly request: JobRequest }[] = [];

  /** `claimed`: what it says of itself, where that is not true. */
  constructor(ownership: Ownership, clock: Clock, claimed: Ownership = ownership) {
    this.#ownership = ownership;
    this.#claimed = claimed;
    this.#clock = clock;
  }

  port(): FineTuningProvider {
    return {
      name: 'small',
      capabilities: { ownership: this.#claimed, idempotentCreate: false },
      listJobs: async () => ({ complete: true, jobs: this.#listed() }),
      job: async id => {
        const found = this.jobs.find(job => job.id === id);
        return found === undefined ? null : this.#observed(found);
      },
      upload: async (_name, bytes) => {
        const fileId = `file-${this.#files.size + 1}`;
        this.#files.set(fileId, createHash('sha256').update(bytes).digest('hex'));
        return { kind: 'uploaded', fileId };
      },
      models: async () => new Map(),
      deleteFile: async () => undefined,
      fileSha256: async id => this.#files.get(id) ?? null,
      createJob: async request => {
        const lost = this.lost.shift();
        if (lost === undefined) return this.#create(request, this.#clock.now());
        if (lost.appliedAfter === 0) this.#create(request, this.#clock.now());
        else if (lost.appliedAfter !== null) this.#late.push({ at: this.#clock.now() + lost.appliedAfter, request });
        return { kind: 'unknown', why: 'no answer' };
      },
      cancelJob: async id => {
        const job = this.jobs.find(found => found.id === id);
        if (job === undefined) return null;
        job.cancelled = true;
        return this.#observed(job);
      },
    };
  }

  #create(request: JobRequest, madeAt: number) {
    const isNamed = this.#ownership === 'exclusive-name';
    const id = isNamed ? request.name : `job-${this.#made.length + 1}`;
    if (this.#made.some(job => job.id === id)) return { kind: 'exists', jobId: id } as const;
    const job = { id, request, madeAt, cancelled: false };
    this.#made.push(job);
    return { kind: 'created', job: this.#observed(job) } as const;
  }

  /** Creates that were on their way arrive when their time has come. */
  get jobs(): SmallJob[] {
    const due = this.#late.filter(({ at }) => at <= this.#clock.now());
    for (const late of due) {
      this.#late.splice(this.#late.indexOf(late), 1);
      this.#create(late.request, late.at);
    }
    return this.#made;
  }

  #listed(): ObservedJob[] {
    if (this.#ownership === 'none') return [];
    return this.jobs.filter(job => job.madeAt + this.lag <= this.#clock.now()).map(job => this.#observed(job));
  }

  #observed({ id, request, madeAt, cancelled }: SmallJob): ObservedJob {
    const isReady = this.#clock.now() >= madeAt + TRAINING;
    const status = cancelled ? 'cancelled' : isReady ? 'succeeded' : 'running';
    return {
      id,
      status,
      statusText: status,
      createdAt: Math.floor(madeAt / 1000),
      baseModel: request.baseModel,
      trainingFile: request.trainingFile,
      metadata: this.#ownership === 'filterable-label' ? request.metadata : {},
      name: this.#nameOf(id, request),
      modelId: status === 'succeeded' ? `ft:${request.baseModel}:acme::${id}` : null,
      trainedTokens: status === 'succeeded' ? 1_000 : null,
      error: null,
    };
  }

  #nameOf(id: string, request: JobRequest): string | null {
    if (this.#ownership === 'exclusive-name') return id;
    return this.#ownership === 'read-back' ? `${request.suffix}-${request.name}` : null;
  }
}
