import { expect, test } from 'vitest';
import { bandOf } from '../../../../src/core/dataset/measure.ts';
import { tokensFor } from '../../../../src/core/prices/model-tokens.ts';
import { anInspection } from '../../../support/builders.ts';

function count(tokenizer: string | null, more: Parameters<typeof anInspection>[0] = {}) {
  const { perEpoch, quality, doubts } = tokensFor(
    { stands_in_for: tokenizer },
    anInspection({ tokensPerEpoch: 1_000, ...more }),
  );
  return { perEpoch, quality, ...bandOf(perEpoch ?? 0, doubts), why: doubts.map(({ why }) => why) };
}

test('a count with the own encoding stays what it is', () => {
  expect(count(null)).toEqual({ perEpoch: 1_000, quality: 'exact', low: 1_000, high: 1_000, why: [] });
});

test('the same vocabulary in another chat template is an estimate', () => {
  expect(count('o200k_harmony')).toMatchObject({ quality: 'estimated', low: 750, high: 1_250, why: ['chat-template'] });
});

test.each([
  ['qwen3', 750, 1_510],
  ['llama3', 750, 1_490],
  ['deepseek_v3', 670, 1_440],
  ['gemma3', 560, 1_440],
])('for %s a measured band and the template', (tokenizer, low, high) => {
  expect(count(tokenizer)).toMatchObject({
    quality: 'proxy',
    low,
    high,
    why: ['other-tokenizer', 'chat-template'].sort(),
  });
});

test('a tokenizer that nobody measured may be off by everything', () => {
  expect(count('tekken')).toMatchObject({ perEpoch: 1_000, quality: 'proxy', low: 0, high: 2_000 });
});

test('doubts of the dataset are kept beside those of the tokenizer', () => {
  const tokenDoubts = [{ why: 'tools' as const, below: 10, above: 20 }];
  expect(count('o200k_harmony', { tokenQuality: 'estimated', tokenDoubts }).why).toEqual(['chat-template', 'tools']);
});

test('what was not counted is not known for any model', () => {
  expect(tokensFor({ stands_in_for: 'qwen3' }, anInspection({ tokensPerEpoch: null })).perEpoch).toBeNull();
});
