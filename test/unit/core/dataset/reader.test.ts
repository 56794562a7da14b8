import { describe, expect, test } from 'vitest';
import { isBlank, readObject, withoutBom } from '../../../../src/core/dataset/reader.ts';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

function read(bytes: Uint8Array): { value: unknown; said: string[] } {
  const said: string[] = [];
  const value = readObject(bytes, (code, facts) => said.push(`${code.code} ${code.message(facts)}`));
  return { value, said };
}

describe('reading a line', () => {
  test('gives the object and says nothing', () => {
    expect(read(encode('{"a":"\u2028é\\ud83d\\ude00"}'))).toEqual({ value: { a: '\u2028é😀' }, said: [] });
  });

  test.each([
    ['{"a":\u0000}', 'E_NUL Byte 6 of the line is NUL.'],
    ['{"a":1', 'E_JSON The line stops being valid JSON at byte 7. It ends before its object does.'],
    [
      '{"a":"x\ty"}',
      'E_JSON The line stops being valid JSON at byte 8. A control character stands there, such as a tab inside a text; write it as an escape, such as \\t.',
    ],
    [
      '{"a":-Infinity}',
      'E_JSON The line stops being valid JSON at byte 7. JSON has neither NaN nor Infinity nor undefined; write null, a text or a number.',
    ],
    ['{"a":1} "b"', 'E_JSON The line stops being valid JSON at byte 9.'],
    ['[{"a":1}{"a":2}]', 'E_JSON The line stops being valid JSON at byte 9.'],
    ['{"a":1}{"b":2}x', expect.stringMatching(/byte 8\. Another object .+ two examples .+ convert FILE --to chat/)],
    ['{"a":1} // x', expect.stringMatching(/byte 9\. A comment begins there.+ convert FILE --to chat/)],
    ['{"a":None}', expect.stringMatching(/byte 6\. Python writes None.+ convert FILE --to chat/)],
    ["{'a':1}", expect.stringMatching(/byte 2\. A text in single quotes.+ convert FILE --to chat/)],
    ['{"é":x}', 'E_JSON The line stops being valid JSON at byte 7.'],
    ['[1]', 'E_JSON_OBJECT The line holds JSON of the kind "array" where an object is needed.'],
    ['"a"', 'E_JSON_OBJECT The line holds JSON of the kind "string" where an object is needed.'],
    ['1', 'E_JSON_OBJECT The line holds JSON of the kind "number" where an object is needed.'],
    ['true', 'E_JSON_OBJECT The line holds JSON of the kind "boolean" where an object is needed.'],
    ['null', 'E_JSON_OBJECT The line holds JSON of the kind "null" where an object is needed.'],
    [
      `{"a":${'['.repeat(64)}${']'.repeat(64)}}`,
      'E_JSON_DEPTH The line is nested deeper than 64 levels, from byte 69 on.',
    ],
    [
      '{"a":[{"__pro\\u0074o__":1}]}',
      'E_JSON_KEY An object in the line has a key named "__proto__", "constructor" or "prototype", or one that ends with a backslash, at byte 8.',
    ],
    ['{"zq":1,"zq":2}', 'E_JSON_DUP A key appears twice in one object, the second time at byte 9.'],
    ['{"role":1,"rol\\u0065":2}', 'E_JSON_DUP The key "role" appears twice in one object, the second time at byte 11.'],
    ['{"a":[1e999]}', 'E_JSON_NUMBER The number at byte 7 of the line is too large to be represented.'],
    ['{"a":1}\ufeff', 'E_BOM A byte order mark (bytes EF BB BF) stands at byte 8 of the line.'],
    [
      `{${Array.from({ length: 65 }, (_, i) => `"${i + 10}":1`).join()}}`,
      'E_JSON_KEYS The line has an object with more than 64 keys; the first too many is at byte 450.',
    ],
  ])('refuses %j', (text, sentence) => {
    expect(read(encode(text))).toEqual({ value: null, said: [sentence] });
  });

  test.each(['{"a":[1,],}', '{"a":1, }  \r', '{"a":[1,\t]}', '{"a":1},', '{"a":[[1,]]}'])(
    'says what reads %j, in which a comma has nothing after it',
    text => {
      expect(read(encode(text)).said).toEqual([
        expect.stringMatching(/^E_JSON The line stops .+ ends with a comma too many\. .+ convert FILE --to chat/),
      ]);
    },
  );

  test.each(['{"a":1,}}', '{"a":[1,,]}', '{"a":1},,', '{a:1,}', '{"a":"1},', '{"a":{"b":1,}', `${'['.repeat(65)},]`])(
    'promises nothing of %j, which is no JSON without the comma either',
    text => expect(read(encode(text)).said).toEqual([expect.not.stringContaining('comma')]),
  );

  test('names a carriage return that ends a line, and no other', () => {
    const said = (text: string) => read(encode(text)).said;
    expect(said('{"a":1}\r{"a":2}')).toEqual([
      expect.stringMatching(
        /^E_JSON The line stops being valid JSON at byte 9\. Before it a line ends in CR .+ fix FILE --write\.$/,
      ),
    ]);
    for (const text of ['{"a":1}{"a":2}', '{"a":1}\r[', '{"a":1,\r{"a":2}', '{"a":"\r"}'])
      expect(said(text)).toEqual([expect.not.stringContaining('CR')]);
  });

  test.each([
    [[0x7b, 0xff, 0x7d], 2],
    [[0x22, 0xc3], 2],
    [[0x22, 0xef, 0xbf, 0xbd, 0xf0, 0x9f, 0x98, 0x80, 0xc3, 0xa9, 0xed, 0xa0, 0x80, 0x22], 11],
    [[0x22, 0xef, 0xbf, 0x22], 2],
    [[0xc0, 0x80], 1],
  ])('names the first byte of %j that is not UTF-8', (bytes, column) => {
    expect(read(Uint8Array.from(bytes)).said).toEqual([`E_UTF8 Byte ${column} of the line is not valid UTF-8.`]);
  });

  test('reads with a warning what programs read differently, naming the first of each kind', () => {
    expect(read(encode('{"a":"\\ude00\\ud83d","b":[-9007199254740992,1e-999]}'))).toEqual({
      value: { a: '\ude00\ud83d', b: [-9007199254740992, 0] },
      said: [
        'W_SURROGATE The escape at byte 7 of the line is half of a surrogate pair; it becomes U+FFFD.',
        'W_JSON_NUMBER The number at byte 26 of the line is not kept as it is written by most programs.',
      ],
    });
  });

  test('says one thing about a line, the fault', () => {
    expect(read(encode('{"a":"\\ud83d","a":1e999,"b":12345678901234567890')).said).toEqual([
      'E_JSON The line stops being valid JSON at byte 49. It ends before its object does.',
    ]);
    expect(read(encode('{"a":"\\ud83d","a":1}')).said).toHaveLength(1);
  });

  test('passes over a byte order mark at the start, which counts as three bytes', () => {
    expect(read(encode('\ufeff{"a":1}'))).toEqual({ value: { a: 1 }, said: [] });
    expect(read(encode('\ufeff{"a":x}')).said).toEqual(['E_JSON The line stops being valid JSON at byte 9.']);
    expect(read(Uint8Array.of(0xef, 0xbb, 0xbf, 0x22, 0xff)).said).toEqual([
      'E_UTF8 Byte 5 of the line is not valid UTF-8.',
    ]);
    expect(read(encode('\ufeff{"a":1,"a":2}')).said[0]).toMatch(/byte 11\.$/);
  });

  test('accepts a replacement character that stands in the data', () => {
    expect(read(encode('{"a":"\ufffd"}')).said).toEqual([]);
  });

  test('accepts forbidden names as values and the deepest allowed nesting', () => {
    expect(read(encode('{"a":["__proto__","constructor"]}')).said).toEqual([]);
    expect(read(encode(`{"a":${'['.repeat(63)}${']'.repeat(63)}}`)).said).toEqual([]);
  });
});

test('a blank line holds only white space of JSON', () => {
  expect(['', ' ', '\t \r'].map(text => isBlank(encode(text)))).toEqual([true, true, true]);
  expect(['x', '\u00a0', '\u2028', '\ufeff'].map(text => isBlank(encode(text)))).toEqual([false, false, false, false]);
});

test('a byte order mark is taken off once, at the start', () => {
  expect(new TextDecoder('utf-8', { ignoreBOM: true }).decode(withoutBom(encode('\ufeff\ufeffa')))).toBe('\ufeffa');
  expect(withoutBom(encode('a'))).toEqual(encode('a'));
});
