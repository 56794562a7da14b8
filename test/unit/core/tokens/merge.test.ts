import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Merge } from '../../../../src/core/tokens/merge.ts';
import { LongMerge } from '../../../../src/core/tokens/merge-long.ts';
import { PairRanks } from '../../../../src/core/tokens/pair-ranks.ts';
import { SLICE_PADDING } from '../../../../src/core/tokens/slices.ts';
import { Vocabulary } from '../../../../src/core/tokens/vocabulary.ts';
import { rankFileOf } from './artificial-vocabulary.ts';

/** Tokens over a, b, c in an order that makes neighbours compete; some can only be reached in more than one way. */
const TOKENS = ['ab', 'bc', 'aa', 'cc', 'abc', 'bca', 'aaaa', 'ccab', 'aabcc', 'bcbc', 'aaa', 'abcabcabcabc', 'cab'];

/** The definition, word for word: join the neighbours of the lowest rank, the leftmost first, as long as there are any. */
function countByDefinition(piece: string): number {
  const parts = [...piece];
  for (;;) {
    const ranks = parts.slice(1).map((part, index) => TOKENS.indexOf(`${parts[index]}${part}`));
    const found = ranks.filter(rank => rank >= 0);
    if (found.length === 0) return parts.length;
    const left = ranks.indexOf(Math.min(...found));
    parts.splice(left, 2, `${parts[left]}${parts[left + 1]}`);
  }
}

const vocabulary = new Vocabulary(rankFileOf(TOKENS));

function viewOf(prefix: string, piece: string): DataView {
  return new DataView(new TextEncoder().encode(prefix + piece + '\0'.repeat(SLICE_PADDING)).buffer);
}

const merge = new Merge(vocabulary);
const long = new LongMerge(vocabulary, new PairRanks(vocabulary), 120);
const WAYS = [
  {
    name: 'the merge of any piece',
    count: (view: DataView, at: number, length: number) => merge.count(view, at, length),
  },
  {
    name: 'the merge of long pieces',
    count: (view: DataView, at: number, length: number) => long.count(view, at, length),
  },
];

describe.each(WAYS)('$name', ({ count }) => {
  test('gives as many tokens as the definition, wherever the piece stands', () => {
    const piece = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 120 });
    fc.assert(
      fc.property(piece, fc.constantFrom('', 'abc', 'aaaaa'), (text, prefix) => {
        const found = count(viewOf(prefix, text), prefix.length, text.length);
        expect(found).toBe(countByDefinition(text));
      }),
      { numRuns: 2000, seed: 7 },
    );
  });

  test('takes the leftmost of equal ranks', () => {
    expect(count(viewOf('', 'aaaaa'), 0, 5)).toBe(2);
    expect(count(viewOf('', 'abab'), 0, 4)).toBe(2);
  });
});
