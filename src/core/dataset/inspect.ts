import { createHash } from 'node:crypto';
import type { ChatExample } from './chat-example.ts';
import type { Inspection } from './inspection.ts';
import { LineInspector } from './line-inspector.ts';
import { LineSplitter } from './lines.ts';
import type { Measure } from './measure.ts';

/** 200 MiB; OpenAI takes 512 MB (API reference, 2026-08-21). */
export const MAX_DATASET_BYTES = 200 * 1_048_576;
/** OpenAI's minimum for a training file. A validation file has none: pass 1. */
export const MIN_EXAMPLES = 10;

export interface InspectOptions {
  readonly chunks: AsyncIterable<Uint8Array>;
  /** Counts the tokens of an example; `null` when the model's encoding is not known. */
  readonly measure: ((example: ChatExample) => Measure) | null;
  readonly maxExampleTokens: number | null;
  readonly maxBytes?: number;
  readonly minExamples?: number;
  /** Called for each example in order, with `null` where it could not be measured; also before the format is known. */
  readonly onExample?: (line: number, measure: Measure | null) => void;
}

/**
 * Measures and checks a dataset in one pass, in memory that does not grow with the file. Rejects only when `chunks`
 * does: whatever the bytes are, the answer is an inspection. No part of it repeats text from the dataset.
 */
export async function inspectDataset(options: InspectOptions): Promise<Inspection> {
  const hash = createHash('sha256');
  const splitter = new LineSplitter();
  const inspector = new LineInspector({
    measure: options.measure,
    onExample: options.onExample ?? (() => undefined),
    limits: {
      maxExampleTokens: options.maxExampleTokens,
      maxBytes: options.maxBytes ?? MAX_DATASET_BYTES,
      minExamples: options.minExamples ?? MIN_EXAMPLES,
    },
  });
  let bytes = 0;
  for await (const chunk of options.chunks) {
    hash.update(chunk);
    bytes += chunk.length;
    for (const line of splitter.push(chunk)) inspector.add(line);
  }
  for (const line of splitter.end()) inspector.add(line);
  return inspector.conclude(bytes, hash.digest('hex'));
}
