import { describe, expect, test } from 'vitest';
import { createSchemaChecker, type Keyword } from '../../../../src/core/dataset/json-schema/schema-checker.ts';
import { SCHEMA_CASES } from './schema-cases.ts';

function check(schema: unknown, value: unknown, steps = 10_000): Keyword | null {
  return createSchemaChecker(steps)(value, schema)?.keyword ?? null;
}

describe('a schema of a tool', () => {
  test.each(SCHEMA_CASES)('is judged by `%s`: %j', (keyword, schema, fits, breaks) => {
    expect(fits.map(value => check(schema, value))).toEqual(fits.map(() => null));
    expect(breaks.map(value => check(schema, value))).toEqual(breaks.map(() => keyword));
  });

  test.each([
    [
      'a keyword that is not read',
      { unevaluatedItems: false, unevaluatedProperties: false, dependencies: { a: ['b'] } },
    ],
    ['a pattern that looks around', { pattern: '(?=b)' }],
    ['a pattern that refers back', { pattern: '^(b)\\1$' }],
    ['a pattern that is none', { pattern: '(' }],
    ['a pattern of another language', { pattern: '(?P<a>b)' }],
    ['a pattern longer than any in use', { pattern: 'b'.repeat(501) }],
    ['a format that is not judged', { format: 'uri' }],
    ['a format that every object inherits', { allOf: [{ format: 'constructor' }, { format: '__proto__' }] }],
    ['the opposite of what is not read', { not: { type: 'string', pattern: '(?=a)|' } }],
    ['the opposite of a pattern', { not: { patternProperties: { '(?=a)': {} }, format: 'uri', unevaluatedItems: {} } }],
    ['the opposite of another document', { not: { $ref: 'https://schemas.example/a.json' } }],
    ['the opposite of a keyword of the wrong kind', { not: { minLength: '9', enum: [], properties: [], items: 1 } }],
    ['the opposite of a type that is none', { not: { type: ['dict', 'null'] } }],
    [
      'two branches, one of them not read',
      {
        oneOf: [
          {},
          { unevaluatedItems: false, unevaluatedProperties: false, minLength: '1', pattern: '\\b', not: { $ref: '' } },
        ],
      },
    ],
    // biome-ignore lint/suspicious/noThenProperty: the keyword of JSON Schema.
    ['a condition that is not read', { if: { not: { $ref: '#a' } }, then: { type: 'null' }, else: { type: 'null' } }],
    ['another dialect', { $schema: 'https://schemas.example/dialect', type: 'null' }],
    ['a type that is none of JSON Schema', { type: 'dict' }],
    ['types that are none', { type: [] }],
    ['keywords of the wrong kind', { required: true, enum: [], anyOf: [], items: 1, properties: [], minLength: '9' }],
    ['the switches of draft 4', { exclusiveMinimum: true, exclusiveMaximum: true }],
    ['a reference to another document', { $ref: 'https://schemas.example/a.json' }],
    ['a reference to a file', { $ref: 'file:///etc/passwd#/a' }],
    ['a reference to nothing', { $ref: '#/$defs/gone' }],
    ['a reference to what every object inherits', { $ref: '#/constructor' }],
    ['a reference that is no text', { $ref: 1 }],
    ['a reference to itself', { $ref: '#' }],
    ['a neighbour of a reference', { $ref: '#/$defs/any', type: 'null', $defs: { any: {} } }],
    [
      'patterns of property names that are not read',
      { patternProperties: { '(?=a)': {} }, additionalProperties: false },
    ],
    ['a part that is a document of its own', { allOf: [{ $id: 'https://schemas.example/a', type: 'null' }] }],
    [
      'a reference into another document',
      { $ref: '#/$defs/a/$defs/b', $defs: { a: { $id: 'https://schemas.example/a', $defs: { b: { type: 'null' } } } } },
    ],
    ['true', true],
    ['null', null],
    ['a text', '{"type":"null"}'],
  ])('accepts everything with %s', (_what, schema) => {
    for (const value of ['a', 3, { a: 1 }, [1]]) expect(check(schema, value)).toBeNull();
  });
});

describe('a hostile schema costs no more than its steps', () => {
  const both = (name: string) => [{ $ref: `#/$defs/${name}` }, { $ref: `#/$defs/${name}` }];
  const DOUBLING = {
    anyOf: both('l0'),
    $defs: Object.fromEntries(
      Array.from({ length: 60 }, (_, level) => [`l${level}`, { anyOf: both(`l${level + 1}`) }]),
    ),
  };
  const deep = (depth: number): unknown => JSON.parse('['.repeat(depth) + ']'.repeat(depth));

  test.each([
    ['branches that double 60 times', { ...DOUBLING, $defs: { ...DOUBLING.$defs, l60: { type: 'null' } } }, 'a'],
    ['a loop of branches', { anyOf: both('a'), $defs: { a: { anyOf: both('a') } } }, 'a'],
    ['a long list compared many times', { allOf: Array(5000).fill({ enum: [...Array(5000).fill('b'), 'a'] }) }, 'a'],
    ['a long text measured many times', { allOf: Array(5000).fill({ maxLength: 1e6 }) }, 'a'.repeat(500_000)],
    [
      'values nested 100,000 deep',
      { $ref: '#/$defs/a', $defs: { a: { items: { $ref: '#/$defs/a' } } } },
      deep(100_000),
    ],
  ])('%s', (_what, schema, value) => {
    expect(check(schema, value)).toBeNull();
  });

  test.each([
    ['^(a+)+$', 40],
    ['^(a|a)*$', 40],
    ['(((((a*)*)*)*)*)*b', 60],
    ['^(((a{1,9}){1,9}){1,9}){1,9}$', 9000],
    ['(a?){500}a{500}b', 900],
    ['(((){999999}){999999}){999999}b', 9],
    ['(.*){9}x', 50_000],
    [`${'('.repeat(250)}${')'.repeat(250)}b`, 9],
  ])('the pattern %s', (pattern, length) => {
    const schema = { allOf: Array(500).fill({ not: { pattern } }), type: 'string' };
    const keyword = check(schema, `${'a'.repeat(length)}!`);
    if (keyword !== null) expect(RegExp(pattern, 'u').test('a'.repeat(9))).toBe(true);
  });

  test('is the opposite of nothing when steps run out', () => {
    const long = Array.from({ length: 2000 }, (_, index) => ({ index }));
    for (const schema of [
      { uniqueItems: true },
      { const: long },
      { items: { type: 'object' } },
      { contains: { const: 1 } },
    ])
      expect(check({ not: { not: { not: schema } } }, long, 20)).toBeNull();
  });

  test('numbers that are rounded when they are read are not told apart', () => {
    const read = (text: string): unknown => JSON.parse(text);
    expect(check({ uniqueItems: true }, read('[1234567890123456788,1234567890123456789]'))).toBeNull();
    expect(check({ not: { const: read('1234567890123456788') } }, read('1234567890123456789'))).toBeNull();
    expect(check({ oneOf: [{ enum: [read('1e400')] }, {}] }, read('2e400'))).toBeNull();
  });

  test('and what is left when they are used up is accepted', () => {
    const schema = { properties: { a: { type: 'string' }, b: { type: 'string' } } };
    expect(check(schema, { a: 'x', b: 1 }, 100)).toBe('type');
    expect(check(schema, { a: 'x', b: 1 }, 3)).toBeNull();
  });
});
