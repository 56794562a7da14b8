import { beforeAll, describe, expect, test } from 'vitest';
import { ENCODINGS, type TokenCounter } from '../../../../src/core/tokens/token-counter.ts';
import { loadTokenCounter, oracleOf } from '../../../support/token-counters.ts';

/** Each was counted wrongly by a published tokenizer, or sits on an edge of a pattern. */
const TRAPS: Readonly<Record<string, string>> = {
  'the empty string': '',
  'a byte order mark': '\ufeff',
  'a byte order mark before a letter': '\ufeffp',
  'a byte order mark before a blank': '\ufeff ',
  'a byte order mark before a contraction': "\ufeff'x \ufeff\u2019s \ufeff#",
  'the control character NEL': "\u0085'd \u0085\u2019s  \u0085>",
  'names that every JavaScript object has': 'toLocaleString constructor __proto__ hasOwnProperty valueOf',
  'letter without case before a capital': '\u3042A\u3042Ab',
  'mark before capitals': '\u0301ABC \u0301\u0301A \u0301a',
  'mark with a contraction': "\u0301's A\u0301's",
  'contraction with a long s': "it'\u017f IT'\u017f",
  'contractions in any case': "I'M we'Ll they'RE o'clock rock'n'roll 'tis 'S's",
  'a cut contraction at the end': "we'l",
  'lone surrogates': '\ud83d a\ude00b \ud83d\ud83d\ude00',
  'text of special tokens': '<|endoftext|><|im_start|>user<|fim_prefix|>\n<|endofprompt|>',
  'characters that came with Unicode 17': "\u0cdc't \u088f's \u{323c1}'M",
  'characters that came with Unicode 16': '\u1c89 \ua7dcA \u{10d4a}a \u{105c0}b',
  'titlecase letters': '\u01c5ungla \u01c8A \u1f88',
  'modifier letters and ordinals': 'x\u02b0y N\u00ba 1\u00aa',
  'numbers that are not digits': '\u00bd \u00b2\u00b3\u2074\u2075 \u2163\u2164 \u0663\u0664\u0665\u0666 1234567',
  'blanks before a word': 'a   b \t c\u00a0\u00a0d \u3000e',
  'line breaks among blanks': 'a \n b\r\n\r\n  c \r \n\n   ',
  'line and paragraph separators': 'a\u2028b\u2029\u2029c',
  'slashes after symbols': 'https://a/b//\n/ ..//\r\n/x',
  'symbols before line breaks': 'x;\n\n}\r\n\r\n---\n',
  'camel case and capitals': 'HTTPServer parseURLFast iPhone ABc aBC',
  'emoji with joiners': '\u{1f468}\u200d\u{1f469}\u200d\u{1f467} \u{1f44d}\u{1f3fd} \u{1f1e9}\u{1f1ea}',
  'scripts of the world':
    '\u0939\u093f\u0928\u094d\u0926\u0940 \u0627\u0644\u0633\u0644\u0627\u0645 \ud55c\uad6d\uc5b4 \u4e2d\u6587',
  'the last code points': '\u{10ffff}\uffff\u{e0041}\u{1fbf9}',
};

describe.each(ENCODINGS)('%s', encoding => {
  const oracle = oracleOf(encoding);
  let counter: TokenCounter;
  beforeAll(async () => {
    counter = await loadTokenCounter(encoding);
  });

  test.each(Object.entries(TRAPS))('counts %s as tiktoken does', (_, text) => {
    expect(counter.count(text)).toBe(oracle.encode_ordinary(text).length);
  });

  test('counts the bytes of every ASCII pair as tiktoken does', () => {
    for (let pair = 0; pair < 128 * 128; pair++) {
      const text = String.fromCharCode(pair >> 7, pair & 127);
      expect(counter.count(text), JSON.stringify(text)).toBe(oracle.encode_ordinary(text).length);
    }
  });

  test('counts pieces around the length where the way of merging changes', () => {
    for (let length = 72; length <= 88; length++) {
      for (const text of [
        '=~'.repeat(length / 2),
        'xqzj'.repeat(length).slice(0, length),
        '\u4e2d\u00e9'.repeat(length / 5),
      ]) {
        expect(counter.count(text), text).toBe(oracle.encode_ordinary(text).length);
      }
    }
  });

  test('counts the same again after a longer and a shorter text', () => {
    const text = 'A text of middling length, and a word nobody wrote before: zqxjkvbp.';
    const before = counter.count(text);
    counter.count(text.repeat(1000));
    counter.count('!');
    expect(counter.count(text)).toBe(before);
  });
});
