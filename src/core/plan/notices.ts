import { createHash } from 'node:crypto';
import { jobAccuracy } from '../ledger/job-accuracy.ts';
import type { Run } from '../ledger/schema.ts';
import { unrecordedJobs } from '../ledger/unrecorded-jobs.ts';
import { type Catalog, findBaseModel } from '../prices/catalog.ts';
import type { NanoUsd } from '../prices/money.ts';
import { canonicalJson, type Json } from './canonical-json.ts';
import { decide, type Known } from './decide.ts';
import type { ResourceState } from './observed.ts';
import { MARK } from './ownership.ts';
import { ceilingOf, type DesiredModel } from './plan.ts';
import { type PriceChange, priceChange } from './price-change.ts';
import { heldBack } from './reviewed.ts';
import { closingDay, type Sunset, sunsetOf } from './sunset.ts';

/**
 * Something about a model that a person should know and no run mends by itself. Facts only: equal facts are the same
 * notice, and nothing in them changes from day to day.
 */
export type NoticeFact =
  | { readonly kind: 'model-gone'; readonly modelId: string }
  | { readonly kind: 'model-id-edited'; readonly found: string; readonly recorded: string }
  | { readonly kind: 'job-failed'; readonly jobId: string; readonly code: string }
  | { readonly kind: 'job-cancelled' | 'job-missing'; readonly jobId: string }
  | { readonly kind: 'files-gone'; readonly jobId: string; readonly fileIds: readonly string[] }
  | { readonly kind: 'training-refused'; readonly code: string }
  | {
      readonly kind: 'not-reviewed';
      readonly digest: string;
      /** What it would cost now, upper end, and what a merged plan showed; `null` where that is not known, or none did. */
      readonly ceiling: NanoUsd | null;
      readonly reviewed: NanoUsd | null;
    }
  | ({ readonly kind: 'base-shutdown'; readonly baseModel: string; readonly replacement: string | null } & Sunset)
  | ({ readonly kind: 'base-training-ends'; readonly baseModel: string } & Sunset)
  | ({ readonly kind: 'provider-closes'; readonly provider: string } & Sunset)
  | ({ readonly kind: 'price-changed' } & PriceChange)
  | { readonly kind: 'estimate-off'; readonly jobId: string; readonly estimated: number; readonly billed: number }
  | { readonly kind: 'unknown-jobs'; readonly jobIds: readonly string[] };

export type NoticeKind = NoticeFact['kind'];

/** `model` and `kind` name a notice. `null`: of no model in the manifest. */
export type Notice = NoticeFact & { readonly model: string | null };

export interface NoticeSources {
  readonly models: readonly DesiredModel[];
  readonly known: Known;
  /** Models whose ID this run has just written: the manifest that was read holds the one before. */
  readonly settled: ReadonlySet<string>;
  /** By the ID of a model or a file; those that nobody asked for are not in it. */
  readonly states: ReadonlyMap<string, ResourceState>;
  readonly catalog: Catalog;
}

/** What there is to say about every model, in the manifest's order. Pure. */
export function noticesOf(sources: NoticeSources): Notice[] {
  const names = new Set(sources.models.map(({ name }) => name));
  const strangers = strangeJobs(sources);
  const namesOfJob = (marked: string | undefined): string | null =>
    marked !== undefined && names.has(marked) ? marked : null;
  return [...sources.models.map(({ name }) => name), null].flatMap(name => {
    const model = sources.models.find(candidate => candidate.name === name);
    const jobIds = strangers
      .filter(job => namesOfJob(job.metadata[MARK.model]) === name)
      .map(job => job.id)
      .sort();
    const facts: NoticeFact[] = [
      ...(model === undefined ? [] : ofModel(model, sources)),
      ...(jobIds.length === 0 ? [] : [{ kind: 'unknown-jobs' as const, jobIds }]),
    ];
    return facts.map(fact => ({ ...fact, model: name }));
  });
}

