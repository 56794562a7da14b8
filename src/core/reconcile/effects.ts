import type { LedgerEvent } from '../ledger/transitions.ts';
import type { Method } from '../manifest/schema.ts';
import type { ModelState, ObservedJob } from '../plan/observed.ts';

/** The methods that trainings are started with. Reinforcement is billed by the hour, so no price could be shown first. */
export type StartedMethod = Exclude<Method, 'reinforcement'>;

export interface JobRequest {
  readonly baseModel: string;
  readonly trainingFile: string;
  readonly validationFile: string | null;
  readonly method: StartedMethod;
  readonly nEpochs: number;
  readonly batchSize: number | null;
  readonly learningRateMultiplier: number | null;
  /** Only with `dpo`; `null`: left to the provider. */
  readonly beta: number | null;
  /** Empty: none. */
  readonly suffix: string;
  readonly seed: number;
  /** The mark as one word, for a provider that keeps no metadata. */
  readonly name: string;
  readonly metadata: Readonly<Record<string, string>>;
}

/**
 * `refused`: the provider definitely did not create a job. `forGood` when asking again cannot help.
 * `exists`: it did not, because there is a job of this name already (`exclusive-name` only).
 * `unknown`: anything else that is not a valid success; a job may exist.
 */
export type CreateOutcome =
  | { readonly kind: 'created'; readonly job: ObservedJob }
  | { readonly kind: 'refused'; readonly code: string; readonly message: string; readonly forGood: boolean }
  | { readonly kind: 'exists'; readonly jobId: string }
  | { readonly kind: 'unknown'; readonly why: string };

export type UploadOutcome =
  | { readonly kind: 'uploaded'; readonly fileId: string }
  | { readonly kind: 'refused'; readonly code: string; readonly message: string }
  | { readonly kind: 'unknown'; readonly why: string };

/** `gone`: there is no such model, or none that this key may see. `refused`: definitely not deleted. */
export type DeleteOutcome =
  | { readonly kind: 'deleted' | 'gone' }
  | { readonly kind: 'refused'; readonly isForbidden: boolean; readonly code: string; readonly message: string }
  | { readonly kind: 'unknown'; readonly why: string };

/** `conflict`: another run wrote since this one read; nothing was changed. */
export type WriteReply =
  | { readonly kind: 'written' }
  | { readonly kind: 'conflict' }
  | { readonly kind: 'failed'; readonly why: string };

export type PublishReply =
  | { readonly kind: 'committed'; readonly oid: string }
  /** The value is there already. */
  | { readonly kind: 'already' }
  /** It is where a person can let it into the default branch; `said` tells where. */
  | { readonly kind: 'proposed'; readonly said: string }
  /** The model or its spec is no longer in the manifest; nothing was written. */
  | { readonly kind: 'not-wanted' }
  | { readonly kind: 'failed'; readonly why: string };

interface Effects {
  upload: { readonly ask: { readonly role: 'training' | 'validation' }; readonly reply: UploadOutcome };
  /**
   * `as-read`: only if nobody wrote since this run read the ledger, which is what makes an intent exclusive.
   * `latest`: on top of whatever is there now; used for facts that stay true whoever wrote in between.
   */
  'write-ledger': {
    readonly ask: { readonly event: LedgerEvent; readonly on: 'as-read' | 'latest' };
    readonly reply: WriteReply;
  };
  /** Reads the tip of the default branch again: does the manifest still ask for exactly this, and is it still time? */
  'tip-agrees': { readonly ask: { readonly wanted: boolean }; readonly reply: boolean };
  'create-job': { readonly ask: { readonly request: JobRequest }; readonly reply: CreateOutcome };
  'delete-file': { readonly ask: { readonly fileId: string }; readonly reply: undefined };
  'verify-file': {
    readonly ask: { readonly fileId: string; readonly sha256: string };
    readonly reply: 'same' | 'different' | 'gone';
  };
  'commit-model-id': {
    readonly ask: { readonly model: string; readonly modelId: string };
    readonly reply: PublishReply;
  };
  'cancel-job': { readonly ask: { readonly jobId: string }; readonly reply: ObservedJob | null };
  /** Reads the tip again: may this model go by what the manifest says there, `since` (an ISO instant) it is noted? */
  'tip-lets-go': {
    readonly ask: { readonly modelId: string; readonly since: string | null };
    readonly reply: boolean;
  };
  'get-model': { readonly ask: { readonly modelId: string }; readonly reply: ModelState };
  'delete-model': { readonly ask: { readonly modelId: string }; readonly reply: DeleteOutcome };
  'get-job': { readonly ask: { readonly jobId: string }; readonly reply: ObservedJob | null };
}

export type EffectKind = keyof Effects;
export type EffectOf<K extends EffectKind> = { readonly kind: K } & Effects[K]['ask'];
export type Effect = { [K in EffectKind]: EffectOf<K> }[EffectKind];
export type ReplyTo<K extends EffectKind> = Effects[K]['reply'];

/** How one change ended. `done` and `waiting` are fine, `unknown` is neutral, the others need a person. */
export type Outcome =
  | { readonly kind: 'done'; readonly said: string; readonly jobId?: string }
  | { readonly kind: 'waiting'; readonly said: string }
  | { readonly kind: 'stood-down'; readonly said: string }
  | { readonly kind: 'unknown'; readonly said: string }
  | { readonly kind: 'refused'; readonly said: string; readonly code: string; readonly message: string }
  | { readonly kind: 'failed'; readonly said: string; readonly jobId?: string };

/**
 * A protocol yields one effect at a time and is told the reply: a state machine written as a function. It holds no
 * port, so that a driver, a test or a simulator can play the outside, in any order and with any fault.
 */
export type Protocol<Result = Outcome> = Generator<Effect, Result, unknown>;

export function* ask<K extends EffectKind>(effect: EffectOf<K>): Protocol<ReplyTo<K>> {
  return (yield effect as unknown as Effect) as ReplyTo<K>;
}
