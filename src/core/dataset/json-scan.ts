import { fault, type JsonNotes, QUOTE, skipSpace, skipString, skipWordOrNumber } from './json-tokens.ts';

/** What is wrong with a text as JSON; `at` is the offset of the byte to look at. */
export type JsonFault =
  /** The first byte that no JSON text could have there; the length when the text is cut off. */
  | { readonly kind: 'syntax'; readonly at: number }
  /** The bracket that goes one level too deep. */
  | { readonly kind: 'depth'; readonly at: number }
  /** The first key too many of one object. */
  | { readonly kind: 'keys'; readonly at: number }
  /** A key that ends with a backslash: see `endsInBackslash`. */
  | { readonly kind: 'key'; readonly at: number }
  /** A number beyond the range of a 64-bit float. */
  | { readonly kind: 'number'; readonly at: number };

export interface JsonLimits {
  readonly maxDepth: number;
  /** Keys of one object, each time it is written counted. */
  readonly maxKeys: number;
}

export interface JsonScan {
  readonly fault: JsonFault | null;
  /** How many keys are written in the whole text. */
  readonly keys: number;
  readonly notes: Readonly<JsonNotes>;
}

const OPEN_ARRAY = 0x5b;
const CLOSE_ARRAY = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const COMMA = 0x2c;
const COLON = 0x3a;

/** On the stack of open brackets: an array; an object is the number of its keys so far. */
const ARRAY = -1;

type Expected = 'value' | 'value-or-end' | 'key' | 'key-or-end' | 'colon' | 'comma-or-end';

/**
 * Checks the grammar of RFC 8259 over the bytes of one line, from `from` on, before `JSON.parse` sees it: linear,
 * without recursion, and with the place of the fault. Finds no fault exactly where `JSON.parse` finds none, but for
 * the limits, for numbers that it reads as infinite and for keys that end with a backslash. Input is valid UTF-8.
 */
export function scanJson(bytes: Uint8Array, from: number, { maxDepth, maxKeys }: JsonLimits): JsonScan {
  const notes: JsonNotes = { loneSurrogate: -1, inexactNumber: -1, infiniteNumber: -1 };
  const open: number[] = [];
  let keys = 0;
  let expected: Expected = 'value';
  for (let at = skipSpace(bytes, from); ; at = skipSpace(bytes, at)) {
    const byte = bytes[at];
    const inside = open.at(-1);
    if (byte === undefined) {
      const isWhole = expected === 'comma-or-end' && inside === undefined;
      if (!isWhole) return { fault: { kind: 'syntax', at }, keys, notes };
      const infinite = notes.infiniteNumber;
      return { fault: infinite === -1 ? null : { kind: 'number', at: infinite }, keys, notes };
    }

    const mayClose = expected === 'comma-or-end' || expected === 'value-or-end' || expected === 'key-or-end';
    let next: number;
    if (mayClose && inside !== undefined && byte === (inside === ARRAY ? CLOSE_ARRAY : CLOSE_OBJECT)) {
      open.pop();
      expected = 'comma-or-end';
      next = at + 1;
    } else if (expected === 'comma-or-end') {
      expected = inside === ARRAY ? 'value' : 'key';
      next = byte === COMMA && inside !== undefined ? at + 1 : fault(at);
    } else if (expected === 'colon') {
      expected = 'value';
      next = byte === COLON ? at + 1 : fault(at);
    } else if (inside !== undefined && (expected === 'key' || expected === 'key-or-end')) {
      expected = 'colon';
      next = byte === QUOTE ? skipString(bytes, at, notes) : fault(at);
      keys += 1;
      open[open.length - 1] = inside + 1;
      if (next > 0 && inside + 1 > maxKeys) return { fault: { kind: 'keys', at }, keys, notes };
      if (next > 0 && endsInBackslash(bytes, next - 1)) return { fault: { kind: 'key', at }, keys, notes };
    } else if (byte === OPEN_ARRAY || byte === OPEN_OBJECT) {
      expected = byte === OPEN_ARRAY ? 'value-or-end' : 'key-or-end';
      if (open.push(byte === OPEN_ARRAY ? ARRAY : 0) > maxDepth) return { fault: { kind: 'depth', at }, keys, notes };
      next = at + 1;
    } else {
      expected = 'comma-or-end';
      next = byte === QUOTE ? skipString(bytes, at, notes) : skipWordOrNumber(bytes, at, notes);
    }
    if (next < 0) return { fault: { kind: 'syntax', at: -next - 1 }, keys, notes };
    at = next;
  }
}

const BACKSLASH = 0x5c;
const ESCAPED_BACKSLASH = [BACKSLASH, 0x75, 0x30, 0x30, 0x35, 0x63];

/**
 * Whether the key whose closing quote stands at `quote` ends with a backslash, as `\\` or as `\u005c`. Such a key is
 * refused before it is parsed: once `JSON.parse` has seen one, it reads other keys with escapes in its place wrongly
 * (`{"\\":1}` and then `{"\u0061":1}` gives the key `\`; Node 24.21.0, 2026-11-22).
 */
function endsInBackslash(bytes: Uint8Array, quote: number): boolean {
  if (bytes[quote - 1] === BACKSLASH) return true;
  const start = quote - ESCAPED_BACKSLASH.length;
  return ESCAPED_BACKSLASH.every((byte, index) => byte === lowerCase(bytes[start + index] ?? 0));
}

function lowerCase(byte: number): number {
  return byte === 0x43 ? 0x63 : byte;
}