/** The IDs to ask the provider about: every model in use, and what it rests on. */
export function modelsToAsk(sources: Omit<NoticeSources, 'states' | 'catalog'>): string[] {
  return [
    ...new Set(sources.models.flatMap(model => [inUse(model, sources)?.id ?? [], ...basesOf(model, sources)].flat())),
  ];
}

/** The files to ask the provider about: those of every job that waits for its start, which fails without them. */
export function filesToAsk({ models, known }: Sources): string[] {
  return [...new Set(models.flatMap(model => waitingFor(model, known)?.fileIds ?? []))];
}

/** Changes with the facts, and with nothing else. */
export function fingerprintOf(notices: readonly Notice[]): string {
  const facts = JSON.parse(JSON.stringify(notices)) as Json;
  return createHash('sha256').update(canonicalJson(facts)).digest('hex').slice(0, 32);
}

type Sources = Omit<NoticeSources, 'states' | 'catalog'>;

function ofModel(model: DesiredModel, sources: NoticeSources): NoticeFact[] {
  const shutdown = shutdownOf(model, sources);
  const used = inUse(model, sources);
  // With its base model gone it is gone as announced.
  const isGone = used !== null && sources.states.get(used.id)?.kind === 'gone' && shutdown?.within !== 0;
  return [
    ...(isGone ? [{ kind: 'model-gone' as const, modelId: used.id }] : []),
    ...editedId(model, sources),
    ...ended(model, sources.known),
    ...filesGone(model, sources),
    ...(shutdown === null ? [] : [shutdown]),
    ...lastTrainings(model, sources),
    ...estimateOff(model, sources.known),
    ...repriced(model, sources),
  ];
}

/** The model that the manifest names, where this ledger knows it. */
function inUse({ name, entry }: DesiredModel, { known, settled }: Sources): { id: string; run: Run } | null {
  const id = entry.model_id;
  if (typeof id !== 'string' || settled.has(name)) return null;
  const run = Object.values(known.ledger.runs).find(({ modelId }) => modelId === id);
  return run === undefined ? null : { id, run };
}

function basesOf(model: DesiredModel, sources: Sources): string[] {
  const used = inUse(model, sources);
  return [...new Set([model.entry.base_model, ...(used === null ? [] : [used.run.baseModel])])];
}

/** An ID of no training of ours, where ours was published before. One of an earlier training is a revert. */
function editedId({ name, entry, digest }: DesiredModel, { known, settled }: Sources): NoticeFact[] {
  const { runs } = known.ledger;
  const run = digest === null ? undefined : runs[digest];
  const found = entry.model_id;
  if (typeof found !== 'string' || settled.has(name) || run === undefined) return [];
  if (run.modelId === null || run.publishedAt === null) return [];
  const isOurs = Object.values(runs).some(({ modelId }) => modelId === found);
  return isOurs ? [] : [{ kind: 'model-id-edited', found, recorded: run.modelId }];
}

/** How the wanted training ended without a model, or was refused, or was never begun: nothing tries it again by itself. */
function ended(model: DesiredModel, known: Known): NoticeFact[] {
  const { reviewed } = known;
  const change = decide(model, known);
  const { reason, jobId, detail } = reviewed ? heldBack(change, reviewed) : change;
  switch (reason) {
    case 'job-failed':
      return jobId === null ? [] : [{ kind: reason, jobId, code: detail }];
    case 'job-cancelled':
    case 'job-missing':
      return jobId === null ? [] : [{ kind: reason, jobId }];
    case 'provider-refused':
      return [{ kind: 'training-refused', code: detail }];
    case 'not-reviewed':
    case 'cost-rose-since-review': {
      const digest = model.digest ?? '';
      return [{ kind: 'not-reviewed', digest, ceiling: ceilingOf(model), reviewed: reviewed?.get(digest) ?? null }];
    }
    default:
      return [];
  }
}

