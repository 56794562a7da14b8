import '../support/fixed-seed.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { columnOf } from '../../src/core/dataset/row-place.ts';

type Step = string | number;

const unit = fc.constantFrom(
  'a',
  '"',
  '\\',
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  ' ',
  '\n',
  'é',
  '漢',
  '😀',
  '\u2028',
  '\u0000',
);
const text = fc.oneof(fc.string({ unit, maxLength: 6 }), fc.string({ maxLength: 6 }));
const { value: anyValue } = fc.letrec<{ value: unknown }>(tie => ({
  value: fc.oneof(
    { depthSize: 'small' },
    text,
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.constantFrom(null, true, false, -0.5e-7, [], {}),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(text, tie('value'), { maxKeys: 4, noNullPrototype: true }),
  ),
}));
const row = fc.dictionary(text, anyValue, { minKeys: 1, maxKeys: 4, noNullPrototype: true });
/** How a writer may write the same: spaces, and each character of a string as it is or as an escape. */
const style = fc.record({ space: fc.constantFrom('', ' ', '\t \r'), escapes: fc.integer({ min: 0, max: 3 }) });
const start = fc.constantFrom('', '\ufeff', ' ', '\ufeff \t');
const end = fc.constantFrom('', ' ', '\r');

function written(value: unknown, at: { readonly space: string; readonly escapes: number }): string {
  const { space } = at;
  const own = (one: unknown): string => written(one, at);
  if (typeof value === 'string') return quoted(value, at.escapes);
  if (Array.isArray(value)) return `[${space}${value.map(own).join(`${space},${space}`)}${space}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).map(([key, one]) => `${own(key)}${space}:${space}${own(one)}`);
  return `{${space}${members.join(`${space},${space}`)}${space}}`;
}

function quoted(value: string, escapes: number): string {
  const unitOf = (one: string, at: number): string =>
    escapes > 0 && at % escapes === 0 ? `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}` : '';
  const halves = value.split('');
  return escapes === 1
    ? `"${halves.map(unitOf).join('')}"`
    : `"${[...value].map((one, at) => (one.length === 1 ? unitOf(one, at) : '') || JSON.stringify(one).slice(1, -1)).join('')}"`;
}

function pathsOf(value: unknown, path: readonly Step[] = []): { path: readonly Step[]; value: unknown }[] {
  const parts: [Step, unknown][] = Array.isArray(value)
    ? [...value.entries()]
    : typeof value === 'object' && value !== null
      ? Object.entries(value)
      : [];
  return [{ path, value }, ...parts.flatMap(([step, part]) => pathsOf(part, [...path, step]))];
}

function findByte(bytes: Buffer, path: readonly Step[], text?: string): number {
  return columnOf(path, { bytes, format: 'chat', example: undefined, number: -1 }, text) - 1;
}

/** What `JSON.parse` makes of the shortest start of the text that it takes whole; a number ends where its digits do. */
function valueAt(bytes: Buffer, from: number): unknown {
  const rest = bytes.toString('utf8', from);
  const scalar = /^[-+.\w]+/.exec(rest)?.[0];
  if (scalar !== undefined) return JSON.parse(scalar);
  for (let at = 1; at <= rest.length; at += 1) {
    if (!'"]}'.includes(rest.charAt(at - 1))) continue;
    try {
      return JSON.parse(rest.slice(0, at));
    } catch {
      // Not yet whole.
    }
  }
  throw new Error('No value begins there.');
}

/** JSON knows no -0. */
const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

const cases = fc.tuple(row, style, start, end, fc.nat());

test('the byte of any path in any row is where its value begins, however the row is written', () => {
  const property = fc.property(cases, ([value, how, before, after, pick]) => {
    const bytes = Buffer.from(`${before}${written(value, how)}${after}`);
    const paths = pathsOf(value);
    const one = paths[pick % paths.length];
    expect(valueAt(bytes, findByte(bytes, one?.path ?? []))).toEqual(asJson(one?.value));
  });
  fc.assert(property, { numRuns: 500 });
});

test('the byte of a key and of a text is where that string begins', () => {
  const property = fc.property(cases, ([value, how, before, after, pick]) => {
    const bytes = Buffer.from(`${before}${written(value, how)}${after}`);
    const paths = pathsOf(value);
    const { path, value: said } = paths[pick % paths.length] ?? { path: [], value };
    const key = path.at(-1);
    if (typeof key === 'string') {
      const at = findByte(bytes, path.slice(0, -1), key);
      expect(valueAt(bytes, at)).toBe(key);
      expect(at).toBeLessThan(findByte(bytes, path));
    }
    if (typeof said === 'string') expect(valueAt(bytes, findByte(bytes, [], said))).toBe(said);
  });
  fc.assert(property, { numRuns: 500 });
});

test('a step that leads nowhere gives the byte of what lacks it', () => {
  const bytes = Buffer.from('{"a": [ {"b":1}, "x" ] }');
  const at = (...path: readonly Step[]): string => bytes.toString('utf8', findByte(bytes, path)).slice(0, 3);
  expect([at('c'), at('a', 5), at('a', 0, 'c'), at('a', 1, 'c'), at('a', 'b'), at(0)]).toEqual([
    '{"a',
    '[ {',
    '{"b',
    '"x"',
    '[ {',
    '{"a',
  ]);
  expect(findByte(bytes, ['a'], 'c')).toBe(findByte(bytes, ['a']));
  expect(findByte(bytes, ['a'], 'no')).toBe(findByte(bytes, ['a']));
});
