import type { PerformPorts } from '../../src/commands/perform.ts';
import type { Ledger } from '../../src/core/ledger/schema.ts';
import type { JobListing, JobStatus, ObservedJob } from '../../src/core/plan/observed.ts';
import type { DesiredModel } from '../../src/core/plan/plan.ts';
import type { CreateOutcome, JobRequest, PublishReply, UploadOutcome } from '../../src/core/reconcile/effects.ts';
import type { FineTuningProvider, LedgerStore, LedgerWrite } from '../../src/ports.ts';
import { aModel, BASE_MODEL, NOW } from '../support/builders.ts';
import { randomFrom, Timeline } from './timeline.ts';
import type { Host } from './toy-host.ts';

export interface Rules {
  /** Share of calls that go wrong. */
  readonly faultRate: number;
  /** Whether a ledger write is refused when somebody else wrote before. */
  readonly hasCas: boolean;
  /** Whether a run that saw another run's write may not begin anything planned before it. */
  readonly hasFence: boolean;
  /** Whether an intent is dated when it is written, and not when its run began. */
  readonly hasClock: boolean;
  /** Whether a create is given up when too much time has passed since its intent. */
  readonly hasDeadline: boolean;
  /** W in milliseconds. */
  readonly waitingWindow: number;
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
/** A new job is listed within this. */
const LAG = MINUTE;
const TRAINING = 20 * MINUTE;

interface ToyJob {
  readonly job: Omit<ObservedJob, 'status' | 'statusText' | 'modelId' | 'trainedTokens'>;
  readonly madeAt: number;
  readonly listedFrom: number;
  readonly end: JobStatus;
  cancelledAt: number | null;
}

/** A provider, a ledger and a manifest in memory, with lag, lost replies, late effects and programs that die. */
export class ToyWorld {
  readonly timeline = new Timeline(Date.parse(NOW));
  readonly jobs: ToyJob[] = [];
  readonly rules: Rules;
  ledger: Ledger | null = null;
  /** Calls that changed something. */
  mutations = 0;
  faultRate: number;
  #writes = 0;
  #models: readonly DesiredModel[];
  readonly #published = new Map<string, string>();
  readonly #random: () => number;

  constructor(seed: number, rules: Rules) {
    this.#random = randomFrom(seed);
    this.rules = rules;
    this.faultRate = rules.faultRate;
    this.#models = this.#someModels();
  }

  random(most: number): number {
    return this.#random() * most;
  }

  /** Edits the manifest: each model is there or not, in its old or new version. */
  edit(): void {
    this.#models = this.#someModels();
  }

  #someModels(): DesiredModel[] {
    return ['a', 'b', 'c']
      .filter(() => this.random(1) < 0.9)
      .map((name, n) => aModel(name, { entry: { seed: this.random(1) < 0.8 ? n : n + 10 } }));
  }

  /** What the tip of the default branch asks for. */
  wanted(): DesiredModel[] {
    return this.#models.map(model => {
      const id = this.#published.get(model.name);
      return id === undefined ? model : { ...model, entry: { ...model.entry, model_id: id } };
    });
  }

  observed({ job, madeAt, end, cancelledAt }: ToyJob): ObservedJob {
    const { now } = this.timeline;
    const natural: JobStatus = now >= madeAt + TRAINING ? end : 'running';
    const status = cancelledAt !== null ? 'cancelled' : natural;
    const isReady = status === 'succeeded';
    return {
      ...job,
      status,
      statusText: status,
      modelId: isReady ? `ft:${BASE_MODEL}:acme::${job.id}` : null,
      trainedTokens: isReady ? 18_000 : null,
    };
  }

  provider(host: Host): FineTuningProvider {
    const find = (id: string): ToyJob | undefined => this.jobs.find(toy => toy.job.id === id);
    const unknown = { kind: 'unknown', why: 'no answer' } as const;
    const listed = (): ObservedJob[] =>
      this.jobs.filter(toy => toy.listedFrom <= this.timeline.now).map(toy => this.observed(toy));
    return {
      name: 'toy',
      capabilities: { ownership: 'filterable-label', idempotentCreate: false },
      models: async () => new Map(),
      listJobs: () =>
        host.look<JobListing>(
          () => ({ complete: true, jobs: listed() }),
          () => ({ complete: false, jobs: listed().slice(1), why: 'no answer' }),
        ),
      job: id => host.look(() => this.#observedById(find(id))),
      fileSha256: () => host.look(() => aModel().training?.inspection.sha256 ?? null),
      upload: () =>
        host.change<UploadOutcome>(
          () => ({ kind: 'uploaded', fileId: `file-${this.mutations}` }),
          () => unknown,
          20 * MINUTE,
        ),
      deleteFile: () => host.change(() => undefined),
      createJob: request =>
        host.change<CreateOutcome>(
          () => ({ kind: 'created', job: this.observed(this.#create(request)) }),
          () => unknown,
        ),
      cancelJob: id =>
        host.change(() => {
          const toy = find(id);
          if (toy === undefined || this.observed(toy).status !== 'running') return null;
          toy.cancelledAt = this.timeline.now;
          return this.observed(toy);
        }),
    };
  }

  #observedById(toy: ToyJob | undefined): ObservedJob | null {
    return toy === undefined ? null : this.observed(toy);
  }

  #create(request: JobRequest): ToyJob {
    const { now } = this.timeline;
    const toy: ToyJob = {
      job: {
        id: `ftjob-${this.jobs.length + 1}`,
        createdAt: Math.floor(now / SECOND),
        baseModel: request.baseModel,
        trainingFile: request.trainingFile,
        metadata: request.metadata,
        error: null,
      },
      madeAt: now,
      listedFrom: now + this.random(LAG),
      end: this.random(1) < 0.9 ? 'succeeded' : 'failed',
      cancelledAt: null,
    };
    this.jobs.push(toy);
    return toy;
  }

  store(host: Host): LedgerStore {
    const position = () => ({ head: this.#writes === 0 ? null : String(this.#writes) });
    return {
      read: () =>
        host.look(() =>
          this.ledger === null
            ? { kind: 'absent', position: position() }
            : { kind: 'found', ledger: this.ledger, position: position() },
        ),
      write: (ledger, expected) =>
        host.change<LedgerWrite>(
          () => {
            if (this.rules.hasCas && expected.head !== position().head) return { kind: 'conflict' };
            this.ledger = ledger;
            this.#writes += 1;
            return { kind: 'written', position: position() };
          },
          () => ({ kind: 'failed', why: 'no answer' }),
        ),
    };
  }

  publisher(host: Host): PerformPorts['publisher'] {
    const wants = (digest: string): boolean => this.#models.some(model => model.digest === digest);
    return {
      tipAgrees: (digest, wanted) => host.look(() => wants(digest) === wanted, undefined, 20 * MINUTE),
      publish: (model, digest, modelId) =>
        host.change<PublishReply>(
          () => {
            if (!wants(digest)) return { kind: 'not-wanted' };
            this.#published.set(model, modelId);
            return { kind: 'committed', oid: 'x' };
          },
          () => ({ kind: 'failed', why: 'no answer' }),
        ),
    };
  }
}
