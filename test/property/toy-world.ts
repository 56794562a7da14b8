import { bearLedger, readLedger } from '../../src/commands/known.ts';
import { type LedgerState, type PerformPorts, perform } from '../../src/commands/perform.ts';
import type { Ledger } from '../../src/core/ledger/schema.ts';
import { makePlan } from '../../src/core/plan/make-plan.ts';
import type { JobListing, JobStatus, ObservedJob } from '../../src/core/plan/observed.ts';
import type { DesiredModel } from '../../src/core/plan/plan.ts';
import type { CreateOutcome, JobRequest, PublishReply, UploadOutcome } from '../../src/core/reconcile/effects.ts';
import { protocolFor } from '../../src/core/reconcile/protocol-for.ts';
import type { FineTuningProvider, LedgerStore, LedgerWrite } from '../../src/ports.ts';
import { aModel, BASE_MODEL, CATALOG, LIMITS, MARK, NOW } from '../support/builders.ts';
import { randomFrom, Timeline } from './timeline.ts';

export interface Rules {
  /** Share of calls that go wrong. */
  readonly faultRate: number;
  /** Whether a ledger write is refused when somebody else wrote before. */
  readonly hasCas: boolean;
  /** Whether a run that saw another run's write may not begin anything planned before it. */
  readonly hasFence: boolean;
  /** W in milliseconds. */
  readonly waitingWindow: number;
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
/** A request whose reply was lost is applied within this. */
const LATE = 2 * MINUTE;
/** A new job is listed within this. */
const LAG = MINUTE;
const TRAINING = 20 * MINUTE;

class Crash extends Error {}

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

  /** One run of the program, from looking to its end, which may be a crash. */
  async run(): Promise<void> {
    const host = new Host(this);
    try {
      await reconcileOnce(this, host);
    } catch (error) {
      if (!(error instanceof Crash || (error instanceof Error && error.message === 'lost'))) throw error;
    }
  }

  provider(host: Host): FineTuningProvider {
    const find = (id: string): ToyJob | undefined => this.jobs.find(toy => toy.job.id === id);
    const unknown = { kind: 'unknown', why: 'no answer' } as const;
    const listed = (): ObservedJob[] =>
      this.jobs.filter(toy => toy.listedFrom <= this.timeline.now).map(toy => this.observed(toy));
    return {
      name: 'toy',
      capabilities: { ownership: 'filterable-label', idempotentCreate: false },
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
      tipAgrees: (digest, wanted) => host.look(() => wants(digest) === wanted),
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

/** The machine one run is on: every call takes time, may be lost, and the machine may die at any of them. */
class Host {
  readonly #world: ToyWorld;
  #isDead = false;

  constructor(world: ToyWorld) {
    this.#world = world;
  }

  look<T>(answer: () => T, lost?: () => T): Promise<T> {
    return this.#call(answer, lost, 2 * MINUTE);
  }

  change<T>(apply: () => T, lost?: () => T, slowest = MINUTE): Promise<T> {
    const counted = (): T => {
      this.#world.mutations += 1;
      return apply();
    };
    return this.#call(counted, lost, slowest, true);
  }

  async #call<T>(act: () => T, lost: (() => T) | undefined, slowest: number, isChange = false): Promise<T> {
    const { timeline, faultRate } = this.#world;
    const isFaulty = this.#world.random(1) < faultRate;
    const isSlow = this.#world.random(1) < faultRate;
    await this.#pass(this.#world.random(isSlow ? slowest : 3 * SECOND));
    if (!isFaulty) {
      const reply = act();
      await this.#pass(this.#world.random(SECOND));
      return reply;
    }
    switch (Math.floor(this.#world.random(5))) {
      case 0:
        return this.#die();
      case 1:
        act();
        return this.#die();
      case 2:
        if (isChange) act();
        break;
      case 3:
        if (isChange) timeline.schedule(this.#world.random(LATE), act);
        break;
      default:
    }
    await this.#pass(this.#world.random(MINUTE));
    if (lost === undefined) throw new Error('lost');
    return lost();
  }

  async #pass(milliseconds: number): Promise<void> {
    if (this.#isDead) throw new Crash();
    await this.#world.timeline.wait(milliseconds);
  }

  #die(): never {
    this.#isDead = true;
    throw new Crash();
  }
}

/** `reconcile` without reading a repository: look, plan, carry out with the real protocols and the real driver. */
async function reconcileOnce(world: ToyWorld, host: Host): Promise<void> {
  const now = new Date(world.timeline.now).toISOString();
  const { waitingWindow } = world.rules;
  const provider = world.provider(host);
  const store = world.store(host);
  const models = world.wanted();
  const listing = await provider.listJobs(MARK.repository);
  const state = fenced(
    (await readLedger(store)) ?? {
      ledger: bearLedger(listing, { lineage: MARK.lineage, now, waitingWindow }),
      position: { head: null },
      isAsRead: true,
    },
    world.rules.hasFence,
  );
  const known = { ledger: state.ledger, listing, mark: MARK, now, limits: { ...LIMITS, waitingWindow } };
  const source = { commit: 'c', manifestPath: 'models.yaml', manifestOid: 'm', catalog: CATALOG, diagnostics: [] };
  for (const change of makePlan(models, known, source).changes) {
    const protocol = protocolFor(change, {
      ledger: state.ledger,
      listing,
      mark: MARK,
      now,
      runUrl: null,
      nonce: `nonce-${world.random(1)}`,
      pricePerToken: () => 5_000,
    });
    if (protocol !== null)
      await perform(protocol, change, state, {
        provider,
        store,
        publisher: world.publisher(host),
        output: { info: () => undefined, warn: () => undefined, trace: () => undefined },
        datasetBytes: async () => new Uint8Array(),
        interrupted: new AbortController().signal,
        clock: { now: () => world.timeline.now },
        waitingWindow,
      });
  }
}

/** Without the fence the state always claims that nobody else wrote. */
function fenced(state: LedgerState, hasFence: boolean): LedgerState {
  if (hasFence) return state;
  return Object.defineProperty(state, 'isAsRead', { get: () => true, set: () => undefined });
}
