import { CHARACTER_CLASS_RUNS } from './character-class-runs.ts';

/*
 * What the encodings' patterns ask of a character, one bit a class, so that a set of classes is a sum of bits.
 * Pinned to Unicode 16 like the reference implementation (tiktoken, crate regex-syntax): with the engine's own \p{...}
 * counts would change with the version of Node.
 */
/** General categories Lu and Lt. */
export const UPPER = 1;
/** General category Ll. */
export const LOWER = 2;
/** General categories Lm and Lo: letters without case. */
export const CASELESS = 4;
/** General category M. */
export const MARK = 8;
/** General category N. */
export const NUMBER = 16;
/** White_Space except \r and \n. JavaScript's \s differs: it has U+FEFF and lacks U+0085. */
export const SPACE = 32;
/** \r and \n. */
export const LINE_BREAK = 64;
export const OTHER = 128;
/** The class of END_OF_TEXT: a member of no set. */
export const END = 0;

export const LETTER = UPPER | LOWER | CASELESS;

/** Written after the text, so that no reader has to compare with the text's length. Never a byte of UTF-8. */
export const END_OF_TEXT = 0xff;

const CLASS_BY_LETTER: Readonly<Record<string, number>> = {
  U: UPPER,
  L: LOWER,
  C: CASELESS,
  M: MARK,
  N: NUMBER,
  S: SPACE,
  R: LINE_BREAK,
  O: OTHER,
};

/** Class of every code point. */
const CLASSES = decodeRuns(CHARACTER_CLASS_RUNS);

function decodeRuns(runs: string): Uint8Array {
  const classes = new Uint8Array(0x110000);
  let codePoint = 0;
  for (const [, letter = '', length = ''] of runs.matchAll(/([A-Z])([0-9a-z]*)/g)) {
    const end = codePoint + (length === '' ? 1 : Number.parseInt(length, 36));
    classes.fill(CLASS_BY_LETTER[letter] ?? OTHER, codePoint, end);
    codePoint = end;
  }
  return classes;
}

/** The class of a byte that no class has: one of several bytes of a character. */
export const WIDE = 256;

/** Class of every byte: that of the ASCII character, END, or WIDE. */
export const BYTE_CLASSES = Uint16Array.from({ length: 256 }, (_, byte) => {
  if (byte === END_OF_TEXT) return END;
  return byte < 0x80 ? (CLASSES[byte] as number) : WIDE;
});

/** Class of the character that starts at `at`. */
export function classAt(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] as number;
  return lead < 0x80 ? (CLASSES[lead] as number) : wideClassAt(bytes, at, lead);
}

function wideClassAt(bytes: Uint8Array, at: number, lead: number): number {
  if (lead === END_OF_TEXT) return END;
  const second = (bytes[at + 1] as number) & 0x3f;
  if (lead < 0xe0) return CLASSES[((lead & 0x1f) << 6) | second] as number;
  const third = (bytes[at + 2] as number) & 0x3f;
  if (lead < 0xf0) return CLASSES[((lead & 0x0f) << 12) | (second << 6) | third] as number;
  const fourth = (bytes[at + 3] as number) & 0x3f;
  return CLASSES[((lead & 0x07) << 18) | (second << 12) | (third << 6) | fourth] as number;
}

/** Start of the character after the one that starts at `at`. */
export function next(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] as number;
  if (lead < 0x80) return at + 1;
  return at + (lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4);
}

/** End of the run of characters from `at` whose class is in `set`; `at` itself when there is none. */
export function runEnd(bytes: Uint8Array, at: number, set: number): number {
  let end = at;
  for (;;) {
    const lead = bytes[end] as number;
    if (lead < 0x80) {
      if (((CLASSES[lead] as number) & set) === 0) return end;
      end++;
    } else {
      if ((wideClassAt(bytes, end, lead) & set) === 0) return end;
      end = next(bytes, end);
    }
  }
}
