import { get_encoding, type Tiktoken } from 'tiktoken';
import { tokenCounters } from '../../src/adapters/rank-files.ts';
import { type EncodingName, rankFileOfEncoding, type TokenCounter } from '../../src/core/tokens/token-counter.ts';

export function loadTokenCounter(encoding: EncodingName): Promise<TokenCounter> {
  return tokenCounters.load(encoding);
}

/**
 * OpenAI's tokenizer as WebAssembly. Version 1.0.22 has no o200k_harmony, which differs from o200k_base in its special
 * tokens only (tiktoken, `openai_public.py`, 2025-08): the same ranks, the same pattern.
 */
export function oracleOf(encoding: EncodingName): Tiktoken {
  return get_encoding(rankFileOfEncoding(encoding));
}
