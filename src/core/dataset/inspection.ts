import type { PlaceWords, Severity } from '../diagnostics/diagnostic.ts';
import type { Doubt, TokenQuality } from './measure.ts';
import type { Portability } from './portability/portability.ts';

/** What the lines of a file look like; `unknown` when no known format fits. */
export type DatasetFormat =
  | 'chat'
  | 'preference'
  | 'reinforcement'
  | 'prompt-completion'
  | 'trl-preference'
  | 'alpaca'
  | 'sharegpt'
  | 'pairs'
  | 'gemini'
  | 'anthropic'
  | 'cohere'
  | 'json-array'
  | 'json-comments'
  | 'python'
  | 'csv'
  | 'tsv'
  | 'html'
  | 'yaml'
  | 'git-lfs-pointer'
  | 'empty'
  | 'unknown';

/**
 * Formats that a training method takes: chat for supervised training, preference for DPO, reinforcement, and
 * prompt-completion for the base models before chat.
 */
export type TrainableFormat = 'chat' | 'preference' | 'reinforcement' | 'prompt-completion';

export const TRAINABLE_FORMATS: readonly TrainableFormat[] = [
  'chat',
  'preference',
  'reinforcement',
  'prompt-completion',
];

export function isTrainable(format: DatasetFormat): format is TrainableFormat {
  return TRAINABLE_FORMATS.some(trainable => trainable === format);
}

/** All findings of one code in one file: how many, where the first ones are, and the words for the first. */
export interface Finding {
  readonly code: string;
  readonly severity: Severity;
  readonly headline: string;
  /** About the first line; holds no dataset content. */
  readonly message: string;
  readonly fix: string;
  /** Line numbers counted from 1, ascending, at most `MAX_LINES_PER_FINDING`; empty when about the whole file. */
  readonly lines: readonly number[];
  readonly count: number;
  /** Of the first `MAX_PLACED_LINES` lines each in its own words; of one line at most `MAX_PLACES_PER_LINE`. */
  readonly places: readonly PlaceWords[];
}

export const MAX_LINES_PER_FINDING = 50;
/** As many annotations as GitHub shows of a level, so no line that could have one lacks its words. */
export const MAX_PLACED_LINES = 10;
export const MAX_PLACES_PER_LINE = 3;

/** Everything measured about a dataset in one pass over its bytes. */
export interface Inspection {
  readonly format: DatasetFormat;
  readonly bytes: number;
  /** Hex sha-256 of the bytes, as they would be uploaded. */
  readonly sha256: string;
  /** Lines that hold an example, that is neither blank nor unreadable. */
  readonly examples: number;
  /** Billed tokens of one pass over the file; `null` when the format has no known rule or no encoding was given. */
  readonly tokensPerEpoch: number | null;
  readonly tokenQuality: TokenQuality;
  /** Why and by how many tokens `tokensPerEpoch` may be off; empty when it is exact or not known. */
  readonly tokenDoubts: readonly Doubt[];
  /** Tokens of the longest example, or `null` as above. */
  readonly longestExample: number | null;
  readonly findings: readonly Finding[];
  /** What each known provider would do with the file as it is, in a fixed order; empty where there was no file to read. */
  readonly portability: readonly Portability[];
}

export function inspectionHasErrors(inspection: Inspection): boolean {
  return inspection.findings.some(finding => finding.severity === 'error');
}
