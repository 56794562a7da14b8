import { type InspectOptions, inspectWhole, type WholeInspection } from '../dataset/inspect.ts';
import { measureExample } from './example-tokens.ts';
import type { ImageRule } from './image-tokens.ts';
import type { EncodingName } from './token-counter.ts';
import type { TokenCounters } from './token-counters.ts';

/** What an inspection cannot be told by data. */
type Wired = 'chunks' | 'measure' | 'onExample' | 'onProgress';

/** How a dataset is counted and checked. Plain data, so that another thread can be told it. */
export interface InspectionRules extends Omit<InspectOptions, Wired> {
  /** Whose tokens are counted; `null`: none are. */
  readonly encoding: EncodingName | null;
  /** How the model counts images; `null`: not known. */
  readonly images: ImageRule | null;
}

/** A dataset and how it is to be inspected. */
export interface InspectionJob extends Pick<InspectOptions, 'chunks' | 'onExample' | 'onProgress'> {
  /** How many bytes the chunks have in all. */
  readonly bytes: number;
  /** Names the bytes for good; absent where they may change, or may not be read. */
  readonly contentId?: string;
  /** False when the bytes are whole lines from the middle of a file: then only the part of the answer counts. */
  readonly isStart?: boolean;
  readonly rules: InspectionRules;
}

/** Inspects a file in this thread. Loads the encoding of the rules, and no other. */
export async function inspectCounted(job: InspectionJob, counters: TokenCounters): Promise<WholeInspection> {
  return inspectWhole({ ...job, ...(await countingOptions(job.rules, counters)) });
}

/** Rules as options of an inspection. */
export async function countingOptions(
  rules: InspectionRules,
  counters: TokenCounters,
): Promise<Omit<InspectOptions, Exclude<Wired, 'measure'>>> {
  const { encoding, images, ...options } = rules;
  const counter = encoding === null ? null : await counters.load(encoding);
  return { ...options, measure: counter === null ? null : example => measureExample(example, counter, images) };
}
