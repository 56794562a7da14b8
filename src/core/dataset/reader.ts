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
import { findKeyFault } from './json-keys.ts';
import { type JsonFault, scanJson } from './json-scan.ts';
import type { Report } from './rule.ts';

export type JsonObject = Readonly<Record<string, unknown>>;

export const MAX_JSON_DEPTH = 64;
/** Keys of one object. */
const MAX_JSON_KEYS = 64;

const LIMITS = { maxDepth: MAX_JSON_DEPTH, maxKeys: MAX_JSON_KEYS };
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
 * Nothing is left to exceptions: making one takes longer than reading the line, and its message quotes the data.
 */
export function readObject(bytes: Uint8Array, report: Report): JsonObject | null {
  const start = isBom(bytes, 0) ? 3 : 0;
  const nul = bytes.indexOf(0);
  if (nul !== -1) return refuse(report, E_NUL, { column: nul + 1 });

  const text = lenient.decode(start > 0 ? bytes.subarray(start) : bytes);
  const invalid = invalidUtf8(text, bytes, start);
  if (invalid !== null) return refuse(report, E_UTF8, { column: invalid + 1 });

  const { fault, keys, notes } = scanJson(bytes, start, LIMITS);
  if (fault !== null) return refuseFault(bytes, text, fault, report);

  const value: unknown = JSON.parse(text);
  if (!isJsonObject(value)) return refuse(report, E_JSON_OBJECT, { kind: kindOf(value) });
  const keyFault = findKeyFault(bytes, start, value, keys);
  if (keyFault?.kind === 'forbidden') return refuse(report, E_JSON_KEY, { column: keyFault.at + 1 });
  if (keyFault?.kind === 'duplicate') return refuse(report, E_JSON_DUP, { column: keyFault.at + 1, key: keyFault.key });

  if (notes.loneSurrogate !== -1) report(W_SURROGATE, { column: notes.loneSurrogate + 1 });
  if (notes.inexactNumber !== -1) report(W_JSON_NUMBER, { column: notes.inexactNumber + 1 });
  return value;
}

function refuseFault(bytes: Uint8Array, text: string, { kind, at }: JsonFault, report: Report): null {
  const column = at + 1;
  switch (kind) {
    case 'syntax':
      if (isBom(bytes, at)) return refuse(report, E_BOM, { column });
      return refuse(report, E_JSON, { column, comma: commaAtEnd(text), cr: crBefore(bytes, at) });
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

/**
 * 1 where the last comma has nothing after it but what closes, as JavaScript and Python let it stand, and without all such
 * commas the line is JSON; in a text they may go too, since only the form is looked at.
 */
function commaAtEnd(text: string): number {
  if (!/,[\s}\]]*[}\]]\s*$|}\s*,\s*$/.test(text.slice(-16))) return 0;
  return Number(scanJson(Buffer.from(text.replace(/,(?=\s*(?:[}\]]|$))/g, ' ')), 0, LIMITS).fault === null);
}

/** 1 where a line should have ended: see `CrLineEnds`. */
function crBefore(bytes: Uint8Array, at: number): number {
  return Number(bytes[at] === 0x7b && bytes[at - 1] === 0x0d && bytes[at - 2] === 0x7d);
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
