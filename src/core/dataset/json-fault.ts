/**
 * Checks the grammar of RFC 8259 over the bytes of one line before `JSON.parse` sees it: linear, without recursion, and
 * with the place of the fault. Accepts exactly what `JSON.parse` accepts, up to the depth. Input is valid UTF-8.
 */
export type JsonFault =
  /** `at`: offset of the first byte that no JSON text could have there; the length when the text is cut off. */
  { readonly kind: 'syntax'; readonly at: number } | { readonly kind: 'depth' };

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN_ARRAY = 0x5b;
const CLOSE_ARRAY = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const COMMA = 0x2c;
const COLON = 0x3a;
const MINUS = 0x2d;

type Expected = 'value' | 'value-or-end' | 'key' | 'key-or-end' | 'colon' | 'comma-or-end';

/** `null` for JSON whose brackets nest at most `maxDepth` deep. */
export function findJsonFault(bytes: Uint8Array, maxDepth: number): JsonFault | null {
  const open: number[] = [];
  let expected: Expected = 'value';
  for (let at = skipSpace(bytes, 0); ; at = skipSpace(bytes, at)) {
    const byte = bytes[at];
    const inside = open.at(-1);
    if (byte === undefined) return expected === 'comma-or-end' && inside === undefined ? null : { kind: 'syntax', at };

    const mayClose = expected === 'comma-or-end' || expected === 'value-or-end' || expected === 'key-or-end';
    let next: number;
    if (mayClose && inside !== undefined && byte === closing(inside)) {
      open.pop();
      expected = 'comma-or-end';
      next = at + 1;
    } else if (expected === 'comma-or-end') {
      expected = inside === OPEN_OBJECT ? 'key' : 'value';
      next = byte === COMMA && inside !== undefined ? at + 1 : fault(at);
    } else if (expected === 'colon') {
      expected = 'value';
      next = byte === COLON ? at + 1 : fault(at);
    } else if (expected === 'key' || expected === 'key-or-end') {
      expected = 'colon';
      next = byte === QUOTE ? skipString(bytes, at) : fault(at);
    } else if (byte === OPEN_ARRAY || byte === OPEN_OBJECT) {
      if (open.push(byte) > maxDepth) return { kind: 'depth' };
      expected = byte === OPEN_ARRAY ? 'value-or-end' : 'key-or-end';
      next = at + 1;
    } else {
      expected = 'comma-or-end';
      next = byte === QUOTE ? skipString(bytes, at) : skipWordOrNumber(bytes, at);
    }
    if (next < 0) return { kind: 'syntax', at: -next - 1 };
    at = next;
  }
}

/** The skip functions answer with the offset after the token, or with a fault's offset below zero. */
function fault(at: number): number {
  return -at - 1;
}

function closing(open: number): number {
  return open === OPEN_ARRAY ? CLOSE_ARRAY : CLOSE_OBJECT;
}

function skipSpace(bytes: Uint8Array, from: number): number {
  let at = from;
  for (let byte = bytes[at]; byte === 0x20 || byte === 0x09 || byte === 0x0d || byte === 0x0a; byte = bytes[at])
    at += 1;
  return at;
}

function skipString(bytes: Uint8Array, from: number): number {
  for (let at = from + 1; ; at += 1) {
    const byte = bytes[at];
    if (byte === QUOTE) return at + 1;
    if (byte === undefined || byte < 0x20) return fault(at);
    if (byte !== BACKSLASH) continue;
    at += 1;
    if (isOneOf(bytes[at], '"\\/bfnrt')) continue;
    if (!isOneOf(bytes[at], 'u')) return fault(at);
    const end = at + 4;
    while (at < end) {
      at += 1;
      if (!isOneOf(bytes[at], '0123456789abcdefABCDEF')) return fault(at);
    }
  }
}

function skipWordOrNumber(bytes: Uint8Array, from: number): number {
  const word = ['true', 'false', 'null'].find(candidate => isOneOf(bytes[from], candidate.charAt(0)));
  if (word === undefined) return skipNumber(bytes, from);
  for (let index = 1; index < word.length; index += 1)
    if (!isOneOf(bytes[from + index], word.charAt(index))) return fault(from + index);
  return from + word.length;
}

function skipNumber(bytes: Uint8Array, from: number): number {
  const first = bytes[from] === MINUS ? from + 1 : from;
  let at = isOneOf(bytes[first], '0') ? first + 1 : skipDigits(bytes, first);
  if (at === first) return fault(at);
  if (isOneOf(bytes[at], '.')) {
    const digits = at + 1;
    at = skipDigits(bytes, digits);
    if (at === digits) return fault(at);
  }
  if (isOneOf(bytes[at], 'eE')) {
    const digits = at + (isOneOf(bytes[at + 1], '+-') ? 2 : 1);
    at = skipDigits(bytes, digits);
    if (at === digits) return fault(at);
  }
  return at;
}

function skipDigits(bytes: Uint8Array, from: number): number {
  let at = from;
  while (isOneOf(bytes[at], '0123456789')) at += 1;
  return at;
}

function isOneOf(byte: number | undefined, characters: string): boolean {
  return byte !== undefined && characters.includes(String.fromCharCode(byte));
}
