import { describe, expect, test } from 'vitest';
import { type Line, LineSplitter, MAX_LINE_BYTES } from '../../../../src/core/dataset/lines.ts';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

function describeLine(line: Line): string {
  if (line.kind === 'no-lines') return `no lines: ${line.shape.kind}`;
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

  test.each([
    ['a\r\nb\n\r\nc\r', [true, false, true, false]],
    ['\r\n', [true]],
  ])('tells of %j which lines end with CR LF', (text, expected) => {
    const splitter = new LineSplitter();
    const lines = [...splitter.push(encode(text)), ...splitter.end()];
    expect(lines.map(line => line.kind === 'line' && line.endsInCrLf)).toEqual(expected);
  });

  test('cuts the same lines however long the first chunk is', () => {
    const bytes = encode(`${'a'.repeat(70)}\r\nb\nc`);
    for (let at = 0; at <= bytes.length; at += 1)
      expect(split(bytes.slice(0, at), bytes.slice(at))).toEqual([`1: ${'a'.repeat(70)}`, '2: b', '3: c']);
  });

  test('gives no lines of a file that has none, and says so once', () => {
    expect(split(encode('%PDF-1.7\n'), encode('a\nb\n'), encode('c'))).toEqual(['no lines: binary']);
    expect(split(encode('{}\r{}\r{}\n{}\n'), encode('{}\n{}'))).toEqual(['no lines: cr-lines']);
    expect(split(Uint8Array.of(0xff), Uint8Array.of(0xfe))).toEqual(['no lines: wide-text']);
  });

  test('does not depend on chunks that the caller writes over', () => {
    const splitter = new LineSplitter();
    const lines: string[] = [];
    for (const text of ['ab', 'c'.repeat(70), 'd', 'e\n']) {
      const chunk = encode(text);
      lines.push(...Array.from(splitter.push(chunk), describeLine));
      chunk.fill(0x7a);
    }
    expect(lines).toEqual([`1: ab${'c'.repeat(70)}de`]);
  });
});
