import ajvFormats from 'ajv-formats/dist/formats.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FORMATS } from '../../src/core/dataset/json-schema/keyword-tables.ts';
import { findsPattern } from '../../src/core/dataset/json-schema/patterns.ts';

const atom = fc.constantFrom(
  'a',
  'b',
  '.',
  '[ab]',
  '[^a]',
  '\\w',
  '\\D',
  '\\u0061',
  '\\u{1F600}',
  '\\.',
  '😀',
  '^',
  '$',
);
const quantifier = fc.constantFrom('', '', '*', '+', '?', '{2}', '{0}', '{1,}', '{0,2}', '*?', '+?', '??', '{1,2}?');
const { pattern } = fc.letrec<{ pattern: string }>(tie => {
  const group = fc
    .tuple(fc.constantFrom('(', '(?:', '(?<n>'), tie('pattern'))
    .map(([open, inner]) => `${open}${inner})`);
  const part = fc.tuple(fc.oneof({ maxDepth: 3 }, atom, atom, group), quantifier).map(parts => parts.join(''));
  const sequence = fc.array(part, { maxLength: 3 }).map(parts => parts.join(''));
  return { pattern: fc.array(sequence, { minLength: 1, maxLength: 2 }).map(branches => branches.join('|')) };
});
const text = fc.string({ unit: fc.constantFrom('a', 'b', '.', '1', '\n', '😀', '\ud83d'), maxLength: 6 });

function counter(steps: number) {
  let left = steps;
  return (wanted: number) => {
    left -= wanted;
    return left >= 0;
  };
}

function compiled(source: string): RegExp | null {
  try {
    return new RegExp(source, 'u');
  } catch {
    return null;
  }
}

test('a pattern is found exactly where the engine finds it, or not judged', () => {
  let judged = 0;
  const property = fc.property(pattern, text, fc.nat(2000), (source, held, steps) => {
    const told = compiled(source)?.test(held) ?? null;
    expect(findsPattern(source, held, counter(1e6))).toBe(told);
    if (told !== null) judged += 1;
    expect([told, null]).toContain(findsPattern(source, held, counter(steps)));
  });
  fc.assert(property, { numRuns: 3000 });
  expect(judged).toBeGreaterThan(1500);
});

test('whatever a pattern is, it does not throw and is right if it is judged', () => {
  const unit = fc.constantFrom(...'ab()[]{}|*+?^$\\.,:=!<>-0123dwbBkpu');
  const property = fc.property(fc.string({ unit, maxLength: 12 }), text, (source, held) => {
    const told = findsPattern(source, held, counter(1e6));
    if (told !== null) expect(told).toBe(compiled(source)?.test(held));
  });
  fc.assert(property, { numRuns: 5000 });
});

const two = fc.nat(70).map(number => String(number).padStart(2, '0'));
const date = fc.tuple(fc.constantFrom('2024', '2023'), two, two).map(parts => parts.join('-'));
const zone = fc.constantFrom('Z', 'z', '+01:00', '-0530', '+02', '');
const time = fc
  .tuple(two, two, two, fc.constantFrom('', '.5'), zone)
  .map(([h, m, s, part, z]) => `${h}:${m}:${s}${part}${z}`);
const near = fc.oneof(
  date,
  time,
  fc.tuple(date, fc.constantFrom('T', 't', ' '), time).map(parts => parts.join('')),
  fc.string({
    unit: fc.constantFrom('a', '1', '.', '-', ':', '::', '@', 'P', 'T', 'M', 'W', '255', 'f00'),
    maxLength: 9,
  }),
  fc.ipV4(),
  fc.ipV6(),
  fc.uuid(),
  fc.emailAddress(),
  fc.domain(),
);

test('what has a format for ajv is not refused', () => {
  const property = fc.property(near, fc.constantFrom(...Object.keys(FORMATS)), (held, name) => {
    if (ajvTakes(name, held)) expect(FORMATS[name]?.test(held)).toBe(true);
  });
  fc.assert(property, { numRuns: 5000 });
});

function ajvTakes(name: string, held: string): boolean {
  const form: unknown = Reflect.get(ajvFormats.fullFormats, name);
  if (form instanceof RegExp) return form.test(held);
  if (typeof form !== 'object' || form === null || !('validate' in form)) throw new Error(`ajv has no ${name}`);
  if (form.validate instanceof RegExp) return form.validate.test(held);
  return (form.validate as (text: string) => boolean)(held);
}
