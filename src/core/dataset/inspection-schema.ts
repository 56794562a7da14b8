import { z } from 'zod';
import {
  type DatasetFormat,
  type Inspection,
  MAX_LINES_PER_FINDING,
  MAX_PLACED_LINES,
  MAX_PLACES_PER_LINE,
} from './inspection.ts';
import { isFinding } from './inspection-part-schema.ts';
import type { DoubtReason, TokenQuality } from './measure.ts';
import type { PortabilityReason, TrainingMethod } from './portability/portability.ts';

const LONGEST_TEXT = 2000;
const count = z.int().nonnegative();
/** Texts are shown: no character in them may steer a terminal or turn the direction of a line. */
const text = z
  .string()
  .max(LONGEST_TEXT)
  .regex(/^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]*$/u);
const position = z.int().positive();
const lines = z.array(position).max(MAX_LINES_PER_FINDING);

/** Complete: a name that is added to a type is asked for here. */
function oneOf<Name extends string>(names: Readonly<Record<Name, true>>) {
  return z.enum(Object.keys(names) as [Name, ...Name[]]);
}

const format = oneOf<DatasetFormat>({
  chat: true,
  preference: true,
  reinforcement: true,
  'prompt-completion': true,
  'trl-preference': true,
  alpaca: true,
  sharegpt: true,
  pairs: true,
  gemini: true,
  anthropic: true,
  cohere: true,
  'json-array': true,
  'json-comments': true,
  python: true,
  csv: true,
  tsv: true,
  html: true,
  yaml: true,
  'git-lfs-pointer': true,
  empty: true,
  unknown: true,
});
const quality = oneOf<TokenQuality>({ exact: true, estimated: true, proxy: true });
const doubt = oneOf<DoubtReason>({
  'message-form': true,
  tools: true,
  'image-rule': true,
  'image-size': true,
  'rule-unconfirmed': true,
  'no-rule': true,
  'other-tokenizer': true,
  'chat-template': true,
});
const method = oneOf<TrainingMethod>({ supervised: true, preference: true, reinforcement: true });
const why = oneOf<PortabilityReason['verdict']>({ refuses: true, unknown: true, ignores: true });

const Finding = z
  .strictObject({
    code: z.string(),
    severity: z.enum(['error', 'warning', 'notice']),
    headline: z.string(),
    message: text,
    fix: z.string(),
    lines,
    count,
    places: z
      .array(z.strictObject({ line: position, column: position.optional(), message: text }))
      .max(MAX_PLACED_LINES * MAX_PLACES_PER_LINE),
  })
  .refine(finding => isFinding(finding), 'is not in the words of its rule');

const Portability = z.strictObject({
  provider: text,
  title: text,
  verdict: z.enum(['takes', 'refuses', 'unknown']),
  method: method.nullable(),
  reasons: z.array(z.strictObject({ verdict: why, feature: text, what: text, count, lines })).max(100),
});

/** An inspection that comes from a file. Whoever wrote it, its findings are in the words of the rules. */
export const InspectionSchema: z.ZodType<Inspection> = z.strictObject({
  format,
  bytes: count,
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  examples: count,
  tokensPerEpoch: count.nullable(),
  tokenQuality: quality,
  tokenDoubts: z.array(z.strictObject({ why: doubt, below: count, above: count })).max(10),
  longestExample: count.nullable(),
  findings: z.array(Finding).max(1000),
  portability: z.array(Portability).max(100),
});
