import { expect, test } from 'vitest';
import { MOST_WORDS, Words } from '../../../../../src/core/dataset/corpus/words.ts';

function hashesOf(...texts: readonly string[]): number[] {
  const words = new Words();
  for (const text of texts) words.add(text);
  return [...words.hashes.subarray(0, words.count)];
}

test('words end at white space, punctuation and the end of a text, and ASCII letters count in any case', () => {
  const [one, two, three] = [hashesOf('one'), hashesOf('two'), hashesOf('dr3i')].flat();
  expect(hashesOf('one two dr3i')).toEqual([one, two, three]);
  expect(hashesOf(' ONE,two.', '«Dr3i»')).toEqual([one, two, three]);
  expect(hashesOf('', ' – ', '。')).toEqual([]);
});

test('of a text with too many words the first ones count', () => {
  const most = hashesOf('word '.repeat(MOST_WORDS));
  expect(most).toHaveLength(MOST_WORDS);
  expect(hashesOf(`${'word '.repeat(MOST_WORDS)}more`)).toEqual(most);
  expect(hashesOf('word '.repeat(MOST_WORDS + 7), 'more')).toEqual(most);
  expect(hashesOf(`${'word '.repeat(MOST_WORDS - 1)}word`)).toEqual(most);
});
