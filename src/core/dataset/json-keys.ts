import { type JsonNotes, QUOTE, skipString } from './json-tokens.ts';

/** A key that an object may not have; `at` is the offset of its first byte. */
export type KeyFault =
  | { readonly kind: 'forbidden'; readonly at: number }
  /** `key`: the name where it is one that formats define, otherwise `null`, since it may be data. */
  | { readonly kind: 'duplicate'; readonly at: number; readonly key: string | null };

const FORBIDDEN_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** Keys that a message may show: training formats and JSON Schema define them, so naming them gives nothing away. */
const SCHEMA_KEYS: ReadonlySet<string> = new Set(
  (
    'messages tools functions parallel_tool_calls role content name weight tool_calls tool_call_id function_call ' +
    'id type function arguments text refusal image_url url detail input preferred_output non_preferred_output ' +
    'prompt completion chosen rejected instruction output conversations from value ' +
    'description parameters strict properties required items enum additionalProperties'
  ).split(' '),
);

/**
 * The first key of a JSON text that is forbidden or stands twice in its object, compared as read, without escapes.
 * `root` is what `JSON.parse` made of the text and `written` how many keys stand there: it keeps one of two equal keys,
 * so a good text has as many as are written, and only a bad one is looked at byte by byte.
 */
export function findKeyFault(bytes: Uint8Array, from: number, root: unknown, written: number): KeyFault | null {
  return countGoodKeys(root) === written ? null : locateKeyFault(bytes, from);
}

/** How many keys the value has at all depths; those that are forbidden do not count. */
function countGoodKeys(root: unknown): number {
  let count = 0;
  const open: unknown[] = [root];
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (Array.isArray(value)) {
      for (const child of value) if (typeof child === 'object' && child !== null) open.push(child);
    } else if (typeof value === 'object' && value !== null) {
      // Two calls: V8 answers both from its caches, while `Object.entries` makes an array for each key.
      for (const key of Object.keys(value)) if (!FORBIDDEN_KEYS.has(key)) count += 1;
      for (const child of Object.values(value)) if (typeof child === 'object' && child !== null) open.push(child);
    }
  }
  return count;
}

/** Walks the bytes of a valid text. In an object a string is a key when no colon came since `{` or the last comma. */
function locateKeyFault(bytes: Uint8Array, from: number): KeyFault | null {
  const notes: JsonNotes = { loneSurrogate: -1, inexactNumber: -1, infiniteNumber: -1 };
  const open: (Set<string> | null)[] = [];
  let keyNext = false;
  for (let at = from; at < bytes.length; at += 1) {
    const sign = String.fromCharCode(bytes[at] ?? 0);
    if (sign === '{' || sign === '[') open.push(sign === '{' ? new Set() : null);
    if (sign === '}' || sign === ']') open.pop();
    if (sign === '{' || sign === ',') keyNext = true;
    if (sign === ':') keyNext = false;
    if (bytes[at] !== QUOTE) continue;
    const end = skipString(bytes, at, notes);
    const keys = open.at(-1);
    if (keyNext && keys) {
      const key = keyOf(bytes.subarray(at, end));
      if (FORBIDDEN_KEYS.has(key)) return { kind: 'forbidden', at };
      if (keys.has(key)) return { kind: 'duplicate', at, key: SCHEMA_KEYS.has(key) ? key : null };
      keys.add(key);
    }
    at = end - 1;
  }
  return null;
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

function keyOf(quoted: Uint8Array): string {
  const text = decoder.decode(quoted);
  return text.includes('\\') ? String(JSON.parse(text)) : text.slice(1, -1);
}
