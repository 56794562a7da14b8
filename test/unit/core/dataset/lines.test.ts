import { describe, expect, test } from 'vitest';
import { type Line, LineSplitter, MAX_LINE_BYTES } from '../../../../src/core/dataset/lines.ts';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

function describeLine(line: Line): string {
  if (line.kind === 'too-long') return `${line.number}: ${line.size} bytes`;
  return `${line.number}: ${new TextDecoder('utf-8', { ignoreBOM: true }).decode(line.bytes)}`;
}

function split(...chunks: readonly Uint8Array[]): string[] {
  const splitter = new LineSplitter();
  const lines = chunks.flatMap(chunk => Array.from(splitter.push(chunk), describeLine));
  return [...lines, ...Array.from(splitter.end(), describeLine)];
}

describe('the line splitter', () => {
  test.each([
    ['', []],
    ['a', ['1: a']],
    ['a\n', ['1: a']],
    ['a\nb', ['1: a', '2: b']],
    ['a\n\nb\n', ['1: a', '2: ', '3: b']],
    ['a\r\nb\r\n', ['1: a', '2: b']],
    ['a\r', ['1: a']],
    ['a\rb\n', ['1: a\rb']],
    ['\n', ['1: ']],
    ['\u2028a\u2029b\u0085c\n', ['1: \u2028a\u2029b\u0085c']],
  ])('cuts %j at line feeds only', (text, lines) => {
    expect(split(encode(text))).toEqual(lines);
  });

  test('joins what chunks cut, also between CR and LF and inside a character', () => {
    const bytes = encode('é\r\nüber\nend');
    const single = Array.from(bytes, byte => Uint8Array.of(byte));
    expect(split(...single)).toEqual(['1: é', '2: über', '3: end']);
  });

  test('keeps a line of exactly the limit and reports the size of a longer one', () => {
    const limit = new Uint8Array(MAX_LINE_BYTES).fill(0x61);
    const [first, second] = split(limit, encode('\n'), limit, encode('b\nc'));
    expect(first?.length).toBe('1: '.length + MAX_LINE_BYTES);
    expect(second).toBe(`2: ${MAX_LINE_BYTES + 1} bytes`);
    expect(split(limit, encode('b\nc')).at(-1)).toBe('2: c');
  });

  test('does not depend on chunks that the caller writes over', () => {
    const splitter = new LineSplitter();
    const chunk = encode('ab');
    expect([...splitter.push(chunk)]).toEqual([]);
    chunk.fill(0x7a);
    expect(Array.from(splitter.push(encode('c\n')), describeLine)).toEqual(['1: abc']);
  });
});
