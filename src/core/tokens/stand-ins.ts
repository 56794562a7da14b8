import { type Doubt, doubt } from '../dataset/measure.ts';

/**
 * Tokens of other tokenizers for the same text, in percent of o200k_base: the smallest and largest of four kinds of
 * text (English; numbers; European languages, Cyrillic and Arabic; Chinese and Japanese), measured in November 2026
 * with the published vocabularies. A tokenizer that is not here was not measured.
 */
const MEASURED: ReadonlyMap<string, { readonly least: number; readonly most: number }> = new Map([
  ['qwen3', { least: 100, most: 126 }],
  ['llama3', { least: 100, most: 124 }],
  ['deepseek_v3', { least: 92, most: 119 }],
  ['gemma3', { least: 81, most: 119 }],
]);

/** The same vocabulary as o200k_base for plain text; only the chat template differs. */
const SAME_TEXT: ReadonlySet<string> = new Set(['o200k_harmony']);

/** Added both ways for a chat template whose tokens no bill confirms: an own choice, as wide as an estimate's margin. */
const TEMPLATE_PERCENT = 25;

/** By how much a count made with o200k_base may be off for a model with a tokenizer of its own. */
export function standInDoubts(tokenizer: string, tokens: number): Doubt[] {
  const template = doubt('chat-template', tokens, TEMPLATE_PERCENT);
  if (SAME_TEXT.has(tokenizer)) return [template];
  const measured = MEASURED.get(tokenizer);
  if (measured === undefined) return [doubt('other-tokenizer', tokens, 100)];
  const below = Math.ceil((tokens * (100 - measured.least)) / 100);
  const above = Math.ceil((tokens * (measured.most - 100)) / 100);
  return [{ why: 'other-tokenizer', below, above }, template];
}

/** Whether counts for the tokenizer follow from its own vocabulary. */
export function hasSameText(tokenizer: string): boolean {
  return SAME_TEXT.has(tokenizer);
}
