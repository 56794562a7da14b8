import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { InspectionPart } from './inspection-part.ts';
import { InspectionPartSchema } from './inspection-part-schema.ts';
import { rulesHash } from './rules-hash.ts';
import { MOST_SHARDS } from './shard.ts';

const KIND = 'finetune-gitops inspection part';
const SCHEMA_VERSION = 1;
const count = z.int().nonnegative();
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

const Envelope = z.strictObject({
  kind: z.literal(KIND),
  schemaVersion: z.literal(SCHEMA_VERSION),
  /** The rules that were asked, so that parts of different releases are not joined. */
  rules: sha256,
  path: z.string().min(1).max(4096),
  baseModel: z.string().min(1).max(200).nullable(),
  role: z.enum(['training', 'validation']),
  /** Of the whole file. */
  bytes: count,
  sha256,
  index: z.int().positive().max(MOST_SHARDS),
  of: z.int().positive().max(MOST_SHARDS),
  /** The bytes of the file that were inspected. */
  start: count,
  end: count,
  /** Of `part`, so that a file that was cut or changed on its way is seen. */
  checksum: sha256,
});

/** What a part is about. Parts of one file differ in `index`, `start`, `end` and `checksum` alone. */
export type PartLabel = Omit<z.infer<typeof Envelope>, 'kind' | 'schemaVersion' | 'rules' | 'checksum'>;

export interface PartFile {
  readonly label: PartLabel;
  readonly part: InspectionPart;
}

/** A part of an inspection as a file. It holds hashes of the dataset's text, and never the text. */
export function writePartFile({ label, part }: PartFile): string {
  const text = JSON.stringify(part);
  const envelope: z.infer<typeof Envelope> = {
    kind: KIND,
    schemaVersion: SCHEMA_VERSION,
    rules: rulesHash(),
    ...label,
    checksum: hashOf(text),
  };
  return `${JSON.stringify(envelope).slice(0, -1)},"part":${text}}\n`;
}

export type PartFileRead =
  | { readonly kind: 'read'; readonly file: PartFile }
  /** `why` continues the sentence "The file …". */
  | { readonly kind: 'unusable'; readonly why: string };

/** Reads a file that anybody may have written. */
export function readPartFile(text: string): PartFileRead {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { kind: 'unusable', why: 'is no JSON: it may have been cut' };
  }
  const { part: given, ...rest } = z.looseObject({ part: z.unknown() }).catch({ part: null }).parse(value);
  const envelope = Envelope.safeParse(rest);
  if (!envelope.success) return { kind: 'unusable', why: 'is no part of an inspection that this version reads' };
  const { kind: _kind, schemaVersion: _version, rules, checksum, ...label } = envelope.data;
  if (rules !== rulesHash())
    return { kind: 'unusable', why: 'was written by another build of finetune-gitops, whose rules may differ' };
  if (checksum !== hashOf(JSON.stringify(given)))
    return { kind: 'unusable', why: 'was changed after it was written: its checksum is another' };
  const part = InspectionPartSchema.safeParse(given);
  if (!part.success) return { kind: 'unusable', why: 'holds no part of an inspection' };
  if (label.index > label.of || label.end - label.start !== part.data.bytes)
    return { kind: 'unusable', why: 'contradicts itself about which part it is' };
  return { kind: 'read', file: { label, part: part.data } };
}

/** Why parts, in their order, are not the parts of one file, or `null` when they are. */
export function whyNotWhole(labels: readonly PartLabel[]): string | null {
  const [first] = labels;
  if (first === undefined) return 'There is no part.';
  for (const [key, what] of [
    ['path', 'different files'],
    ['bytes', 'files of different sizes'],
    ['sha256', 'files with different contents'],
    ['baseModel', 'different base models'],
    ['role', 'different roles'],
    ['of', 'divisions into different numbers of parts'],
  ] as const)
    if (labels.some(label => label[key] !== first[key])) return `They are parts of ${what}.`;
  const indexes = labels.map(({ index }) => index);
  const twice = indexes.find((index, place) => indexes.indexOf(index) !== place);
  if (twice !== undefined) return `Part ${twice} of ${first.of} is there twice.`;
  const missing = Array.from({ length: first.of }, (_, place) => place + 1).filter(index => !indexes.includes(index));
  if (missing.length > 0) return `Of ${first.of} parts these are missing: ${missing.join(', ')}.`;
  let at = 0;
  for (const { index, start, end } of labels) {
    if (start !== at) return `Part ${index} does not begin where the part before it ends.`;
    at = end;
  }
  return at === first.bytes ? null : 'The last part does not end where the file ends.';
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
