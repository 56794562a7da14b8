import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inspectDataset } from '../../src/core/dataset/inspect.ts';
import { type Line, LineSplitter } from '../../src/core/dataset/lines.ts';
import { isJsonObject, readObject } from '../../src/core/dataset/reader.ts';
import { nearlyJson, parsed } from '../support/nearly-json.ts';
import { GOOD_LINE } from '../unit/core/dataset/inspect-bytes.ts';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A JSON text and what is strictly wrong or doubtful in it, known from how it was made and not from reading it. */
interface Made {
  readonly text: string;
  readonly flaws: readonly string[];
}

const plain = (text: string): Made => ({ text, flaws: [] });
const PIECES = ['a', 'é', '😀', '\\u0061', '\\u00e9', '\\ud83d\\ude00', '\\n', '\\\\', '\\"', '{', ','];
const stringText = fc.array(fc.oneof(fc.constantFrom(...PIECES), fc.constantFrom('\\ud83d', '\\uDE00', '\\udbff')), {
  maxLength: 4,
});
const string = stringText.map(pieces => {
  const text = `"${pieces.join('')}"`;
  return { text, flaws: String(JSON.parse(text)).isWellFormed() ? [] : ['W_SURROGATE'] };
});
const number = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }).map(value => plain(String(value).replace(/^-?\d+$/, '$&.0'))),
  fc.maxSafeInteger().map(value => plain(String(value))),
  fc.bigInt({ min: 2n ** 53n, max: 10n ** 300n }).map(value => ({ text: `-${value}`, flaws: ['W_JSON_NUMBER'] })),
  fc.constantFrom('1e309', '-9E+999', '10.5e400').map(text => ({ text, flaws: ['E_JSON_NUMBER'] })),
  fc.constantFrom('1e-400', '-0.5E-999').map(text => ({ text, flaws: ['W_JSON_NUMBER'] })),
);
const key = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('"a"', '"\\u0061"', '"b"', '""', '"é"', '"0"', '"1"').map(plain) },
  { weight: 6, arbitrary: string },
  { weight: 1, arbitrary: fc.constantFrom('"__proto__"', '"constructor"', '"proto\\u0074ype"').map(plain) },
);
const space = fc.constantFrom('', ' ', '\t', '\r');

const { object } = fc.letrec<{ object: Made; value: Made }>(tie => ({
  object: fc.array(fc.tuple(space, key, space, tie('value'), space), { maxLength: 4 }).map(members => {
    const keys = members.map(([, { text }]) => String(JSON.parse(text)));
    const flaws = members.flatMap(([, name, , value]) => [...name.flaws, ...value.flaws]);
    if (new Set(keys).size < keys.length) flaws.push('E_JSON_DUP');
    const isForbidden = (name: string): boolean =>
      ['__proto__', 'constructor', 'prototype'].includes(name) || name.endsWith('\\');
    if (keys.some(isForbidden)) flaws.push('E_JSON_KEY');
    const written = members.map(([a, name, b, value, c]) => `${a}${name.text}${b}:${value.text}${c}`);
    return { text: `{${written.join()}}`, flaws };
  }),
  value: fc.oneof(
    { maxDepth: 4 },
    fc.oneof(string, number, fc.constantFrom('true', 'false', 'null').map(plain)),
    tie('object'),
    fc
      .array(tie('value'), { maxLength: 3 })
      .map(items => ({ text: `[${items.map(({ text }) => text).join()}]`, flaws: items.flatMap(item => item.flaws) })),
  ),
}));

test('a key with escapes is read right after a key that ends with a backslash was refused', () => {
  const read = (text: string): unknown => readObject(encode(text), () => undefined);
  for (const text of ['{"k":1,"\\\\":2}', '{"k":1,"\\u005C":2}', '{"k":1,"a\\\\":2}']) expect(read(text)).toBeNull();
  expect(read('{"k":1,"\\u0061":2}')).toEqual({ k: 1, a: 2 });
  expect(read('{"k":1,"a\\u0062":2}')).toEqual({ k: 1, ab: 2 });
});

test('an object is read as JSON.parse reads it, except for what is documented as stricter', () => {
  let refused = 0;
  const property = fc.property(object, ({ text, flaws }) => {
    const said: string[] = [];
    const value = readObject(encode(text), code => said.push(code.code));
    const errors = new Set(flaws.filter(flaw => flaw.startsWith('E_')));
    if (errors.size === 0) {
      expect(value).toEqual(JSON.parse(text));
      expect(said.toSorted()).toEqual([...new Set(flaws)].toSorted());
    } else {
      refused += 1;
      expect(value).toBeNull();
      expect(said).toHaveLength(1);
      expect(errors).toContain(said[0]);
    }
  });
  fc.assert(property, { numRuns: 3000 });
  expect(refused).toBeGreaterThan(100);
});

