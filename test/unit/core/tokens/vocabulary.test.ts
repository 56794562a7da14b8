import { describe, expect, test } from 'vitest';
import { SLICE_PADDING, UNKNOWN } from '../../../../src/core/tokens/slices.ts';
import { NO_RANK, Vocabulary } from '../../../../src/core/tokens/vocabulary.ts';
import { rankFileOf } from './artificial-vocabulary.ts';

function sliceOf(text: string): { view: DataView; length: number } {
  const length = Buffer.byteLength(text);
  const bytes = new TextEncoder().encode(text + '?'.repeat(SLICE_PADDING));
  return { view: new DataView(bytes.buffer), length };
}

function rankIn(vocabulary: Vocabulary, text: string): number {
  const { view, length } = sliceOf(text);
  return vocabulary.rankOf(view, 0, length);
}

/** 1 for a token, the remembered count of a piece, or `undefined`. */
function countIn(vocabulary: Vocabulary, text: string): number | undefined {
  const { view, length } = sliceOf(text);
  const found = vocabulary.find(view, 0, length);
  if (found === UNKNOWN) return undefined;
  return found < 0 ? -found : 1;
}

function rememberIn(vocabulary: Vocabulary, text: string, count: number): void {
  const { view, length } = sliceOf(text);
  vocabulary.remember(view, 0, length, count);
}

describe('a vocabulary', () => {
  const words = ['to', 'token', 'tokeniser', 'tokenisers', 'a'.repeat(250), `${'a'.repeat(249)}b`];

  test('finds the rank of each token, and only of tokens', () => {
    const vocabulary = new Vocabulary(rankFileOf(words));
    expect(words.map(word => rankIn(vocabulary, word))).toEqual(words.map((_, index) => 256 + index));
    for (const other of ['tok', 'tokens', 'tokenises', 'to\0', 'a'.repeat(249), 'a'.repeat(400)]) {
      expect(rankIn(vocabulary, other), other).toBe(NO_RANK);
    }
  });

  test('tells slices of every length apart that differ in one byte', () => {
    const names = Array.from({ length: 40 }, (_, length) => 'x'.repeat(length + 2));
    const vocabulary = new Vocabulary(rankFileOf(names));
    for (const name of names) {
      expect(countIn(vocabulary, name)).toBe(1);
      for (let at = 0; at < name.length; at++) {
        expect(countIn(vocabulary, `${name.slice(0, at)}y${name.slice(at + 1)}`)).toBeUndefined();
      }
    }
  });

  test('remembers the count of a piece, which does not become a token by that', () => {
    const vocabulary = new Vocabulary(rankFileOf(words));
    rememberIn(vocabulary, 'brief', 5);
    rememberIn(vocabulary, 'a rather long piece', 19);
    expect(countIn(vocabulary, 'brief')).toBe(5);
    expect(countIn(vocabulary, 'a rather long piece')).toBe(19);
    expect(rankIn(vocabulary, 'brief')).toBe(NO_RANK);
  });

  test('when it is full, remembers no more and still knows its tokens', () => {
    const vocabulary = new Vocabulary(rankFileOf(words));
    const pieces = Array.from({ length: 3000 }, (_, index) => `piece ${index}`);
    for (const piece of pieces) rememberIn(vocabulary, piece, 7);
    const counts = new Set(pieces.map(piece => countIn(vocabulary, piece)));
    expect(counts).toEqual(new Set([7, undefined]));
    expect(words.map(word => rankIn(vocabulary, word))).toEqual(words.map((_, index) => 256 + index));
  });
});
