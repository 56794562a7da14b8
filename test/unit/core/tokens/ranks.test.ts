import { describe, expect, test } from 'vitest';
import { decodeRanks } from '../../../../src/core/tokens/ranks.ts';
import { bpeRanksOf } from './artificial-vocabulary.ts';

function tokensOf(bpeRanks: string): string[] {
  const { bytes, starts } = decodeRanks(bpeRanks);
  return Array.from(starts.subarray(1), (end, rank) => Buffer.from(bytes.subarray(starts[rank], end)).toString('hex'));
}

describe('decoding ranks', () => {
  test('gives each token its bytes, whatever its length', () => {
    const words = ['a', 'ab', 'abc', 'abcd', 'abcde', '\u00ff\u4e2d', 'x'.repeat(128)];
    const tokens = tokensOf(bpeRanksOf(words));
    expect(tokens).toHaveLength(256 + words.length);
    expect(tokens.slice(256)).toEqual(words.map(word => Buffer.from(word).toString('hex')));
    expect(tokens[0xff]).toBe('ff');
  });

  test.each(['cl100k_base', 'o200k_base'] as const)('reads %s as Node decodes its base64', async name => {
    const { default: module } = await import(`../../../../node_modules/js-tiktoken/dist/ranks/${name}.js`);
    const expected = String(module.bpe_ranks)
      .split(' ')
      .slice(2)
      .map(token => Buffer.from(token, 'base64').toString('hex'));
    expect(tokensOf(module.bpe_ranks)).toEqual(expected);
  });

  test.each([
    ['another first rank', '! 5 IQ== Ig=='],
    ['no header', 'IQ== Ig=='],
    ['text that is not base64', '! 0 IQ== I#=='],
    ['a second line', '! 0 IQ==\n! 7 Ig=='],
    ['a cut token', '! 0 IQ== Ig'],
  ])('refuses %s', (_, text) => {
    expect(() => decodeRanks(text)).toThrow(/The ranks/);
  });
});
