import { createTokenCounter } from './counter.ts';
import type { EncodingName, TokenCounter } from './token-counter.ts';

const loaded = new Map<EncodingName, Promise<TokenCounter>>();

/** The counter of an encoding. Loads no other encoding's vocabulary, and each one once. */
export function loadTokenCounter(encoding: EncodingName): Promise<TokenCounter> {
  const counter = loaded.get(encoding) ?? load(encoding);
  loaded.set(encoding, counter);
  return counter;
}

async function load(encoding: EncodingName): Promise<TokenCounter> {
  return createTokenCounter(encoding, await loadRanks(encoding));
}

/** One import a case, each with a literal name, so that a bundler makes a file of each. */
async function loadRanks(encoding: EncodingName): Promise<string> {
  switch (encoding) {
    case 'cl100k_base':
      return (await import('js-tiktoken/ranks/cl100k_base')).default.bpe_ranks;
    case 'o200k_base':
      return (await import('js-tiktoken/ranks/o200k_base')).default.bpe_ranks;
  }
}
