import {
  E_BOM,
  E_JSON,
  E_JSON_DEPTH,
  E_JSON_DUP,
  E_JSON_KEY,
  E_JSON_KEYS,
  E_JSON_NUMBER,
  E_JSON_OBJECT,
  E_NUL,
  E_UTF8,
  W_JSON_NUMBER,
  W_SURROGATE,
} from '../diagnostics/codes/dataset-codes.ts';
import type { Code, Facts } from '../diagnostics/diagnostic.ts';
import { type JsonSight, sightOf } from '../diagnostics/json-sight.ts';
import { glanceAtJson } from './json-glance.ts';
import { findKeyFault } from './json-keys.ts';
import { type JsonFault, scanJson } from './json-scan.ts';
import type { JsonNotes } from './json-tokens.ts';
import type { Report } from './rule.ts';

export type JsonObject = Readonly<Record<string, unknown>>;

export const MAX_JSON_DEPTH = 64;
/** Keys of one object. */
const MAX_JSON_KEYS = 64;

const LIMITS = { maxDepth: MAX_JSON_DEPTH, maxKeys: MAX_JSON_KEYS };
const NO_NOTES: JsonNotes = { loneSurrogate: -1, inexactNumber: -1, infiniteNumber: -1 };
const lenient = new TextDecoder('utf-8', { ignoreBOM: true });

/** Whether a line holds nothing but JSON's white space. */
export function isBlank(bytes: Uint8Array): boolean {
  return bytes.every(byte => byte === 0x20 || byte === 0x09 || byte === 0x0d);
}

/** The line without a byte order mark. */
export function withoutBom(bytes: Uint8Array): Uint8Array {
  return isBom(bytes, 0) ? bytes.subarray(3) : bytes;
}

/**
 * The JSON object of one line, or `null` after saying why there is none. Columns are bytes, from 1; a byte order mark
 * at the start counts and is passed over. One fault is named, the first; warnings only where there is none.
 * What is wrong is never taken from an exception: its message quotes the data.
 */
export function readObject(bytes: Uint8Array, report: Report): JsonObject | null {
  const start = isBom(bytes, 0) ? 3 : 0;
  const nul = bytes.indexOf(0);
  if (nul !== -1) return refuse(report, E_NUL, { column: nul + 1 });

  const text = lenient.decode(start > 0 ? bytes.subarray(start) : bytes);
  const invalid = invalidUtf8(text, bytes, start);
  if (invalid !== null) return refuse(report, E_UTF8, { column: invalid + 1 });

  const parsed = parseAtOnce(text) ?? parseByBytes(text, bytes, start, report);
  if (parsed === null) return null;
  const { value, keys, notes } = parsed;
  if (!isJsonObject(value)) return refuse(report, E_JSON_OBJECT, { kind: kindOf(value) });
  const keyFault = findKeyFault(bytes, start, value, keys);
  if (keyFault?.kind === 'forbidden') return refuse(report, E_JSON_KEY, { column: keyFault.at + 1 });
  if (keyFault?.kind === 'duplicate') return refuse(report, E_JSON_DUP, { column: keyFault.at + 1, key: keyFault.key });

  if (notes.loneSurrogate !== -1) report(W_SURROGATE, { column: notes.loneSurrogate + 1 });
  if (notes.inexactNumber !== -1) report(W_JSON_NUMBER, { column: notes.inexactNumber + 1 });
  return value;
}

interface Parsed {
  readonly value: unknown;
  /** How many keys are written. */
  readonly keys: number;
  readonly notes: Readonly<JsonNotes>;
}

/** What nearly all lines are: JSON within all limits, with nothing to note. `null` where that does not show at once. */
function parseAtOnce(text: string): Parsed | null {
  const keys = glanceAtJson(text, LIMITS);
  if (keys === null) return null;
  try {
    return { value: JSON.parse(text), keys, notes: NO_NOTES };
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function parseByBytes(text: string, bytes: Uint8Array, start: number, report: Report): Parsed | null {
  const { fault, keys, notes } = scanJson(bytes, start, LIMITS);
  if (fault !== null) return refuseFault(bytes, fault, report, () => sightAt(bytes, start, fault.at, text));
  return { value: JSON.parse(text), keys, notes };
}

function refuseFault(bytes: Uint8Array, { kind, at }: JsonFault, report: Report, sight: () => JsonSight): null {
  const column = at + 1;
  switch (kind) {
    case 'syntax':
      return isBom(bytes, at) ? refuse(report, E_BOM, { column }) : refuse(report, E_JSON, { column, seen: sight() });
    case 'depth':
      return refuse(report, E_JSON_DEPTH, { column, limit: MAX_JSON_DEPTH });
    case 'keys':
      return refuse(report, E_JSON_KEYS, { column, limit: MAX_JSON_KEYS });
    case 'key':
      return refuse(report, E_JSON_KEY, { column });
    case 'number':
      return refuse(report, E_JSON_NUMBER, { column });
  }
}

/** What a line shows at the place from which on it is no JSON. */
function sightAt(bytes: Uint8Array, start: number, at: number, text: string): JsonSight {
  if (isCommaAtEnd(text)) return 'comma';
  // A line should have ended before: see `CrLineEnds`.
  if (bytes[at] === 0x7b && bytes[at - 1] === 0x0d && bytes[at - 2] === 0x7d) return 'cr';
  const rest = lenient.decode(bytes.subarray(at, at + SIGHT_BYTES));
  return sightOf(rest, rest.startsWith('{') && scanJson(bytes.subarray(0, at), start, LIMITS).fault === null);
}

const SIGHT_BYTES = 16;

/**
 * Whether the last comma has nothing after it but what closes, as JavaScript and Python let it stand, and without all such
 * commas the line is JSON; in a text they may go too, since only the form is looked at.
 */
function isCommaAtEnd(text: string): boolean {
  if (!/,[\s}\]]*[}\]]\s*$|}\s*,\s*$/.test(text.slice(-16))) return false;
  return scanJson(Buffer.from(text.replace(/,(?=\s*(?:[}\]]|$))/g, ' ')), 0, LIMITS).fault === null;
}

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isBom(bytes: Uint8Array, at: number): boolean {
  return bytes[at] === 0xef && bytes[at + 1] === 0xbb && bytes[at + 2] === 0xbf;
}

function refuse<F extends Facts>(report: Report, code: Code<F>, facts: F): null {
  report(code, facts);
  return null;
}

/**
 * Offset of the first byte that is no UTF-8, or `null`. `text` is the lenient decoding of `bytes` from `start` on, in
 * which each fault became U+FFFD; one that stands in the bytes as EF BF BD is no fault.
 */
function invalidUtf8(text: string, bytes: Uint8Array, start: number): number | null {
  if (!text.includes('\ufffd')) return null;
  let offset = start;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit === 0xfffd && !(bytes[offset] === 0xef && bytes[offset + 1] === 0xbf && bytes[offset + 2] === 0xbd))
      return offset;
    const halfOfPair = unit >= 0xd800 && unit < 0xe000;
    if (unit < 0x80) offset += 1;
    else offset += unit < 0x800 || halfOfPair ? 2 : 3;
  }
  return null;
}

function kindOf(value: unknown): 'array' | 'string' | 'number' | 'boolean' | 'null' {
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'string') return 'string';
  if (typeof value === 'number') return 'number';
  return typeof value === 'boolean' ? 'boolean' : 'null';
}
