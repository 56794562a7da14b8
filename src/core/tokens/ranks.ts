/** A vocabulary as bytes: the token of rank r is `bytes` from `starts[r]` to `starts[r + 1]`. Lower ranks merge first. */
export interface Ranks {
  readonly bytes: Uint8Array;
  readonly starts: Int32Array;
}

const COUNT_BYTES = 4;

/**
 * Reads a rank file: how many ranks there are (32 bits, little-endian), the length of each token in one byte, then the
 * tokens without anything between them. A length of 0 is a rank that no text merges to (a special token).
 */
export function readRankFile(file: Uint8Array): Ranks {
  const count = new DataView(file.buffer, file.byteOffset, file.length).getUint32(0, true);
  const bytes = file.subarray(COUNT_BYTES + count);
  const starts = new Int32Array(count + 1);
  let used = 0;
  for (let rank = 0; rank < count; rank++) {
    used += file[COUNT_BYTES + rank] as number;
    starts[rank + 1] = used;
  }
  if (used !== bytes.length) throw new Error(`A rank file announces ${used} bytes of tokens and has ${bytes.length}.`);
  return { bytes, starts };
}

/** The rank file of these tokens; an empty one is a rank without a token. */
export function writeRankFile(tokens: readonly Uint8Array[]): Uint8Array {
  const total = tokens.reduce((bytes, token) => bytes + token.length, 0);
  const file = new Uint8Array(COUNT_BYTES + tokens.length + total);
  new DataView(file.buffer).setUint32(0, tokens.length, true);
  let used = COUNT_BYTES + tokens.length;
  for (const [rank, token] of tokens.entries()) {
    if (token.length > 255) throw new Error(`The token of rank ${rank} has more than 255 bytes.`);
    file[COUNT_BYTES + rank] = token.length;
    file.set(token, used);
    used += token.length;
  }
  return file;
}
