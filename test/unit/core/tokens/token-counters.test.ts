import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { ENCODINGS } from '../../../../src/core/tokens/token-counter.ts';
import { createTokenCounters } from '../../../../src/core/tokens/token-counters.ts';

test('an encoding reads its rank file once, and no other', async () => {
  const read: string[] = [];
  const counters = createTokenCounters(name => {
    read.push(name);
    return readFile(new URL(`../../../../src/adapters/ranks/${name}.bin`, import.meta.url));
  });
  const [first, second, other] = await Promise.all([
    counters.load('cl100k_base'),
    counters.load('cl100k_base'),
    counters.load('o200k_harmony'),
  ]);
  expect(read).toEqual(['cl100k_base', 'o200k_base']);
  expect(second).toBe(first);
  expect([first.encoding, other.encoding]).toEqual(['cl100k_base', 'o200k_harmony']);
  const text = '\u4f60\u597d\uff0c\u4e16\u754c';
  expect([first.count(text), other.count(text)]).toEqual([6, 3]);
});

test('every encoding has a rank file', async () => {
  const { tokenCounters } = await import('../../../../src/adapters/rank-files.ts');
  const counters = await Promise.all(ENCODINGS.map(encoding => tokenCounters.load(encoding)));
  expect(counters.map(counter => counter.encoding)).toEqual(ENCODINGS);
  expect(counters.map(counter => counter.count('Hello'))).toEqual(ENCODINGS.map(() => 1));
});
