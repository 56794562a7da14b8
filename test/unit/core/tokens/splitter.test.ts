import { describe, expect, test } from 'vitest';
import { END_OF_TEXT } from '../../../../src/core/tokens/character-classes.ts';
import { pieceEndOf } from '../../../../src/core/tokens/splitter.ts';
import type { EncodingName } from '../../../../src/core/tokens/token-counter.ts';

function split(encoding: EncodingName, text: string): string[] {
  const utf8 = new TextEncoder().encode(text);
  const bytes = Uint8Array.of(...utf8, END_OF_TEXT);
  const pieceEnd = pieceEndOf(encoding);
  const pieces: string[] = [];
  for (let start = 0; start < utf8.length; ) {
    const end = pieceEnd(bytes, start);
    pieces.push(new TextDecoder('utf-8', { ignoreBOM: true }).decode(utf8.subarray(start, end)));
    start = end;
  }
  return pieces;
}

/** Pieces joined by `|`, by the patterns of tiktoken's `openai_public.py`. */
const SPLITS: readonly { readonly text: string; readonly cl100k: string; readonly o200k: string }[] = [
  { text: 'Hello, world!', cl100k: 'Hello|,| world|!', o200k: 'Hello|,| world|!' },
  { text: "I'll say it's", cl100k: "I|'ll| say| it|'s", o200k: "I'll| say| it's" },
  { text: "it'\u017f 'Sx", cl100k: "it|'\u017f| '|Sx", o200k: "it'\u017f| '|Sx" },
  { text: "don'tell", cl100k: "don|'t|ell", o200k: "don't|ell" },
  { text: 'camelCaseHTTPServer', cl100k: 'camelCaseHTTPServer', o200k: 'camel|Case|HTTPServer' },
  { text: 'ABC ABc', cl100k: 'ABC| ABc', o200k: 'ABC| ABc' },
  { text: '\u3042A\u3042Ab', cl100k: '\u3042A\u3042Ab', o200k: '\u3042A\u3042Ab' },
  { text: '\u3042A', cl100k: '\u3042A', o200k: '\u3042|A' },
  { text: '\u0301ABC', cl100k: '\u0301ABC', o200k: '\u0301|ABC' },
  { text: ' \u0301a', cl100k: ' \u0301|a', o200k: ' \u0301a' },
  { text: '1234567', cl100k: '123|456|7', o200k: '123|456|7' },
  { text: 'a1b\u00bd', cl100k: 'a|1|b|\u00bd', o200k: 'a|1|b|\u00bd' },
  { text: 'x = y;\n\nz', cl100k: 'x| =| y|;\n\n|z', o200k: 'x| =| y|;\n\n|z' },
  { text: '..//\n/x', cl100k: '..//\n|/x', o200k: '..//\n/|x' },
  { text: 'a   b', cl100k: 'a|  | b', o200k: 'a|  | b' },
  { text: 'a \n  \n  b  ', cl100k: 'a| \n  \n| | b|  ', o200k: 'a| \n  \n| | b|  ' },
  { text: 'a  1', cl100k: 'a| | |1', o200k: 'a| | |1' },
  { text: '\u00a0\u00a0!', cl100k: '\u00a0|\u00a0|!', o200k: '\u00a0|\u00a0|!' },
  { text: '\ufeffa', cl100k: '\ufeffa', o200k: '\ufeffa' },
  { text: '\u0085a\r\n', cl100k: '\u0085a|\r\n', o200k: '\u0085a|\r\n' },
];

describe('a text is split as the pattern of its encoding says', () => {
  test.each(SPLITS)('$text', ({ text, cl100k, o200k }) => {
    expect(split('cl100k_base', text).join('|')).toBe(cl100k);
    expect(split('o200k_base', text).join('|')).toBe(o200k);
  });
});