test('arbitrary text is refused with one word or read as JSON.parse reads it', () => {
  const text = fc.oneof(
    nearlyJson,
    nearlyJson.map(json => `{"a":${json}}`),
  );
  const property = fc.property(text, text => {
    const said: string[] = [];
    const value = readObject(encode(text), code => said.push(code.code));
    const errors = said.filter(code => code.startsWith('E_'));
    expect(errors).toHaveLength(value === null ? 1 : 0);
    const json = parsed(text.replace(/^\ufeff/, ''));
    if (value !== null) expect(value).toEqual(json?.value);
    else if (json !== null && isJsonObject(json.value))
      expect(['E_JSON_DUP', 'E_JSON_KEY', 'E_JSON_NUMBER']).toContain(errors[0]);
  });
  fc.assert(property, { numRuns: 3000 });
});

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

test('bytes that are no UTF-8 are found where the longest good part ends', () => {
  const byte = fc.oneof(
    fc.integer({ min: 1, max: 255 }),
    fc.constantFrom(0xc3, 0xa9, 0xed, 0xa0, 0xf0, 0x9f, 0xef, 0xbf, 0xbd),
  );
  const property = fc.property(fc.array(byte, { maxLength: 12 }), values => {
    const bytes = Uint8Array.of(0x22, ...values);
    const columns: unknown[] = [];
    readObject(bytes, (code, facts) => {
      if (code.code === 'E_UTF8') columns.push(facts['column']);
    });
    const lengths = Array.from({ length: bytes.length + 1 }, (_, length) => length);
    const good = lengths.findLast(length => isUtf8(bytes.subarray(0, length))) ?? 0;
    expect(columns).toEqual(good === bytes.length ? [] : [good + 1]);
  });
  fc.assert(property, { numRuns: 3000 });
});

/** The bytes in pieces, cut at the places given. */
function pieces(bytes: Uint8Array, cuts: readonly number[]): Uint8Array[] {
  const places = [0, ...cuts.map(cut => cut % (bytes.length + 1)).toSorted((a, b) => a - b), bytes.length];
  return places.slice(1).map((end, index) => bytes.slice(places[index], end));
}

function textOf(line: Line): string {
  return line.kind === 'line' ? new TextDecoder('utf-8', { ignoreBOM: true }).decode(line.bytes) : line.kind;
}

test('characters of several bytes survive wherever chunks cut them', () => {
  const text = fc.string({ unit: fc.constantFrom(...'aé日😀\n\u2028\ufeff'), maxLength: 60 });
  const property = fc.property(text, fc.array(fc.nat(), { maxLength: 8 }), (content, cuts) => {
    const splitter = new LineSplitter();
    const lines = pieces(encode(content), cuts).flatMap(chunk => Array.from(splitter.push(chunk), textOf));
    lines.push(...Array.from(splitter.end(), textOf));
    const expected = content.split('\n');
    expect(lines).toEqual(expected.at(-1) === '' ? expected.slice(0, -1) : expected);
  });
  fc.assert(property, { numRuns: 2000 });
});

/** Files whose shape is what matters: their line ends, encodings and first bytes. */
const shaped = fc
  .record({
    lines: fc.array(
      fc.oneof(
        fc.constant(GOOD_LINE),
        object.map(({ text }) => text),
        fc.constant(''),
      ),
      { maxLength: 6 },
    ),
    end: fc.constantFrom('\n', '\r\n', '\r'),
    start: fc.constantFrom('', '', '', '\ufeff', '%PDF-', 'PK\u0003\u0004', '\u0000'),
    write: fc.constantFrom(encode, (text: string) => new Uint8Array(Buffer.from(text, 'utf16le'))),
  })
  .map(({ lines, end, start, write }) => write(start + lines.join(end)));

async function inspectPieces(chunks: readonly Uint8Array[]): Promise<unknown> {
  async function* source(): AsyncGenerator<Uint8Array> {
    yield* chunks;
  }
  return inspectDataset({ chunks: source(), expected: null, measure: null, maxExampleTokens: null });
}

test('what a file is does not depend on how it arrives', async () => {
  const property = fc.asyncProperty(shaped, fc.array(fc.nat(), { maxLength: 8 }), async (bytes, cuts) => {
    const whole = await inspectPieces([bytes]);
    expect(await inspectPieces(pieces(bytes, cuts))).toEqual(whole);
    expect(await inspectPieces(Array.from(bytes, byte => Uint8Array.of(byte)))).toEqual(whole);
  });
  await fc.assert(property, { numRuns: 300 });
});
