import { readFileSync } from 'node:fs';
import { get_encoding } from 'tiktoken';
import { describe, expect, test } from 'vitest';
import { rankFileOf } from '../../../../scripts/ranks.ts';
import { readRankFile, writeRankFile } from '../../../../src/core/tokens/ranks.ts';
import { RANK_FILES } from '../../../../src/core/tokens/token-counter.ts';

function tokensOf(file: Uint8Array): string[] {
  const { bytes, starts } = readRankFile(file);
  return Array.from(starts.subarray(1), (end, rank) => Buffer.from(bytes.subarray(starts[rank], end)).toString('hex'));
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}

describe('a rank file', () => {
  test('gives back each token, whatever its length, and a rank without one', () => {
    const tokens = ['a', 'ab', '', '\u00ff\u4e2d', 'x'.repeat(255)].map(text => Buffer.from(text));
    expect(tokensOf(writeRankFile(tokens))).toEqual(tokens.map(token => token.toString('hex')));
  });

  test('has no longer token than a byte can say', () => {
    expect(() => writeRankFile([new Uint8Array(256)])).toThrow('more than 255 bytes');
  });

  test.each([
    ['cut', -1],
    ['too long', 1],
  ])('that is %s is refused', (_, by) => {
    const file = writeRankFile([Buffer.from('token'), Buffer.from('x')]);
    const other = new Uint8Array(file.length + by);
    other.set(file.subarray(0, other.length));
    expect(() => readRankFile(other)).toThrow('A rank file announces 6 bytes');
  });

  test.each(RANK_FILES)('of %s has the tokens that tiktoken has', name => {
    const tokens = tokensOf(readFileSync(new URL(`../../../../src/adapters/ranks/${name}.bin`, import.meta.url)));
    const judge = get_encoding(name);
    const judged = (rank: number) => Buffer.from(judge.decode_single_token_bytes(rank)).toString('hex');
    expect(tokens.filter((hex, rank) => hex !== '' && judged(rank) !== hex)).toEqual([]);
    expect(tokens.filter(hex => hex === '')).toHaveLength(name === 'p50k_base' ? 1 : 0);
  });
});

describe('the text of a rank module', () => {
  test('becomes a rank file, with gaps between its lines', () => {
    const file = rankFileOf(`! 0 ${base64('a')} ${base64('bc')}\n! 3 ${base64('def')}`);
    expect(tokensOf(file).map(hex => Buffer.from(hex, 'hex').toString())).toEqual(['a', 'bc', '', 'def']);
  });

  test.each([
    ['no header', 'IQ== Ig=='],
    ['a rank that is no number', '! x IQ=='],
    ['a line that goes back', '! 0 IQ== Ig==\n! 1 Iw=='],
    ['text that is not base64', '! 0 IQ== I#=='],
    ['a cut token', '! 0 IQ== Ig'],
    ['two blanks', '! 0 IQ==  Ig=='],
  ])('is refused with %s', (_, text) => {
    expect(() => rankFileOf(text)).toThrow(/The ranks are not|A token is not/);
  });
});
