import { E_JSON, E_JSON_DEPTH, E_JSON_KEY, E_JSON_OBJECT, E_NUL, E_UTF8 } from '../diagnostics/codes/dataset-codes.ts';
import type { Code, Facts } from '../diagnostics/diagnostic.ts';
import { findJsonFault } from './json-fault.ts';
import type { Report } from './rule.ts';

export type JsonObject = Readonly<Record<string, unknown>>;

export const MAX_JSON_DEPTH = 64;

const FORBIDDEN_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);
const lenient = new TextDecoder('utf-8', { ignoreBOM: true });

/** Whether a line holds nothing but JSON's white space. */
export function isBlank(bytes: Uint8Array): boolean {
  return bytes.every(byte => byte === 0x20 || byte === 0x09 || byte === 0x0d);
}

/** The line without a byte order mark. */
export function withoutBom(bytes: Uint8Array): Uint8Array {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;
}

/**
 * The JSON object of one line, or `null` after saying why there is none. Columns are bytes, from 1.
 * Nothing is left to exceptions: making one takes longer than reading the line, and its message quotes the data.
 */
export function readObject(bytes: Uint8Array, report: Report): JsonObject | null {
  const nul = bytes.indexOf(0);
  if (nul !== -1) return refuse(report, E_NUL, { column: nul + 1 });

  const text = lenient.decode(bytes);
  const invalid = invalidUtf8(text, bytes);
  if (invalid !== null) return refuse(report, E_UTF8, { column: invalid + 1 });

  const fault = findJsonFault(bytes, MAX_JSON_DEPTH);
  if (fault?.kind === 'syntax') return refuse(report, E_JSON, { column: fault.at + 1 });
  if (fault?.kind === 'depth') return refuse(report, E_JSON_DEPTH, { limit: MAX_JSON_DEPTH });

  const value: unknown = JSON.parse(text);
  if (!isJsonObject(value)) return refuse(report, E_JSON_OBJECT, { kind: kindOf(value) });
  if (hasForbiddenKey(value)) return refuse(report, E_JSON_KEY, {});
  return value;
}

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function refuse<F extends Facts>(report: Report, code: Code<F>, facts: F): null {
  report(code, facts);
  return null;
}

/**
 * Offset of the first byte that is no UTF-8, or `null`. `text` is the lenient decoding of `bytes`, in which each fault
 * became U+FFFD; one that stands in the bytes as EF BF BD is no fault.
 */
function invalidUtf8(text: string, bytes: Uint8Array): number | null {
  if (!text.includes('\ufffd')) return null;
  let offset = 0;
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

/** Looks at the parsed value, since a key may be written with escapes. */
function hasForbiddenKey(root: JsonObject): boolean {
  const open: unknown[] = [root];
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (typeof value !== 'object' || value === null) continue;
    if (!Array.isArray(value) && Object.keys(value).some(key => FORBIDDEN_KEYS.has(key))) return true;
    for (const child of Object.values(value)) if (typeof child === 'object' && child !== null) open.push(child);
  }
  return false;
}
