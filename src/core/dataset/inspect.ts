import { createHash } from 'node:crypto';
import type { AnswerSchema } from './answer-schema.ts';
import type { Inspection, TrainableFormat } from './inspection.ts';
import type { InspectionPart } from './inspection-part.ts';
import { joinParts } from './join-parts.ts';
import { LineInspector } from './line-inspector.ts';
import { LineSplitter } from './lines.ts';
import type { Measure } from './measure.ts';
import type { TrainingExample } from './training-example.ts';

/** 200 MiB; OpenAI takes 512 MB (API reference, 2026-08-21). */
export const MAX_DATASET_BYTES = 200 * 1_048_576;
/** OpenAI's minimum for a training file. A validation file has none: pass 1. */
export const MIN_EXAMPLES = 10;

export interface InspectOptions {
  readonly chunks: AsyncIterable<Uint8Array>;
  /** The format that the training method needs; `null`: judge the file as whatever trainable format it is. */
  readonly expected: TrainableFormat | null;
  /** Counts the tokens of an example; `null` when the model's encoding is not known. */
  readonly measure: ((example: TrainingExample) => Measure) | null;
  readonly maxExampleTokens: number | null;
  readonly maxBytes?: number;
  readonly minExamples?: number;
  /** What every trained answer must be, from `response_format` of the manifest. */
  readonly answerSchema?: AnswerSchema;
  /** Called for each example in order, with `null` where it could not be measured; also before the format is known. */
  readonly onExample?: (line: number, measure: Measure | null) => void;
  /** Called now and then with what was read so far. */
  readonly onProgress?: (read: { readonly bytes: number; readonly examples: number }) => void;
}

/**
 * Measures and checks a dataset in one pass, in memory that does not grow with the file. Rejects only when `chunks`
 * does: whatever the bytes are, the answer is an inspection. No part of it repeats text from the dataset.
 */
export async function inspectDataset(options: InspectOptions): Promise<Inspection> {
  const { inspection } = await inspectWhole(options);
  return inspection;
}

export interface WholeInspection {
  readonly inspection: Inspection;
  /** The same as the only part of the file, for a comparison with another file. */
  readonly part: () => InspectionPart;
}

/** The inspection, and what two files are compared by: up to 60 MB as long as `part` can be called. */
export async function inspectWhole(options: InspectOptions & { readonly isStart?: boolean }): Promise<WholeInspection> {
  const hash = createHash('sha256');
  const inspector = await read(options, { isStart: options.isStart ?? true }, chunk => hash.update(chunk));
  return { inspection: inspector.conclude(hash.digest('hex')), part: () => inspector.part() };
}

/**
 * Inspects a run of whole lines of a file, cut after a line feed. `isStart`: whether it is the first run. The first run
 * of a longer file must have at least 64 bytes, because its first bytes show what the file is.
 */
export async function inspectPart(options: InspectOptions & { readonly isStart: boolean }): Promise<InspectionPart> {
  const inspector = await read(options, options, () => undefined);
  return inspector.part();
}

/**
 * Joins the parts of a file, in their order, to exactly the inspection of the whole. A hash cannot be joined: `sha256`
 * is that of all bytes. Throws when there is no part, or when parts were made under other limits or rules.
 */
export function mergeParts(parts: readonly InspectionPart[], sha256: string): Inspection {
  const joined = joinParts();
  for (const part of parts) joined.absorb(part);
  return joined.conclude(sha256).inspection;
}

async function read(
  options: InspectOptions,
  where: { readonly isStart: boolean },
  onChunk: (chunk: Uint8Array) => void,
): Promise<LineInspector> {
  const splitter = new LineSplitter(where);
  const inspector = new LineInspector({
    expected: options.expected,
    measure: options.measure,
    onExample: options.onExample ?? (() => undefined),
    limits: {
      maxExampleTokens: options.maxExampleTokens,
      maxBytes: options.maxBytes ?? MAX_DATASET_BYTES,
      minExamples: options.minExamples ?? MIN_EXAMPLES,
      ...(options.answerSchema === undefined ? {} : { answerSchema: options.answerSchema }),
    },
  });
  for await (const chunk of options.chunks) {
    onChunk(chunk);
    inspector.addBytes(chunk.length);
    for (const line of splitter.push(chunk)) inspector.add(line);
    options.onProgress?.(inspector.read);
  }
  for (const line of splitter.end()) inspector.add(line);
  return inspector;
}
