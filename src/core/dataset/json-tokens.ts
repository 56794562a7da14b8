/**
 * The tokens of RFC 8259 over bytes that are valid UTF-8. Each function takes the offset of a token's first byte and
 * answers with the offset after the token, or with a fault's offset below zero.
 */

/** Offsets of what the grammar allows and programs still read differently; -1 where there is none. The first counts. */
export interface JsonNotes {
  /** Half of a surrogate pair, written as an escape. */
  loneSurrogate: number;
  /** A number that does not survive a 64-bit float: an integer outside ±(2^53 - 1), or one that becomes 0. */
  inexactNumber: number;
  /** A number beyond the range of a 64-bit float, such as 1e400. */
  infiniteNumber: number;
}

export const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const MINUS = 0x2d;

export function fault(at: number): number {
  return -at - 1;
}

export function skipSpace(bytes: Uint8Array, from: number): number {
  let at = from;
  for (let byte = bytes[at]; byte === 0x20 || byte === 0x09 || byte === 0x0d || byte === 0x0a; byte = bytes[at])
    at += 1;
  return at;
}

export function skipString(bytes: Uint8Array, from: number, notes: JsonNotes): number {
  for (let at = from + 1; ; at += 1) {
    const byte = bytes[at];
    if (byte === QUOTE) return at + 1;
    if (byte === undefined || byte < 0x20) return fault(at);
    if (byte !== BACKSLASH) continue;
    at = skipEscape(bytes, at, notes) - 1;
    if (at < -1) return at + 1;
  }
}

function skipEscape(bytes: Uint8Array, from: number, notes: JsonNotes): number {
  if (isOneOf(bytes[from + 1], '"\\/bfnrt')) return from + 2;
  if (!isOneOf(bytes[from + 1], 'u')) return fault(from + 1);
  const end = from + 6;
  for (let at = from + 2; at < end; at += 1) if (!isOneOf(bytes[at], HEX)) return fault(at);
  const half = surrogateHalf(bytes, from);
  if (half === 'high' && surrogateHalf(bytes, end) === 'low') return end + 6;
  if (half !== null && notes.loneSurrogate === -1) notes.loneSurrogate = from;
  return end;
}

const HEX = '0123456789abcdefABCDEF';

/** Which half of a pair the bytes escape: D800 to DBFF is the first, DC00 to DFFF the second. */
function surrogateHalf(bytes: Uint8Array, at: number): 'high' | 'low' | null {
  if (bytes[at] !== BACKSLASH || !isOneOf(bytes[at + 1], 'u') || !isOneOf(bytes[at + 2], 'dD')) return null;
  if (!isOneOf(bytes[at + 4], HEX) || !isOneOf(bytes[at + 5], HEX)) return null;
  if (isOneOf(bytes[at + 3], '89abAB')) return 'high';
  return isOneOf(bytes[at + 3], 'cdefCDEF') ? 'low' : null;
}

export function skipWordOrNumber(bytes: Uint8Array, from: number, notes: JsonNotes): number {
  const word = ['true', 'false', 'null'].find(candidate => isOneOf(bytes[from], candidate.charAt(0)));
  if (word === undefined) return skipNumber(bytes, from, notes);
  for (let index = 1; index < word.length; index += 1)
    if (!isOneOf(bytes[from + index], word.charAt(index))) return fault(from + index);
  return from + word.length;
}

function skipNumber(bytes: Uint8Array, from: number, notes: JsonNotes): number {
  const first = bytes[from] === MINUS ? from + 1 : from;
  let at = isOneOf(bytes[first], '0') ? first + 1 : skipDigits(bytes, first);
  if (at === first) return fault(at);
  if (isOneOf(bytes[at], '.')) {
    const digits = at + 1;
    at = skipDigits(bytes, digits);
    if (at === digits) return fault(at);
  }
  let exponentDigits = 0;
  if (isOneOf(bytes[at], 'eE')) {
    const digits = at + (isOneOf(bytes[at + 1], '+-') ? 2 : 1);
    at = skipDigits(bytes, digits);
    if (at === digits) return fault(at);
    exponentDigits = at - digits;
  }
  // Shorter numbers are safe integers or far from both ends of the range.
  if (at - from >= 16 || exponentDigits >= 3) noteNumber(bytes.subarray(from, at), from, notes);
  return at;
}

const ascii = new TextDecoder('utf-8');

function noteNumber(bytes: Uint8Array, at: number, notes: JsonNotes): void {
  const text = ascii.decode(bytes);
  const value = Number(text);
  const isInteger = !/[.eE]/.test(text);
  const becomesZero = value === 0 && /^-?[0.]*[1-9]/.test(text);
  if (!Number.isFinite(value)) {
    if (notes.infiniteNumber === -1) notes.infiniteNumber = at;
  } else if ((becomesZero || (isInteger && !Number.isSafeInteger(value))) && notes.inexactNumber === -1) {
    notes.inexactNumber = at;
  }
}

function skipDigits(bytes: Uint8Array, from: number): number {
  let at = from;
  while (isOneOf(bytes[at], '0123456789')) at += 1;
  return at;
}

function isOneOf(byte: number | undefined, characters: string): boolean {
  return byte !== undefined && characters.includes(String.fromCharCode(byte));
}
