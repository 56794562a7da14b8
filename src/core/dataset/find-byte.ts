import { QUOTE, skipSpace } from './json-tokens.ts';

/** What of the value is meant, where it is not the value itself: a key of it, or the first string in it that says this. */
export interface Detail {
  readonly key?: string | undefined;
  readonly text?: string | undefined;
}

const BACKSLASH = 0x5c;
const OPEN_OBJECT = 0x7b;
const OPEN_ARRAY = 0x5b;
/** Which brackets open and which close: `{` and `[` are two below `}` and `]`. */
const BRACKETS: ReadonlyMap<number | undefined, number> = new Map([
  [OPEN_OBJECT, 1],
  [OPEN_ARRAY, 1],
  [OPEN_OBJECT + 2, -1],
  [OPEN_ARRAY + 2, -1],
]);
const AFTER_SCALAR: ReadonlySet<number | undefined> = new Set([...Buffer.from(' \t\r\n,}]'), undefined]);

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/**
 * The offset of the first byte of a value in a text that is known to be good JSON from `from` on. Where a step leads
 * nowhere, as to a key that is missing, that of the value that lacks it. Linear; for single lines that have a finding.
 */
export function findByte(
  bytes: Uint8Array,
  from: number,
  path: readonly (string | number)[],
  { key, text }: Detail = {},
): number {
  let at = skipSpace(bytes, from);
  for (const step of path) {
    const part = findPart(bytes, at, step);
    if (part === null) return at;
    at = part.value;
  }
  if (key !== undefined) return findPart(bytes, at, key)?.start ?? at;
  return text === undefined ? at : (findString(bytes, at, text) ?? at);
}

/** The member or the item of the value at `open`; `start` is where its key stands, if it has one. */
function findPart(bytes: Uint8Array, open: number, step: string | number) {
  const hasKeys = bytes[open] === OPEN_OBJECT;
  if (hasKeys ? typeof step === 'number' : bytes[open] !== OPEN_ARRAY || typeof step === 'string') return null;
  let start = skipSpace(bytes, open + 1);
  for (let index = 0; BRACKETS.get(bytes[start]) !== -1; index += 1) {
    const end = hasKeys ? skipSpace(bytes, endOfString(bytes, start)) : -1;
    const value = hasKeys ? skipSpace(bytes, end + 1) : start;
    if (hasKeys ? isString(bytes, start, step) : index === step) return { start, value };
    start = skipSpace(bytes, endOfValue(bytes, value));
    if (BRACKETS.get(bytes[start]) !== -1) start = skipSpace(bytes, start + 1);
  }
  return null;
}

function findString(bytes: Uint8Array, from: number, text: string): number | null {
  const end = endOfValue(bytes, from);
  for (let at = bytes.indexOf(QUOTE, from); at !== -1 && at < end; at = bytes.indexOf(QUOTE, endOfString(bytes, at)))
    if (isString(bytes, at, text)) return at;
  return null;
}

function endOfValue(bytes: Uint8Array, from: number): number {
  if (bytes[from] === QUOTE) return endOfString(bytes, from);
  let at = from;
  if (!BRACKETS.has(bytes[at])) {
    while (!AFTER_SCALAR.has(bytes[at])) at += 1;
    return at;
  }
  let depth = 0;
  do {
    depth += BRACKETS.get(bytes[at]) ?? 0;
    at = bytes[at] === QUOTE ? endOfString(bytes, at) : at + 1;
  } while (depth > 0);
  return at;
}

/** A quote after an odd number of backslashes is part of the string. */
function endOfString(bytes: Uint8Array, from: number): number {
  let end = from;
  let before: number;
  do {
    end = bytes.indexOf(QUOTE, end + 1);
    before = end;
    while (bytes[before - 1] === BACKSLASH) before -= 1;
  } while ((end - before) % 2 === 1);
  return end + 1;
}

/** No text takes fewer bytes than it has UTF-16 units. */
function isString(bytes: Uint8Array, at: number, text: string | number): boolean {
  const quoted = bytes.subarray(at, endOfString(bytes, at));
  if (typeof text === 'number' || quoted.length < text.length + 2) return false;
  const written = decoder.decode(quoted);
  return (written.includes('\\') ? JSON.parse(written) : written.slice(1, -1)) === text;
}
