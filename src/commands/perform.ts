import type { Ledger } from '../core/ledger/schema.ts';
import { apply, type LedgerEvent } from '../core/ledger/transitions.ts';
import type { Change } from '../core/plan/plan.ts';
import type { Effect, Outcome, Protocol, WriteReply } from '../core/reconcile/effects.ts';
import type { Clock, FineTuningProvider, LedgerPosition, LedgerStore, Output } from '../ports.ts';
import { describeEvent } from './ledger-headlines.ts';
import type { Publisher } from './publish-model-id.ts';

/** The ledger as this run knows it, and where on its branch that is. */
export interface LedgerState {
  ledger: Ledger;
  position: LedgerPosition;
  /** False once another run's write was seen: what was planned on the older ledger may no longer be begun. */
  isAsRead: boolean;
}

export interface PerformPorts {
  readonly provider: FineTuningProvider;
  readonly store: LedgerStore;
  readonly publisher: Publisher;
  readonly output: Output;
  /** Bytes of a dataset of the change, as reviewed; rejects when they do not have the reviewed hash. */
  readonly datasetBytes: (change: Change, role: 'training' | 'validation') => Promise<Uint8Array>;
  /** Once aborted, no further mutation is started. */
  readonly interrupted: AbortSignal;
  readonly clock: Clock;
  /** W in milliseconds. */
  readonly waitingWindow: number;
}

const MUTATING: ReadonlySet<Effect['kind']> = new Set([
  'upload',
  'write-ledger',
  'create-job',
  'delete-file',
  'commit-model-id',
  'cancel-job',
  'delete-model',
]);
const WRITE_ATTEMPTS = 5;
const UNASKED = { kind: 'unknown', why: 'the provider was not asked' } as const;

/** Plays the outside for one protocol: performs each effect through the ports and hands the reply back. */
export async function perform(
  protocol: Protocol,
  change: Change,
  state: LedgerState,
  ports: PerformPorts,
): Promise<Outcome> {
  let step = protocol.next();
  let hasActed = false;
  while (!step.done) {
    const effect = step.value;
    const isMutation = MUTATING.has(effect.kind);
    // What was done is still written down, so that no ID is lost with the machine.
    const isFact = hasActed && effect.kind === 'write-ledger' && effect.on === 'latest';
    if (ports.interrupted.aborted && isMutation && !isFact)
      return { kind: 'stood-down', said: 'Interrupted before the next step; the next run goes on from here.' };
    ports.output.trace(`${change.model}: ${effect.kind}`);
    step = protocol.next(await carryOut(effect, change, state, ports));
    hasActed ||= isMutation;
  }
  return step.value;
}

async function carryOut(effect: Effect, change: Change, state: LedgerState, ports: PerformPorts): Promise<unknown> {
  switch (effect.kind) {
    case 'upload': {
      const bytes = await ports.datasetBytes(change, effect.role);
      return ports.provider.upload(fileName(change, effect.role), bytes);
    }
    case 'write-ledger':
      return writeLedger(effect.event, effect.on, state, ports);
    case 'tip-agrees': {
      const agrees = await ports.publisher.tipAgrees(change.digest ?? '', effect.wanted);
      const intendedAt = state.ledger.runs[change.digest ?? '']?.intent?.at;
      return agrees && !(effect.wanted && isTooLate(intendedAt, ports));
    }
    case 'create-job':
      return ports.provider.createJob(effect.request);
    case 'delete-file':
      return deleteQuietly(effect.fileId, ports);
    case 'verify-file': {
      const sha256 = await ports.provider.fileSha256(effect.fileId);
      return sha256 === null ? 'gone' : sha256 === effect.sha256 ? 'same' : 'different';
    }
    case 'commit-model-id':
      return ports.publisher.publish(effect.model, change.digest ?? '', effect.modelId);
    case 'cancel-job':
      return ports.provider.cancelJob(effect.jobId);
    case 'get-job':
      return ports.provider.job(effect.jobId);
    case 'tip-lets-go': {
      const model = { name: change.model, digest: change.digest ?? '', modelId: effect.modelId };
      const noted = effect.since === null ? null : { since: effect.since, now: ports.clock.now() };
      const sentAt = state.ledger.runs[model.digest]?.deletion?.sentAt;
      return (await ports.publisher.tipLetsGo(model, noted)) && !isTooLate(sentAt, ports);
    }
    case 'get-model':
      return (await ports.provider.models([effect.modelId])).get(effect.modelId) ?? UNASKED;
    case 'delete-model':
      return (await ports.provider.deleteModel?.(effect.modelId)) ?? UNASKED;
  }
}

/**
 * Once W has passed since an intent, other runs take it that its create was sent and left nothing. What remains of W
 * after this is for the create itself, and for its job to be listed. The same holds for the note before a delete.
 */
function isTooLate(noted: string | null | undefined, ports: PerformPorts): boolean {
  return noted != null && ports.clock.now() - Date.parse(noted) > ports.waitingWindow / 3;
}

/** The hash is in the name, so that an upload can be recognised in the provider's file list. */
function fileName(change: Change, role: 'training' | 'validation'): string {
  const sha256 = change.desired?.[role]?.inspection.sha256 ?? '';
  return `${change.model}-${role}-${sha256.slice(0, 16)}.jsonl`;
}

/** Does not reject: what was done before must be said, the more so where it cannot be written down. */
async function writeLedger(...order: Parameters<typeof swapLedger>): Promise<WriteReply> {
  try {
    return await swapLedger(...order);
  } catch (error) {
    return { kind: 'failed', why: error instanceof Error ? error.message : String(error) };
  }
}

/** One compare-and-swap; facts that stay true (`latest`) are put on top of whatever was written meanwhile. */
async function swapLedger(
  event: LedgerEvent,
  on: 'as-read' | 'latest',
  state: LedgerState,
  ports: PerformPorts,
): Promise<WriteReply> {
  if (on === 'as-read' && !state.isAsRead) return { kind: 'conflict' };
  for (let attempt = 1; ; attempt += 1) {
    const next = apply(state.ledger, dated(event, ports.clock));
    const written = await ports.store.write(next, state.position, describeEvent(event, next));
    if (written.kind === 'written') {
      state.ledger = next;
      state.position = written.position;
      return { kind: 'written' };
    }
    if (on === 'as-read' || attempt === WRITE_ATTEMPTS) return written;
    const now = await ports.store.read();
    if (now.kind !== 'found') return { kind: 'failed', why: now.kind === 'absent' ? 'the ledger is gone' : now.why };
    Object.assign(state, { ledger: now.ledger, position: now.position, isAsRead: false });
  }
}

/**
 * What begins a waiting window counts from its own time: the upload before an intent, or the reading of the commit
 * before a first observation, may have taken longer than W.
 */
function dated(event: LedgerEvent, clock: Clock): LedgerEvent {
  if (event.kind === 'intend') return { ...event, run: { ...event.run, at: new Date(clock.now()).toISOString() } };
  if (
    event.kind === 'unwanted' ||
    event.kind === 'duplicate' ||
    event.kind === 'tombstoned' ||
    event.kind === 'deleting'
  )
    return { ...event, at: new Date(clock.now()).toISOString() };
  return event;
}

async function deleteQuietly(fileId: string, ports: PerformPorts): Promise<undefined> {
  try {
    await ports.provider.deleteFile(fileId);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    ports.output.warn(`The upload ${fileId} could not be deleted (${why}); it expires by itself.`);
  }
}
