import type { CodeCase } from './code-cases.ts';
import { amongGoodLines, GOOD_LINE } from './inspect-bytes.ts';

const raw = (text: string): Uint8Array => Uint8Array.from(text, character => character.charCodeAt(0));
const bad = (...lines: readonly string[]): [string, ...number[]] => [
  amongGoodLines(...lines),
  ...lines.map((_, index) => index + 3),
];
const withValue = (value: string): string => `{"value":${value}}`;
const withKeys = (count: number): string => `{${Array.from({ length: count }, (_, index) => `"k${index}":0`).join()}}`;

/** Files for the codes of reading a file that is no good JSON Lines. */
export const READING_CASES: Readonly<Record<string, CodeCase>> = {
  E_JSON_DUP: {
    bad: [
      bad(
        '{"a":1,"a":2}',
        '{"messages":[{"role":"user","role":"system"}]}',
        GOOD_LINE.replace('"user"', '{"":0,"":1}'),
      ),
      bad('{"caf\\u00e9":1,"café":2}'),
    ],
    good: [amongGoodLines('{"a":{"a":1},"b":[{"a":1},{"a":1}],"A":1}')],
  },
  E_JSON_KEYS: { bad: [bad(withKeys(65), withValue(withKeys(500)))], good: [amongGoodLines(withKeys(64))] },
  E_JSON_NUMBER: {
    bad: [bad(withValue('1e400'), withValue('[-1e309]'), withValue('9'.repeat(309)))],
    good: [amongGoodLines(withValue('1e308'), withValue('"1e400"'), withValue('1e-400'))],
  },
  W_JSON_NUMBER: {
    bad: [bad(withValue('9007199254740992'), withValue('-12345678901234567890'), withValue('1e-400'))],
    good: [amongGoodLines(withValue('9007199254740991'), withValue('"12345678901234567890"'), withValue('0.1e-300'))],
  },
  W_SURROGATE: {
    bad: [bad(GOOD_LINE.replace('Ping', '\\ud83d'), GOOD_LINE.replace('Pong', '\\ude00\\ud83d'))],
    good: [amongGoodLines(GOOD_LINE.replace('Ping', '\\ud83d\\ude00'), GOOD_LINE.replace('Ping', '\\\\ud83d'))],
  },
  E_UTF16: {
    bad: [
      [raw(`${[...amongGoodLines()].join('\0')}\0`)],
      [raw(`\0${[...amongGoodLines()].join('\0')}`)],
      [raw('\xff\xfe')],
    ],
    good: [amongGoodLines('\u0000'), amongGoodLines('日本')],
  },
  E_BINARY: {
    bad: [[raw('\x1f\x8b\x08\0\n\n')], [raw('%PDF-1.7\n')], [raw('PK\x03\x04\x14\0')]],
    good: [amongGoodLines('%PDF-1.7', 'PK\u0003\u0004'), '%PD'],
  },
  E_CR_LINES: {
    bad: [[`${GOOD_LINE}\r`.repeat(20)], [`${GOOD_LINE}\r${amongGoodLines()}`]],
    good: [amongGoodLines(`\r${GOOD_LINE.replaceAll(',', ',\r')}\r`)],
  },
  N_CRLF: { bad: [[`${GOOD_LINE}\r\n`.repeat(20)], [amongGoodLines(`${GOOD_LINE}\r`)]], good: [amongGoodLines()] },
};
