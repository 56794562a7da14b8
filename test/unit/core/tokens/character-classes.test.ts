import { describe, expect, test } from 'vitest';
import {
  CASELESS,
  classAt,
  END,
  END_OF_TEXT,
  LETTER,
  LINE_BREAK,
  LOWER,
  MARK,
  NUMBER,
  next,
  OTHER,
  runEnd,
  SPACE,
  UPPER,
} from '../../../../src/core/tokens/character-classes.ts';

/** The text as the splitters want it. */
function endMarked(text: string): Uint8Array {
  return Uint8Array.of(...new TextEncoder().encode(text), END_OF_TEXT);
}

function classOf(character: string): number {
  return classAt(endMarked(character), 0);
}

/** General categories of the running engine, whose Unicode is 16 or newer. */
const CATEGORIES: readonly (readonly [RegExp, number])[] = [
  [/^[\p{Lu}\p{Lt}]$/u, UPPER],
  [/^\p{Ll}$/u, LOWER],
  [/^[\p{Lm}\p{Lo}]$/u, CASELESS],
  [/^\p{M}$/u, MARK],
  [/^\p{N}$/u, NUMBER],
  [/^[\r\n]$/u, LINE_BREAK],
  [/^\p{White_Space}$/u, SPACE],
];

/** The pharyngeal voiced fricative: lower-case until Unicode 16, without case since Unicode 17. */
const LETTER_RECLASSIFIED = '295';

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, index) => from + index);
}

function classInEngine(character: string): number {
  return CATEGORIES.find(([pattern]) => pattern.test(character))?.[1] ?? OTHER;
}

describe('the pinned classes', () => {
  test('agree with the engine on all assigned characters, except what Unicode 17 brought or changed', () => {
    const differing: string[] = [];
    for (const point of [...range(0, 0xd800), ...range(0xe000, 0x32400), ...range(0xe0000, 0xe0200)]) {
      const character = String.fromCodePoint(point);
      const pinned = classOf(character);
      const engine = classInEngine(character);
      const newer = pinned === OTHER && engine !== SPACE;
      if (pinned !== engine && !newer) differing.push(point.toString(16));
    }
    expect(differing.filter(point => point !== LETTER_RECLASSIFIED)).toEqual([]);
  });

  test.each(['\u088f', '\u0cdc', '\u{323c1}'])('do not know the Unicode 17 letter %j', letter => {
    expect(classOf(letter)).toBe(OTHER);
  });

  test.each(['\u1c89', '\ua7dc', '\u{10d50}'])('know the Unicode 16 letter %j', letter => {
    expect(classOf(letter)).toBe(UPPER);
  });

  test('take Unicode White_Space for space: with NEL, without the byte order mark', () => {
    expect([...' \t\v\f\u0085\u00a0\u2028\u3000'].map(classOf)).toEqual(Array(8).fill(SPACE));
    expect([...'\ufeff\u200b\u180e'].map(classOf)).toEqual(Array(3).fill(OTHER));
  });
});

describe('reading', () => {
  test('steps over characters of one to four bytes', () => {
    const bytes = endMarked('a\u00e9\u4e2d\u{1f600}');
    expect([0, 1, 3, 6].map(at => next(bytes, at))).toEqual([1, 3, 6, 10]);
  });

  test('ends a run at the first character of another class, and at the end of the text', () => {
    const bytes = endMarked('a\u00e9\u4e2d1b');
    expect(runEnd(bytes, 0, LETTER)).toBe(6);
    expect(runEnd(bytes, 6, LETTER)).toBe(6);
    expect(runEnd(bytes, 6, LETTER | NUMBER)).toBe(8);
    expect(classAt(bytes, 8)).toBe(END);
  });
});
