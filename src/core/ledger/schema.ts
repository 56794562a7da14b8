import { z } from 'zod';

export const LEDGER_SCHEMA = 1;
export const LEDGER_BRANCH = 'finetune-gitops/ledger';
export const LEDGER_PATH = 'ledger.json';
const MAX_LEDGER_BYTES = 4 * 1024 * 1024;

const Instant = z.iso.datetime();
const Digest = z.string().regex(/^[0-9a-f]{64}$/);
const Amount = z.int().nonnegative();

const Intent = z.strictObject({
  /** Names this attempt; also written into the job's metadata. */
  nonce: z.string().max(64),
  at: Instant,
  runUrl: z.string().max(500).nullable(),
});

/** How far the deleting of a model nobody needs has come; taken away when it is needed again before the end. */
const Deletion = z.strictObject({
  /** The tombstone: since when the ledger says that it is to be deleted. */
  at: Instant,
  /** Written right before a delete is sent; from then on the model may be gone. */
  sentAt: Instant.nullable(),
  /** The provider definitely did not delete it. */
  refused: z.strictObject({ at: Instant, why: z.enum(['forbidden', 'refused', 'not-visible']) }).nullable(),
  /** It is gone. */
  doneAt: Instant.nullable(),
});
export type Deletion = z.infer<typeof Deletion>;

/**
 * One training, known by its spec digest. Every limit has room for the longest value a provider's reply may hold: a
 * ledger that was written must be one that can be read. `intended`: a create was or is about to be sent, its outcome is not known.
 * `created`: a job exists. The rest are ends. `refused`: the provider said no for good.
 */
const Run = z.strictObject({
  model: z.string().max(48),
  baseModel: z.string().max(256),
  state: z.enum(['intended', 'created', 'succeeded', 'failed', 'cancelled', 'refused']),
  /** The commit of the default branch that asked for it, and the workflow run that began it; `null` where not known. */
  commit: z
    .string()
    .regex(/^[0-9a-f]{40,64}$/)
    .nullable()
    .default(null),
  runUrl: z.string().max(500).nullable().default(null),
  startedAt: Instant,
  endedAt: Instant.nullable(),
  trainingFile: z.string().max(72).nullable(),
  validationFile: z.string().max(72).nullable(),
  intent: Intent.nullable(),
  jobId: z.string().max(72).nullable(),
  modelId: z.string().max(260).nullable(),
  /** What the budget holds for this run, in nano-dollars: the estimate's upper end. */
  reservedNanoUsd: Amount,
  estimatedTokens: Amount.nullable(),
  /** How far the estimate could be trusted. */
  tokenQuality: z.enum(['exact', 'estimated', 'proxy']).nullable().default(null),
  /** The ends of the estimate's band, in tokens of all epochs. Only recorded: nothing is decided by it. Left out: not known. */
  tokenBand: z.strictObject({ low: Amount, high: Amount }).optional(),
  trainedTokens: Amount.nullable(),
  billedNanoUsd: Amount.nullable(),
  /** The provider's code and text for a failure or refusal. Untrusted text. */
  error: z.strictObject({ code: z.string().max(100), message: z.string().max(1000) }).nullable(),
  /** Since when the manifest no longer asks for a running job: the first of the two observations before a cancel. */
  unwantedSince: Instant.nullable(),
  publishedAt: Instant.nullable(),
  /** Made by others and taken over by hand: the job carries no mark. Left out of every other run. */
  imported: z.literal(true).optional(),
  /** The path of the manifest that asked for it. Left out: not known. `null`: more than one asked for it. */
  manifest: z.string().max(4096).nullable().optional(),
  retiredAt: Instant.nullable(),
  /** Other jobs for the same training, by id, with when each was first seen; left out while there is none. */
  duplicates: z.record(z.string().max(72), Instant).optional(),
  /** Left out while the model is kept. */
  deletion: Deletion.optional(),
});
export type Run = z.infer<typeof Run>;

/** The machine-written record of what was asked of the provider. Written by compare-and-swap only. */
export const Ledger = z.strictObject({
  schema: z.literal(LEDGER_SCHEMA),
  /** UUID; part of the ownership mark on every job. */
  lineage: z.uuid(),
  /**
   * The code host's ID of the repository, so that the ledger of another one, as a copied repository brings it along, is
   * told from its own. Left out by a plan, which knows no host, until the next write of a run.
   */
  repository: z.string().max(100).optional(),
  /** Counts the writes. */
  serial: z.int().nonnegative(),
  bornAt: Instant,
  /** Until then nothing is created: a fresh ledger of a repository that has jobs may have lost recent intents. */
  quarantinedUntil: Instant.nullable(),
  /** By spec digest. */
  runs: z.record(Digest, Run),
});
export type Ledger = z.infer<typeof Ledger>;

export type LedgerParse =
  | { readonly kind: 'ledger'; readonly ledger: Ledger }
  /** `isNewer`: whole, but of a version to come. */
  | { readonly kind: 'unusable'; readonly why: string; readonly isNewer?: true };

/** Never throws; a ledger that is not exactly understood is not used at all. */
export function parseLedger(text: string): LedgerParse {
  if (text.length > MAX_LEDGER_BYTES) return { kind: 'unusable', why: 'The ledger is larger than 4 MiB.' };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // JSON.parse quotes the text it choked on; a ledger is untrusted, so its words are not repeated.
    return { kind: 'unusable', why: `${LEDGER_PATH} on ${LEDGER_BRANCH} is not valid JSON.` };
  }
  const version = z.object({ schema: z.number() }).safeParse(value);
  if (version.success && version.data.schema > LEDGER_SCHEMA)
    return {
      kind: 'unusable',
      isNewer: true,
      why: `The ledger was written by a newer version (schema ${version.data.schema}); this one knows schema ${LEDGER_SCHEMA}. Update finetune-gitops.`,
    };
  const parsed = Ledger.safeParse(value);
  if (parsed.success) return { kind: 'ledger', ledger: parsed.data };
  const first = parsed.error.issues[0];
  return {
    kind: 'unusable',
    why: `The ledger does not have the expected shape (at ${first?.path.length ?? 0} levels deep).`,
  };
}

export function serializeLedger(ledger: Ledger): string {
  return `${JSON.stringify(ledger, null, 2)}\n`;
}
