import { type Code, defineCode } from '../diagnostic.ts';

/** A size for people, rounded up: what is a little over a round limit does not read as if it were at the limit. */
export function readableSize(bytes: number): string {
  const [unit, name] = bytes < 1_048_576 ? [1024, 'KiB'] : [1_048_576, 'MiB'];
  return `${Math.ceil((bytes / unit) * 10) / 10} ${name}`;
}

// Limits: the project's reliability requirements, section "Limits" (2026-11-22). Columns are bytes of the line, from 1.

export const E_LINE_SIZE = defineCode<{ size: number; limit: number }>({
  code: 'E_LINE_SIZE',
  severity: 'error',
  headline: 'A line is too long',
  message: ({ size, limit }) => `The line is ${readableSize(size)}; the limit is ${readableSize(limit)}.`,
  why: 'Lines this long are nearly always a broken export, and no model can be trained on an example of that size.',
  fix: 'Split the example into shorter ones, or write one example per line if the line breaks were lost.',
});

export const E_UTF8 = defineCode<{ column: number }>({
  code: 'E_UTF8',
  severity: 'error',
  headline: 'The text is not UTF-8',
  message: ({ column }) => `Byte ${column} of the line is not valid UTF-8.`,
  why: 'Providers read training files as UTF-8; another encoding is refused or turns letters into garbage.',
  fix: 'Save the file as UTF-8.',
});

export const E_BOM = defineCode<Record<never, never>>({
  code: 'E_BOM',
  severity: 'error',
  headline: 'A byte order mark is in the way',
  message: () => 'The line starts with a byte order mark (bytes EF BB BF).',
  why: 'Strict JSON readers refuse a line that starts with a byte order mark.',
  fix: 'Save the file as UTF-8 without a byte order mark.',
});

export const E_NUL = defineCode<{ column: number }>({
  code: 'E_NUL',
  severity: 'error',
  headline: 'A NUL byte is in the file',
  message: ({ column }) => `Byte ${column} of the line is NUL.`,
  why: 'NUL bytes are not allowed in JSON; they come from UTF-16 text or from a damaged file.',
  fix: 'Save the file as UTF-8, or restore it from its source.',
});

export const E_JSON = defineCode<{ column: number }>({
  code: 'E_JSON',
  severity: 'error',
  headline: 'A line is not JSON',
  message: ({ column }) => `The line stops being valid JSON at byte ${column}.`,
  why: 'Providers refuse the whole file when one line cannot be read.',
  fix: 'Write each example as one JSON object on one line.',
});

export const E_JSON_OBJECT = defineCode<{ kind: 'array' | 'string' | 'number' | 'boolean' | 'null' }>({
  code: 'E_JSON_OBJECT',
  severity: 'error',
  headline: 'A line is not a JSON object',
  message: ({ kind }) => `The line holds JSON of the kind "${kind}" where an object is needed.`,
  why: 'Each line of a dataset is one example, and an example is a JSON object.',
  fix: 'Write each example as one JSON object on one line.',
});

export const E_JSON_DEPTH = defineCode<{ limit: number }>({
  code: 'E_JSON_DEPTH',
  severity: 'error',
  headline: 'JSON is nested too deep',
  message: ({ limit }) => `The line is nested deeper than ${limit} levels.`,
  why: 'Real examples need few levels; deep nesting makes readers slow or makes them crash.',
  fix: 'Flatten the example, for example by storing a nested structure as text.',
});

export const E_JSON_KEY = defineCode<Record<never, never>>({
  code: 'E_JSON_KEY',
  severity: 'error',
  headline: 'A JSON key is forbidden',
  message: () => 'An object in the line has a key named "__proto__", "constructor" or "prototype".',
  why: 'These names change how programs behave that copy the object; no training format uses them.',
  fix: 'Rename or remove the key.',
});

/** Codes of the line reader. */
export const READER_CODES: readonly Code<never>[] = [
  E_LINE_SIZE,
  E_UTF8,
  E_BOM,
  E_NUL,
  E_JSON,
  E_JSON_OBJECT,
  E_JSON_DEPTH,
  E_JSON_KEY,
];
