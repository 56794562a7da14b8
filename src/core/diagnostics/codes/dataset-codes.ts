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

export const E_BOM = defineCode<{ column: number }>({
  code: 'E_BOM',
  severity: 'error',
  headline: 'A byte order mark is in the way',
  message: ({ column }) =>
    column === 1
      ? 'The line starts with a byte order mark (bytes EF BB BF).'
      : `A byte order mark (bytes EF BB BF) stands at byte ${column} of the line.`,
  why: 'Strict JSON readers refuse a byte order mark, at the start of a file and where two files were joined.',
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

export const E_JSON = defineCode<{ column: number; comma: number; cr?: number }>({
  code: 'E_JSON',
  severity: 'error',
  headline: 'A line is not JSON',
  message: ({ column, comma, cr = 0 }) =>
    `The line stops being valid JSON at byte ${column}.${comma > 0 ? ' It ends with a comma too many; this reads such lines: finetune-gitops convert FILE --to chat -o NEW.jsonl (or --to preference).' : ''}${cr > 0 ? ' Before it a line ends in CR (byte 0D) alone; where whole examples stand on both sides, this mends it: finetune-gitops fix FILE --write.' : ''}`,
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

export const E_JSON_DEPTH = defineCode<{ column: number; limit: number }>({
  code: 'E_JSON_DEPTH',
  severity: 'error',
  headline: 'JSON is nested too deep',
  message: ({ column, limit }) => `The line is nested deeper than ${limit} levels, from byte ${column} on.`,
  why: 'Real examples need few levels; deep nesting makes readers slow or makes them crash.',
  fix: 'Flatten the example, for example by storing a nested structure as text.',
});

export const E_JSON_KEY = defineCode<{ column: number }>({
  code: 'E_JSON_KEY',
  severity: 'error',
  headline: 'A JSON key is forbidden',
  message: ({ column }) =>
    `An object in the line has a key named "__proto__", "constructor" or "prototype", or one that ends with a backslash, at byte ${column}.`,
  why: 'Such names change how programs read or copy the object; no training format uses them.',
  fix: 'Rename or remove the key.',
});

export const E_JSON_DUP = defineCode<{ column: number; key: string | null }>({
  code: 'E_JSON_DUP',
  severity: 'error',
  headline: 'A JSON key appears twice',
  message: ({ column, key }) =>
    `${key === null ? 'A key' : `The key "${key}"`} appears twice in one object, the second time at byte ${column}.`,
  why: 'Programs differ in which of the two values they keep, so what was reviewed may not be what is trained.',
  fix: 'Keep one of the two.',
});

export const E_JSON_KEYS = defineCode<{ column: number; limit: number }>({
  code: 'E_JSON_KEYS',
  severity: 'error',
  headline: 'A JSON object has too many keys',
  message: ({ column, limit }) =>
    `The line has an object with more than ${limit} keys; the first too many is at byte ${column}.`,
  why: 'Real examples need few keys; objects with very many are a table that lost its shape, or an attack on readers.',
  fix: 'Use an array, or store the object as text.',
});

// Numbers: RFC 8259 section 6, which counts on the range and precision of 64-bit floats (IEEE 754).

export const E_JSON_NUMBER = defineCode<{ column: number }>({
  code: 'E_JSON_NUMBER',
  severity: 'error',
  headline: 'A number is too large',
  message: ({ column }) => `The number at byte ${column} of the line is too large to be represented.`,
  why: 'Programs read such a number as infinity, which JSON cannot write, or refuse the line.',
  fix: 'Write the number as text, or use a smaller one.',
});

export const W_JSON_NUMBER = defineCode<{ column: number }>({
  code: 'W_JSON_NUMBER',
  severity: 'warning',
  headline: 'A number loses digits',
  message: ({ column }) => `The number at byte ${column} of the line is not kept as it is written by most programs.`,
  why: 'Integers are exact up to 9007199254740991; larger ones are rounded, and tiny fractions become 0.',
  fix: 'Write an ID or another long number as text, in quotes.',
});

export const W_SURROGATE = defineCode<{ column: number }>({
  code: 'W_SURROGATE',
  severity: 'warning',
  headline: 'Half of a character is written',
  message: ({ column }) => `The escape at byte ${column} of the line is half of a surrogate pair; it becomes U+FFFD.`,
  why: 'The model is trained on a replacement character where a letter or an emoji was meant; some readers refuse it.',
  fix: 'Write the whole character; texts are often cut in the middle of an emoji.',
});

// What a whole file is when it is not lines of UTF-8.

export const E_UTF16 = defineCode<{ encoding: string; mark: 'with' | 'without' }>({
  code: 'E_UTF16',
  severity: 'error',
  headline: 'The file is UTF-16 or UTF-32, not UTF-8',
  message: ({ encoding, mark }) => `The file is ${encoding}, ${mark} a byte order mark.`,
  why: 'Providers read training files as UTF-8; in another encoding not one line can be read.',
  fix: 'Save the file as UTF-8. Windows PowerShell writes UTF-16 with ">"; use Out-File -Encoding utf8 or PowerShell 7.',
});

export const E_BINARY = defineCode<{ is: string }>({
  code: 'E_BINARY',
  severity: 'error',
  headline: 'The file is not text',
  message: ({ is }) => `The file is ${is}.`,
  why: 'A training file is text, one JSON object per line; providers neither unpack nor convert files.',
  fix: 'Commit the data itself: unpack the file, or export it as JSON Lines.',
});

export const E_CR_LINES = defineCode<{ objects: number }>({
  code: 'E_CR_LINES',
  severity: 'error',
  headline: 'Lines end with CR alone',
  message: ({ objects }) => `The first line holds ${objects} JSON objects with a CR (byte 0D) alone between them.`,
  why: 'JSON Lines end with LF; readers take the whole file for one line and refuse it.',
  fix: "Save the file with LF line ends, for example: tr '\\r' '\\n' < old.jsonl > new.jsonl.",
});

export const N_CRLF = defineCode<{ lines: number; others: number }>({
  code: 'N_CRLF',
  severity: 'notice',
  headline: 'Lines end with CR LF',
  message: ({ lines, others }) =>
    others === 0
      ? `${lines} ${lines === 1 ? 'line ends' : 'lines end'} with CR LF.`
      : `${lines} ${lines === 1 ? 'line ends' : 'lines end'} with CR LF, and ${others} with LF alone.`,
  why:
    'It trains the same. But an editor or git may turn the line ends into LF one day; that changes the hash of the ' +
    'file, and a changed file means a new training.',
  fix: 'Save the file with LF line ends, and put "*.jsonl text eol=lf" into .gitattributes.',
});

/** Codes of the line reader and of what it finds about the whole file. */
export const READER_CODES: readonly Code<never>[] = [
  E_LINE_SIZE,
  E_UTF8,
  E_BOM,
  E_NUL,
  E_JSON,
  E_JSON_OBJECT,
  E_JSON_DEPTH,
  E_JSON_KEY,
  E_JSON_DUP,
  E_JSON_KEYS,
  E_JSON_NUMBER,
  W_JSON_NUMBER,
  W_SURROGATE,
  E_UTF16,
  E_BINARY,
  E_CR_LINES,
  N_CRLF,
];
