import { expect, test } from 'vitest';
import { loadTokenCounter } from '../../../../src/core/tokens/load-encoding.ts';

test('an encoding is loaded once, and each has its own counter', async () => {
  const [first, second, other] = await Promise.all([
    loadTokenCounter('cl100k_base'),
    loadTokenCounter('cl100k_base'),
    loadTokenCounter('o200k_base'),
  ]);
  expect(second).toBe(first);
  expect([first.encoding, other.encoding]).toEqual(['cl100k_base', 'o200k_base']);
  expect([first.count('\u4f60\u597d\uff0c\u4e16\u754c'), other.count('\u4f60\u597d\uff0c\u4e16\u754c')]).toEqual([
    6, 3,
  ]);
});
