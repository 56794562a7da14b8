import { createTokenCounter } from './counter.ts';
import { type EncodingName, type RankFileName, rankFileOfEncoding, type TokenCounter } from './token-counter.ts';

/** The counters of encodings. Loads the rank file of an encoding when it is first asked for, and no other. */
export interface TokenCounters {
  load(encoding: EncodingName): Promise<TokenCounter>;
}

export function createTokenCounters(readRanks: (name: RankFileName) => Promise<Uint8Array>): TokenCounters {
  const loaded = new Map<EncodingName, Promise<TokenCounter>>();
  return {
    load(encoding) {
      const counter = loaded.get(encoding) ?? load(encoding);
      loaded.set(encoding, counter);
      return counter;
    },
  };

  async function load(encoding: EncodingName): Promise<TokenCounter> {
    return createTokenCounter(encoding, await readRanks(rankFileOfEncoding(encoding)));
  }
}
