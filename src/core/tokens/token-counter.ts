export type EncodingName = 'cl100k_base' | 'o200k_base';

/** Counts the tokens of a string, exactly. Special-token text such as `<|endoftext|>` counts as plain text. */
export interface TokenCounter {
  readonly encoding: EncodingName;
  count(text: string): number;
}
