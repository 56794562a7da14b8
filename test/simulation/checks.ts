import { bearLedger } from '../../src/commands/known.ts';
import type { Ledger } from '../../src/core/ledger/schema.ts';
import { makePlan } from '../../src/core/plan/make-plan.ts';
import { MARK as KEYS } from '../../src/core/plan/ownership.ts';
import type { Action } from '../../src/core/plan/plan.ts';
import { proposalBranch } from '../../src/core/plan/proposal.ts';
import type { JobRequest } from '../../src/core/reconcile/effects.ts';
import { CATALOG, MARK } from '../support/builders.ts';
import { noteDeletions } from './check-delete.ts';
import type { Host } from './host.ts';
import { idsSet } from './ids-set.ts';
import { limitsOf, removalIn } from './limits.ts';
import type { Sight } from './sight.ts';
import { modelsOf, specOf } from './specs.ts';
import { spentOn } from './spent.ts';
import { SKEW, WINDOW } from './times.ts';
import type { ProposedCommit } from './toy-proposals.ts';
import type { ToyJob } from './toy-provider.ts';
import type { World } from './world.ts';

/** The invariants of docs/reliability.md; `history`: the ledger's own order. */
export type Invariant = 'I1' | 'I2' | 'I3' | 'I4' | 'I5' | 'I6' | 'I7' | 'I8' | 'I9' | 'history';

export interface Violation {
  readonly invariant: Invariant;
  readonly what: string;
}

/**
 * The one way in which a deleted ledger may cost a training: a run that saw neither a ledger nor any job of this
 * repository begins the next one, under a lineage of its own; nothing tells it that there was one before, and nothing
 * tells it when the one that somebody else begins meanwhile is deleted as well.
 */
function wasForgotten(one: ToyJob, other: ToyJob): boolean {
  const [lineage, otherLineage] = [one, other].map(toy => toy.job.metadata[KEYS.lineage]);
  return lineage !== otherLineage || one.isFromNothing || other.isFromNothing;
}

interface Intent {
  readonly digest: string;
  readonly at: number;
  posts: number;
  isRefused: boolean;
}

/** How much closer than they claim two instants may be that two clocks have dated. */
const SLACK = 2 * SKEW;

/** In every so many seeds each write is held against a plan that is made again. */
const REAL_PLAN = 4;

/** Judges every effect at the moment it is asked for or takes place, from what is true and not from what a run believes. */
export class Checks {
  readonly violations: Violation[] = [];
  readonly #world: World;
  /** By nonce. */
  readonly #intents = new Map<string, Intent>();

  constructor(world: World) {
    this.#world = world;
  }

  violated(invariant: Invariant, what: string): void {
    this.violations.push({ invariant, what });
    this.#world.note('VIOLATION', invariant, what);
  }

  isRecorded(jobId: string): boolean {
    return Object.values(this.#world.ledger.current?.runs ?? {}).some(
      run => run.jobId === jobId || run.duplicates?.[jobId] !== undefined,
    );
  }

  get tamperings(): number {
    return this.#world.wipes.length + this.#world.sabotages.length;
  }