/** A job that has begun has read its files: it only says more of them when it fails. */
function waitingFor(model: DesiredModel, known: Known): { jobId: string; fileIds: string[] } | null {
  const { reason, jobId, detail } = decide(model, known);
  const run = model.digest === null ? undefined : known.ledger.runs[model.digest];
  if (run === undefined || jobId === null || reason !== 'job-in-progress' || detail === 'running') return null;
  return { jobId, fileIds: [run.trainingFile, run.validationFile].filter(id => id !== null) };
}

/** By its expiry, 30 days after the upload, or by hand. */
function filesGone(model: DesiredModel, { known, states }: NoticeSources): NoticeFact[] {
  const waiting = waitingFor(model, known);
  const fileIds = waiting?.fileIds.filter(id => states.get(id)?.kind === 'gone') ?? [];
  return waiting === null || fileIds.length === 0 ? [] : [{ kind: 'files-gone', jobId: waiting.jobId, fileIds }];
}

/** The earliest shutdown among the base models that an entry rests on: the provider's date, else the catalog's. */
function shutdownOf(model: DesiredModel, sources: NoticeSources): (NoticeFact & { kind: 'base-shutdown' }) | null {
  const today = sources.known.now.slice(0, 10);
  const found = basesOf(model, sources).flatMap(baseModel => {
    const state = sources.states.get(baseModel);
    const row = findBaseModel(sources.catalog, baseModel);
    const announced = state !== undefined && 'shutdown' in state ? state.shutdown : null;
    const sunset = sunsetOf(announced ?? row?.serving_ends ?? null, today);
    if (sunset === null) return [];
    return [{ kind: 'base-shutdown' as const, baseModel, replacement: row?.replacement ?? null, ...sunset }];
  });
  return found.sort((a, b) => a.on.localeCompare(b.on))[0] ?? null;
}

function lastTrainings(model: DesiredModel, { known, catalog }: NoticeSources): NoticeFact[] {
  const today = known.now.slice(0, 10);
  const base = sunsetOf(findBaseModel(catalog, model.entry.base_model)?.training_ends ?? null, today);
  const provider = model.entry.provider === catalog.provider ? sunsetOf(closingDay(catalog), today) : null;
  return [
    ...(base === null ? [] : [{ kind: 'base-training-ends' as const, baseModel: model.entry.base_model, ...base }]),
    ...(provider === null ? [] : [{ kind: 'provider-closes' as const, provider: catalog.title, ...provider }]),
  ];
}

function repriced(model: DesiredModel, { known, catalog }: NoticeSources): NoticeFact[] {
  const change = priceChange(model, known.ledger, { catalog, today: known.now.slice(0, 10) });
  return change === null ? [] : [{ kind: 'price-changed', ...change }];
}

function estimateOff({ digest }: DesiredModel, { ledger }: Known): NoticeFact[] {
  const run = digest === null ? undefined : ledger.runs[digest];
  const accuracy = digest === null || run === undefined ? null : jobAccuracy(digest, run);
  if (accuracy === null || accuracy.isWithin !== false) return [];
  const { jobId, estimated, billed } = accuracy;
  return [{ kind: 'estimate-off', jobId: jobId ?? '', estimated, billed }];
}

/**
 * Jobs with our mark that cost money and stand for nothing: not in the ledger, and not about to be adopted. A second job
 * for a recorded training is one of them; one that ended without a model is not, since nothing can be done about it.
 */
function strangeJobs({ models, known }: NoticeSources) {
  const { listing, ledger, mark } = known;
  if (listing === null) return [];
  const wanted = new Set(models.map(({ digest }) => digest));
  const isUndecided = models.some(({ digest }) => digest === null);
  return unrecordedJobs(ledger, listing, mark.repository).filter(job => {
    if (job.status === 'failed' || job.status === 'cancelled') return false;
    const digest = job.metadata[MARK.digest] ?? '';
    const run = ledger.runs[digest];
    if (run !== undefined) return run.state !== 'intended';
    // An entry with problems may want any job; its digest is not known.
    return !wanted.has(digest) && !isUndecided;
  });
}
