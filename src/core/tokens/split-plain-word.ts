const BLANK = 0x20;
const APOSTROPHE = 0x27;

/**
 * The short way for most pieces of most texts: ` ?[A-Z]?[a-z]+` in ASCII. Both patterns end the piece there if the next
 * byte is ASCII (or the end), no letter and no apostrophe. The end of such a piece, or 0: then take the long way.
 */
export function plainWordEnd(bytes: Uint8Array, start: number): number {
  let end = start;
  if (bytes[end] === BLANK) end++;
  if (isUpper(bytes[end] as number)) end++;
  const lower = end;
  while (isLower(bytes[end] as number)) end++;
  const after = bytes[end] as number;
  return end > lower && after < 0x80 && after !== APOSTROPHE && !isUpper(after) ? end : 0;
}

function isLower(byte: number): boolean {
  return byte >= 0x61 && byte <= 0x7a;
}

function isUpper(byte: number): boolean {
  return byte >= 0x41 && byte <= 0x5a;
}