  ledgerWritten(host: Host, before: Ledger | null, after: Ledger): void {
    const { timeline } = this.#world;
    if (before === null && after.quarantinedUntil === null && host.sight.listing?.jobs.length !== 0)
      this.violated('history', 'a ledger began without a quarantine although there are jobs');
    if (before !== null && after.serial !== before.serial + 1 && this.tamperings === 0)
      this.violated('history', `serial ${after.serial} was written after ${before.serial}`);
    noteDeletions(this.#world, host, after);
    for (const [digest, { state, intent }] of Object.entries(after.runs)) {
      if (state !== 'intended' || intent === null || this.#intents.has(intent.nonce)) continue;
      for (const earlier of this.#intents.values())
        if (earlier.digest === digest && this.#isOpen(earlier))
          this.violated('I1', `a second intent for ${digest.slice(0, 8)} within the window of one that was sent`);
      this.#world.intentWritten();
      this.#intents.set(intent.nonce, { digest, at: timeline.now, posts: 0, isRefused: false });
    }
  }

  #isOpen({ at, posts, isRefused }: Intent): boolean {
    const { timeline, wipes, sabotages } = this.#world;
    const isForgotten = [...wipes, ...sabotages].some(time => time >= at);
    return posts > 0 && !isRefused && !isForgotten && timeline.now - at < WINDOW - SLACK;
  }

  createSent(host: Host, request: JobRequest): void {
    const digest = request.metadata[KEYS.digest] ?? '';
    const intent = this.#intents.get(request.metadata[KEYS.attempt] ?? '');
    if (intent?.digest !== digest) this.violated('I1', `a create of ${digest.slice(0, 8)} without its intent`);
    else {
      intent.posts += 1;
      if (intent.posts > 1) this.violated('I1', `a create of ${digest.slice(0, 8)} sent ${intent.posts} times`);
    }
    host.sight.creates += 1;
    if (host.sight.creates > limitsOf(this.#world).createsPerRun && this.#world.defect !== 'retries')
      this.violated('I7', `${host.sight.creates} creates in one run`);
    const spec = specOf(digest);
    if (spec?.seed !== request.seed || spec.baseModel !== request.baseModel || spec.nEpochs !== request.nEpochs)
      this.violated('I6', 'a create of something else than what its mark says');
    this.mustBePlanned(host, digest, ['train']);
  }

  refused(request: JobRequest): void {
    const intent = this.#intents.get(request.metadata[KEYS.attempt] ?? '');
    if (intent !== undefined) intent.isRefused = true;
  }

  jobMade(host: Host, made: ToyJob): void {
    const { provider, ledger, sabotages, wipes } = this.#world;
    const earlier = provider.jobs.filter(toy => toy.digest === made.digest && toy !== made);
    const isExcused =
      earlier.length <= sabotages.length + ledger.putBack ||
      (wipes.length > 0 && earlier.every(toy => wasForgotten(toy, made)));
    if (!isExcused) this.violated('I1', `paid twice for ${made.digest.slice(0, 8)}`);
    const cap = (limitsOf(this.#world).budget ?? 0) * (1 + this.tamperings);
    const spent = provider.jobs.reduce((sum, toy) => sum + spentOn(provider.observed(toy)), 0);
    if (spent > cap && earlier.length === 0) this.violated('I7', `${spent} nano-dollars spent, the budget is ${cap}`);
    if (!provider.files.has(made.job.trainingFile)) this.violated('I4', `the file of ${made.job.id} was deleted`);
    if (host.sight.models === null) this.violated('I6', 'a job although the manifest could not be read');
  }

  fileDeleted(host: Host, id: string): void {
    const { jobs, files } = this.#world.provider;
    if (jobs.some(({ job }) => job.trainingFile === id)) this.violated('I4', `${id} was deleted and a job uses it`);
    // The second of two equal requests finds nothing.
    if (files.has(id) && files.get(id) !== host) this.violated('I4', `${id} was deleted by a run that did not make it`);
  }

  cancelSent(host: Host, id: string): void {
    const toy = this.#world.provider.jobs.find(({ job }) => job.id === id);
    if (toy === undefined) {
      this.violated('I3', `${id} was cancelled, which is not ours`);
      return;
    }
    const { digest, madeAt } = toy;
    if (this.#isDuplicate(host, toy)) {
      this.mustBePlanned(host, digest, ['cancel']);
      return;
    }
    const isUnwanted = (models: Sight['models']): boolean => models?.every(model => model.digest !== digest) === true;
    if (!isUnwanted(host.sight.tip)) this.violated('I3', `${id} was cancelled although the tip asks for it`);
    const latest = this.#world.timeline.now - (WINDOW - SLACK);
    const wasSeenBefore = this.#world.repository.looks.some(
      ({ at, models }) => at > madeAt && at <= latest && isUnwanted(models),
    );
    if (!wasSeenBefore && this.#world.sabotages.length === 0)
      this.violated('I3', `${id} was cancelled on one observation`);
    this.mustBePlanned(host, digest, ['cancel']);
  }

  /** A second job of a training, noted as such a window ago, beside one that was there before or has succeeded. */
  #isDuplicate({ sight }: Host, toy: ToyJob): boolean {
    const { provider, timeline, sabotages } = this.#world;
    const noted = sight.ledger?.runs[toy.digest]?.duplicates?.[toy.job.id];
    const isOld = noted !== undefined && timeline.now - Date.parse(noted) >= WINDOW - SLACK;
    const isBetter = (other: ToyJob): boolean => {
      const { status } = provider.observed(other);
      if (other === toy || other.digest !== toy.digest || status === 'failed' || status === 'cancelled') return false;
      return status === 'succeeded' || other.madeAt <= toy.madeAt;
    };
    return (isOld || sabotages.length > 0) && provider.jobs.some(isBetter);
  }

  committed(host: Host, before: string, after: string): void {
    if (this.#idsWritten(host, before, after) > 1) this.violated('I5', `a commit set several IDs: ${after}`);
  }

  /** The branch of a proposal is put on a commit on top of one of the default branch, or taken away (`null`). */
  placed(host: Host, branch: string, lost: readonly ProposedCommit[], texts: { before: string; after: string } | null) {
    if (branch !== proposalBranch('models.yaml')) this.violated('I9', `${branch} was written`);
    for (const { oid, isOurs } of lost)
      if (!isOurs) this.violated('I9', `${oid.slice(0, 7)} of a person was written over`);
    if (texts !== null) this.#idsWritten(host, texts.before, texts.after);
  }

  /** How many IDs a text sets; nothing else in it may differ, and each must be planned. */
  #idsWritten(host: Host, before: string, after: string): number {
    const ids = idsSet(before, after);
    const isKept = before.split('\n').every(line => /^ {4}model_id: /.test(line) || after.includes(line));
    if (ids === null) this.violated(isKept ? 'I5' : 'I9', `a commit changed ${before} to ${after}`);
    for (const id of ids ?? []) {
      const job = this.#world.provider.jobs.find(toy => this.#world.provider.observed(toy).modelId === id);
      if (job !== undefined) this.mustBePlanned(host, job.digest, ['publish', 'republish']);
      // What a false ledger says of a training is believed: see the assumptions.
      if (this.#world.sabotages.length > 0) continue;
      if (!modelsOf(after)?.some(({ entry, digest }) => entry.model_id === id && digest === job?.digest))
        this.violated('I6', `${id} is not the model of the entry that it was written into`);
    }
    return ids?.length ?? 0;
  }

  /** The plan is made again from what the run saw. */
  mustBePlanned({ sight }: Host, digest: string, actions: readonly Action[]): void {
    // Making a plan takes a tenth of a run.
    if (this.#world.seed % REAL_PLAN !== 0 || this.#world.defect !== null || this.#world.sabotages.length > 0) return;
    if (sight.models === null || sight.listing === null) {
      this.violated('I6', 'a write without a plan');
      return;
    }
    const limits = limitsOf(this.#world);
    const now = new Date(sight.begun).toISOString();
    const birth = { lineage: MARK.lineage, now, waitingWindow: limits.waitingWindow };
    const ledger = sight.ledger ?? bearLedger(sight.listing, birth);
    const mark = { repository: MARK.repository, lineage: ledger.lineage };
    const removal = removalIn(this.#world, sight.models.map(({ entry }) => entry.model_id ?? '').join('\n'));
    const known = { ledger, listing: sight.listing, mark, now, limits, removal };
    const source = { commit: '', manifestPath: 'models.yaml', manifestOid: '', catalog: CATALOG, diagnostics: [] };
    const { changes } = makePlan(sight.models, known, source);
    const isPlanned = changes.some(change => change.digest === digest && actions.includes(change.action));
    if (!isPlanned) this.violated('I6', `${actions.join(' or ')} of ${digest.slice(0, 8)} is not in the plan`);
  }
}
