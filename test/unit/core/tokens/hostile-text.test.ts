import { beforeAll, describe, expect, test } from 'vitest';
import { RANK_FILES, type TokenCounter } from '../../../../src/core/tokens/token-counter.ts';
import { loadTokenCounter, oracleOf } from '../../../support/token-counters.ts';

const TIMEOUT = 120_000;

const MEGABYTE = 2 ** 20;
/** The oracle is quadratic on one long piece: it counts a short run, and longer runs of a power of two scale. */
const SHORT_RUN = 2 ** 11;

const RUNS: Readonly<Record<string, string>> = {
  letters: 'a',
  blanks: ' ',
  'line breaks': '\n',
  dashes: '-',
  'box drawing': '\u2500',
  'one CJK character': '\u4e2d',
  'one emoji': '\u{1f600}',
  'combining marks': '\u0301',
  'lone surrogates': '\ud83d',
  'no-break spaces': '\u00a0',
};

describe.each(RANK_FILES)('%s', encoding => {
  const oracle = oracleOf(encoding);
  let counter: TokenCounter;
  beforeAll(async () => {
    counter = await loadTokenCounter(encoding);
  });

  test.each(Object.entries(RUNS))(
    'finishes about a megabyte of %s',
    (_, unit) => {
      const short = unit.repeat(SHORT_RUN);
      const expected = oracle.encode_ordinary(short).length;
      expect(counter.count(short)).toBe(expected);
      const longRun = 2 ** Math.floor(Math.log2(MEGABYTE / Buffer.byteLength(unit)));
      expect(counter.count(unit.repeat(longRun))).toBe((expected * longRun) / SHORT_RUN);
    },
    TIMEOUT,
  );

  test(
    'finishes a megabyte of random letters, and counts the first thousands as tiktoken does',
    () => {
      const random = randomNumbers(7);
      const text = Array.from({ length: MEGABYTE }, () => String.fromCharCode(97 + random(26))).join('');
      const start = text.slice(0, 20_000);
      expect(counter.count(start)).toBe(oracle.encode_ordinary(start).length);
      expect(counter.count(text)).toBeGreaterThan(counter.count(start));
    },
    TIMEOUT,
  );
});

/** The engine's regular expressions overflow their stack from 4,168,768 such characters in a row. */
test('5 million CJK characters in one string do not overflow anything', { timeout: TIMEOUT }, async () => {
  const counter = await loadTokenCounter('o200k_base');
  const perCharacter = oracleOf('o200k_base').encode_ordinary('\u4e2d'.repeat(1000)).length / 1000;
  expect(counter.count('\u4e2d'.repeat(5_000_000))).toBe(5_000_000 * perCharacter);
});

test('more different pieces than can be remembered change no count', { timeout: TIMEOUT }, async () => {
  const counter = await loadTokenCounter('cl100k_base');
  const oracle = oracleOf('cl100k_base');
  const random = randomNumbers(11);
  const word = () => Array.from({ length: 4 + random(14) }, () => String.fromCharCode(97 + random(26))).join('');
  for (let part = 0; part < 20; part++) {
    const text = Array.from({ length: 8000 }, word).join(' ');
    expect(counter.count(text)).toBe(oracle.encode_ordinary(text).length);
  }
});

/** Numbers from 0 up to the limit, the same in each run (linear congruential generator of Numerical Recipes). */
function randomNumbers(seed: number): (limit: number) => number {
  let state = seed;
  return limit => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}
