import { describe, expect, test } from 'vitest';
import { bandOf } from '../../../../src/core/dataset/measure.ts';
import { GPT_4O_IMAGES, type ImageRule, imageTokens } from '../../../../src/core/tokens/image-tokens.ts';

const MINI: ImageRule = { rule: 'tiles', base: 2833, tile: 5667 };
const PATCHES: ImageRule = { rule: 'patches', factor: 1.62 };

function band(image: Parameters<typeof imageTokens>[0], rule = GPT_4O_IMAGES) {
  const { tokens, doubts } = imageTokens(image, rule);
  return { tokens, ...bandOf(tokens, doubts), why: doubts.map(({ why }) => why) };
}

describe('high detail of a known size', () => {
  // The first two are the examples of OpenAI's guide.
  test.each([
    [1024, 1024, 85 + 4 * 170],
    [2048, 4096, 85 + 6 * 170],
    [512, 512, 85 + 170],
    [1, 1, 85 + 170],
    [10_000, 100, 85 + 4 * 170],
  ])('%d × %d costs %d with tiles', (width, height, tokens) => {
    expect(imageTokens({ detail: 'high', width, height }, GPT_4O_IMAGES).tokens).toBe(tokens);
  });

  test.each([
    [32, 32, 2],
    [1024, 1024, 1659],
    [5_000, 5_000, Math.ceil(1536 * 1.62)],
  ])('%d × %d costs %d with patches', (width, height, tokens) => {
    expect(imageTokens({ detail: 'high', width, height }, PATCHES).tokens).toBe(tokens);
  });

  test('is an estimate of 25 %: the rule is that of requests', () => {
    expect(band({ detail: 'high', width: 512, height: 512 })).toEqual({
      tokens: 255,
      low: 191,
      high: 319,
      why: ['image-rule'],
    });
  });
});

test.each([
  ['gpt-4o', GPT_4O_IMAGES, 85],
  ['gpt-4o-mini', MINI, 2833],
] as const)('low detail costs the base of %s, whatever the size', (_family, rule, tokens) => {
  expect(imageTokens({ detail: 'low' }, rule).tokens).toBe(tokens);
  expect(imageTokens({ detail: 'low', width: 4_000, height: 4_000 }, rule).tokens).toBe(tokens);
});

describe('an unknown size', () => {
  test.each([
    ['high', 255, 1445],
    ['auto', 85, 1445],
    [null, 85, 1445],
  ] as const)('with detail %s lies between the smallest and the largest', (detail, low, high) => {
    expect(band({ detail })).toEqual({ tokens: 765, low, high, why: ['image-size'] });
    expect(band({ detail, width: null, height: null })).toEqual(band({ detail }));
  });

  test('of a family with patches likewise', () => {
    expect(band({ detail: 'high' }, PATCHES)).toMatchObject({ low: 2, high: Math.ceil(1536 * 1.62) });
  });

  test('is also one of nothing', () =>
    expect(band({ detail: 'high', width: 0, height: 9 }).why).toEqual(['image-size']));
});

test('where the model chooses the detail, the low one is the lower end', () => {
  expect(band({ detail: 'auto', width: 1024, height: 1024 })).toMatchObject({ tokens: 765, low: 85 });
});
