import { writeRankFile } from '../../../../src/core/tokens/ranks.ts';

/** A rank file of all single bytes and then the given tokens. */
export function rankFileOf(tokens: readonly string[]): Uint8Array {
  const bytes = Array.from({ length: 256 }, (_, byte) => Buffer.of(byte));
  return writeRankFile([...bytes, ...tokens.map(token => Buffer.from(token))]);
}
