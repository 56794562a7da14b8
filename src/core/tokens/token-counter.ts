/** The encodings that can be counted. */
export const ENCODINGS = ['cl100k_base', 'o200k_base', 'o200k_harmony', 'p50k_base', 'r50k_base'] as const;
export type EncodingName = (typeof ENCODINGS)[number];

/** The files of tokens and their ranks. Encodings that differ only in their special tokens share one. */
export const RANK_FILES = ['cl100k_base', 'o200k_base', 'p50k_base', 'r50k_base'] as const;
export type RankFileName = (typeof RANK_FILES)[number];

/** Counts the tokens of a string, exactly. Special-token text such as `<|endoftext|>` counts as plain text. */
export interface TokenCounter {
  readonly encoding: EncodingName;
  count(text: string): number;
  /** The same, for a text that probably came before: then it is looked up. */
  countRecurring(text: string): number;
}

export function isEncodingName(name: string): name is EncodingName {
  return (ENCODINGS as readonly string[]).includes(name);
}

export function rankFileOfEncoding(encoding: EncodingName): RankFileName {
  return encoding === 'o200k_harmony' ? 'o200k_base' : encoding;
}
