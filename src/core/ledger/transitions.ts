import type { TokenQuality } from '../dataset/measure.ts';
import type { ObservedJob } from '../plan/observed.ts';
import { afterDeletion, type DeletionEvent, keptAfterAll } from './deletion.ts';
import { askedBy } from './manifests.ts';
import { LEDGER_SCHEMA, type Ledger, type Run } from './schema.ts';

/** Everything that may be written into a ledger, as data: what happened, never how. Instants are ISO 8601 in UTC. */
export type LedgerEvent =
  | { readonly kind: 'intend'; readonly digest: string; readonly run: NewRun }
  /** Nothing was sent, or the provider refused in a way that may change: the intent is taken back. */
  | { readonly kind: 'withdraw'; readonly digest: string; readonly nonce: string }
  | {
      readonly kind: 'refused';
      readonly digest: string;
      readonly at: string;
      readonly code: string;
      readonly message: string;
    }
  | { readonly kind: 'job'; readonly digest: string; readonly job: ObservedJob; readonly found: NewRun | null }
  | {
      readonly kind: 'ended';
      readonly digest: string;
      readonly at: string;
      readonly job: ObservedJob;
      readonly billedNanoUsd: number | null;
    }
  /** Somebody vouched for a job that was made elsewhere; it trains exactly what this digest says. */
  | {
      readonly kind: 'imported';
      readonly digest: string;
      readonly at: string;
      readonly run: NewRun;
      readonly job: ObservedJob;
      /** When the job ended, where it has. */
      readonly endedAt: string;
    }
  | { readonly kind: 'unwanted'; readonly digest: string; readonly at: string }
  | { readonly kind: 'wanted-again'; readonly digest: string; readonly manifest?: string | undefined }
  /** A second job for the same training was seen. */
  | { readonly kind: 'duplicate'; readonly digest: string; readonly jobId: string; readonly at: string }
  | { readonly kind: 'published'; readonly digest: string; readonly at: string; readonly model: string }
  | { readonly kind: 'retired'; readonly digest: string; readonly at: string }
  | DeletionEvent;

/** A run as it enters the ledger. */
export interface NewRun {
  readonly model: string;
  /** The path of the manifest that asks for it; absent where not known. */
  readonly manifest?: string | undefined;
  readonly baseModel: string;
  readonly at: string;
  readonly trainingFile: string | null;
  readonly validationFile: string | null;
  readonly nonce: string | null;
  readonly runUrl: string | null;
  readonly commit: string | null;
  readonly reservedNanoUsd: number;
  readonly estimatedTokens: number | null;
  readonly tokenQuality: TokenQuality | null;
  /** Absent where not known. */
  readonly tokenBand?: Run['tokenBand'];
}

export function newLedger(lineage: string, bornAt: string, quarantinedUntil: string | null): Ledger {
  return { schema: LEDGER_SCHEMA, lineage, serial: 0, bornAt, quarantinedUntil, runs: {} };
}

/** The ledger after an event: a new value, its serial one higher. Throws when the event names an unknown run. */
export function apply(ledger: Ledger, event: LedgerEvent): Ledger {
  const runs = { ...ledger.runs };
  const next = change(runs[event.digest], event);
  if (next === null) delete runs[event.digest];
  else runs[event.digest] = next;
  return { ...ledger, serial: ledger.serial + 1, runs };
}

function change(run: Run | undefined, event: LedgerEvent): Run | null {
  switch (event.kind) {
    case 'intend':
      return { ...start(event.run), state: 'intended' };
    case 'withdraw':
      return run?.state === 'intended' && run.intent?.nonce === event.nonce ? null : (run ?? null);
    case 'refused':
      return {
        ...known(run, event),
        state: 'refused',
        intent: null,
        endedAt: event.at,
        reservedNanoUsd: 0,
        error: { code: event.code.slice(0, 100), message: event.message.slice(0, 1000) },
      };
    case 'job': {
      // Noted twice, the second time perhaps after its end. An intent never has a job, so that one is put right.
      if (run?.jobId === event.job.id && run.state !== 'intended') return run;
      const base = run ?? (event.found === null ? known(run, event) : start(event.found));
      return { ...base, state: 'created', intent: null, jobId: event.job.id, trainingFile: event.job.trainingFile };
    }
    case 'imported':
      return imported(run, event);
    case 'ended':
      return { ...known(run, event), ...ending(event) };
    case 'unwanted':
      return { ...known(run, event), unwantedSince: event.at };
    case 'wanted-again':
      return { ...known(run, event), unwantedSince: null, manifest: askedBy(run?.manifest, event.manifest) };
    case 'duplicate': {
      const { duplicates, ...rest } = known(run, event);
      return { ...rest, duplicates: { ...duplicates, [event.jobId]: duplicates?.[event.jobId] ?? event.at } };
    }
    case 'published':
      return { ...keptAfterAll(known(run, event)), publishedAt: event.at, retiredAt: null, model: event.model };
    case 'retired':
      return { ...known(run, event), retiredAt: event.at };
    case 'tombstoned':
    case 'deleting':
    case 'deleted':
    case 'not-deleted':
    case 'deletion-lifted':
      return afterDeletion(known(run, event), event);
  }
}

/** With its model it counts as published: the entry that asks for it names the model. */
function imported(run: Run | undefined, event: LedgerEvent & { kind: 'imported' }): Run {
  if (run !== undefined) throw new Error(`The ledger has a run ${event.digest.slice(0, 12)} already.`);
  const begun: Run = { ...start(event.run), jobId: event.job.id, imported: true };
  if (event.job.status !== 'succeeded') return begun;
  // Nobody here paid for it, so no budget holds it.
  const ended = ending({ job: event.job, at: event.endedAt, billedNanoUsd: null });
  return { ...begun, ...ended, publishedAt: event.at };
}

function ending(event: Pick<LedgerEvent & { kind: 'ended' }, 'job' | 'at' | 'billedNanoUsd'>): Partial<Run> {
  const { job } = event;
  const state = job.status === 'succeeded' || job.status === 'failed' || job.status === 'cancelled' ? job.status : null;
  if (state === null) throw new Error(`A job in state "${job.status}" has not ended.`);
  return {
    state,
    endedAt: event.at,
    modelId: job.modelId,
    trainedTokens: job.trainedTokens,
    billedNanoUsd: event.billedNanoUsd,
    error:
      job.error === null ? null : { code: job.error.code.slice(0, 100), message: job.error.message.slice(0, 1000) },
  };
}

function start(run: NewRun): Run {
  return {
    model: run.model,
    manifest: run.manifest,
    baseModel: run.baseModel,
    state: 'created',
    commit: run.commit,
    runUrl: run.runUrl,
    startedAt: run.at,
    endedAt: null,
    trainingFile: run.trainingFile,
    validationFile: run.validationFile,
    intent: run.nonce === null ? null : { nonce: run.nonce, at: run.at, runUrl: run.runUrl },
    jobId: null,
    modelId: null,
    reservedNanoUsd: run.reservedNanoUsd,
    estimatedTokens: run.estimatedTokens,
    tokenQuality: run.tokenQuality,
    tokenBand: run.tokenBand,
    trainedTokens: null,
    billedNanoUsd: null,
    error: null,
    unwantedSince: null,
    publishedAt: null,
    retiredAt: null,
  };
}

function known(run: Run | undefined, event: LedgerEvent): Run {
  if (run === undefined)
    throw new Error(`The ledger has no run ${event.digest.slice(0, 12)} to mark as ${event.kind}.`);
  return run;
}
