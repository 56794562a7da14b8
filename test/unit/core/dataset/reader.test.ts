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
    expect(read(encode('{"a":"\u2028é\\ud83d"}'))).toEqual({ value: { a: '\u2028é\ud83d' }, said: [] });
  });

  test.each([
    ['{"a":\u0000}', 'E_NUL Byte 6 of the line is NUL.'],
    ['{"a":1', 'E_JSON The line stops being valid JSON at byte 7.'],
    ['{"é":x}', 'E_JSON The line stops being valid JSON at byte 7.'],
    ['[1]', 'E_JSON_OBJECT The line holds JSON of the kind "array" where an object is needed.'],
    ['"a"', 'E_JSON_OBJECT The line holds JSON of the kind "string" where an object is needed.'],
    ['1', 'E_JSON_OBJECT The line holds JSON of the kind "number" where an object is needed.'],
    ['true', 'E_JSON_OBJECT The line holds JSON of the kind "boolean" where an object is needed.'],
    ['null', 'E_JSON_OBJECT The line holds JSON of the kind "null" where an object is needed.'],
    [`{"a":${'['.repeat(64)}${']'.repeat(64)}}`, 'E_JSON_DEPTH The line is nested deeper than 64 levels.'],
    [
      '{"a":[{"__pro\\u0074o__":1}]}',
      'E_JSON_KEY An object in the line has a key named "__proto__", "constructor" or "prototype".',
    ],
  ])('refuses %j', (text, sentence) => {
    expect(read(encode(text))).toEqual({ value: null, said: [sentence] });
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
