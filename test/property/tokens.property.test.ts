import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RANK_FILES } from '../../src/core/tokens/token-counter.ts';
import { loadTokenCounter, oracleOf } from '../support/token-counters.ts';

const RUNS = Number(process.env['FUZZ_RUNS'] ?? 5000);
const SEED = Number(process.env['FUZZ_SEED'] ?? 4242);
const TIMEOUT = 60_000 + RUNS * 20;

const TRAPS = [
  ...["'s", "'S", "'t", "'re", "'VE", "'ll", "'lL", "'d", "'m", "'\u017f", "'x", "'", '\u2019s', "'r", "'l"],
  ...[' ', '  ', '\t', '\n', '\r', '\r\n', '\u00a0', '\u0085', '\u2028', '\u2029', '\u3000', '\v', '\f'],
  ...['\ufeff', '\u200d', '\u200b', '\ufffd', '\u0301', '\u0300\u0323', '\ud83d', '\ude00', '\u2060', '\0'],
  ...['<|endoftext|>', '<|im_start|>', '<|fim_prefix|>', '<|endofprompt|>'],
  ...[
    'A',
    'a',
    'Z',
    'é',
    'É',
    'ß',
    'ǅ',
    'ʰ',
    'ª',
    'あ',
    '中',
    'ا',
    'ह',
    'ि',
    '한',
    '\u{1f600}',
    '\u{1f468}\u200d\u{1f469}',
  ],
  ...['0', '7', '42', '12345', '٣', '²', 'Ⅳ', '½', '/', '//', '-', '---', '!', '.', '"', '{', '}', '_', '€', '→', '─'],
  ...['\u0cdc', '\u088f', '\u{323c1}', '\u1c89', '\u{105c0}', '\ua7dc', '\u{10d4a}', '\u{1ccf0}'],
  ...['toLocaleString', 'constructor', '__proto__', ' the', 'The', 'HTTPServer', 'camelCase', 'tion', '\u0627\u0644'],
];

const trap = fc.constantFrom(...TRAPS);
const utf16Unit = fc.nat(0xffff).map(unit => String.fromCharCode(unit));
const codePoint = fc.nat(0x10ffff).map(point => String.fromCodePoint(point));
const smallCodePoint = fc.nat(0x3ff).map(point => String.fromCodePoint(point));
const asciiText = fc.string({ unit: 'grapheme-ascii', maxLength: 12 });
const longRun = fc.tuple(fc.oneof(trap, codePoint), fc.integer({ min: 2, max: 70 })).map(([s, n]) => s.repeat(n));
const text = fc
  .array(
    fc.oneof(
      { arbitrary: trap, weight: 8 },
      { arbitrary: asciiText, weight: 3 },
      { arbitrary: smallCodePoint, weight: 3 },
      { arbitrary: codePoint, weight: 2 },
      { arbitrary: utf16Unit, weight: 2 },
      { arbitrary: longRun, weight: 1 },
    ),
    { maxLength: 14 },
  )
  .map(parts => parts.join(''));

describe.each(RANK_FILES)('%s', encoding => {
  test(
    'counts any string as tiktoken does',
    async () => {
      const counter = await loadTokenCounter(encoding);
      const oracle = oracleOf(encoding);
      fc.assert(
        fc.property(text, string => {
          expect(counter.count(string)).toBe(oracle.encode_ordinary(string).length);
        }),
        { numRuns: RUNS, seed: SEED },
      );
    },
    TIMEOUT,
  );
});
