import { describe, expect, test } from 'vitest';
import { type Keyword, SchemaChecker } from '../../../../src/core/dataset/json-schema/schema-checker.ts';

function check(schema: unknown, value: unknown, steps = 10_000): Keyword | null {
  return new SchemaChecker(steps).check(value, schema);
}

const TREE = {
  $ref: '#/$defs/node',
  $defs: {
    node: { type: 'object', properties: { children: { type: 'array', items: { $ref: '#/$defs/node' } } } },
    'a/b~c': { type: 'string' },
  },
};

/** For each keyword: a schema, values that fit, values that break it. */
const TABLE: readonly (readonly [keyword: Keyword, schema: unknown, fits: unknown[], breaks: unknown[]])[] = [
  ['type', { type: 'string' }, ['', 'a'], [1, null, {}, [], true]],
  ['type', { type: 'integer' }, [1, -0, 1e300, Number.POSITIVE_INFINITY], [1.5, '1']],
  ['type', { type: 'number' }, [1.5], ['1.5', false]],
  ['type', { type: ['object', 'null'] }, [null, {}], [[], 0]],
  ['type', { type: 'array' }, [[]], [{}]],
  ['type', { type: 'boolean' }, [false], [0]],
  ['type', { properties: { a: { items: { type: 'null' } } } }, [{ a: [null] }, { a: 1 }, []], [{ a: [null, 0] }]],
  ['type', TREE, [{}, { children: [{ children: [] }] }], [1, { children: [{ children: [1] }] }]],
  ['type', { ...TREE, $ref: '#/$defs/a~1b~0c' }, ['a'], [1]],
  ['type', { $id: 'https://schemas.example/a', items: { anyOf: [{ $ref: '#' }, {}] }, type: 'array' }, [[[]]], ['a']],
  ['type', { allOf: [{ type: 'string' }, {}] }, ['a'], [1]],
  ['type', { nullable: true, type: 'string' }, [null, 'a'], [1]],
  [
    'enum',
    { enum: ['a', 1, null, { b: [1, 2] }] },
    ['a', 1, null, { b: [1, 2] }],
    ['b', '1', {}, { b: [2, 1] }, { b: [1] }],
  ],
  ['const', { const: { a: 1, b: null } }, [{ b: null, a: 1 }], [{ a: 1 }, { a: 1, c: null }, [], null]],
  ['const', { const: null }, [null], [0]],
  ['required', { required: ['a'] }, [{ a: undefined }, [], 'a'], [{}, { b: 1 }]],
  ['required', { required: ['toString'] }, [{ toString: 1 }], [{}]],
  [
    'additionalProperties',
    { properties: { a: {} }, additionalProperties: false },
    [{}, { a: 1 }],
    [{ b: 1 }, { valueOf: 1 }],
  ],
  ['type', { additionalProperties: { type: 'string' } }, [{ a: 'b' }], [{ a: 1 }]],
  ['minimum', { minimum: 1 }, [1, 2, '0'], [0.9]],
  ['maximum', { maximum: 1 }, [1, 0], [1.1]],
  ['exclusiveMinimum', { exclusiveMinimum: 1 }, [1.1], [1]],
  ['exclusiveMaximum', { exclusiveMaximum: 1 }, [0.9], [1]],
  ['minLength', { minLength: 2 }, ['ab', '😀😀', 1], ['a', '😀']],
  ['maxLength', { maxLength: 1 }, ['a', '😀'], ['ab']],
  ['minItems', { minItems: 1 }, [[1], 'a'], [[]]],
  ['maxItems', { maxItems: 1 }, [[1]], [[1, 2]]],
  ['anyOf', { anyOf: [{ type: 'string' }, { minimum: 1 }] }, ['a', 1, null], [0]],
  ['oneOf', { oneOf: [{ type: 'string' }, { type: 'null' }] }, ['a', null], [0]],
];

describe('a schema of a tool', () => {
  test.each(TABLE)('is judged by `%s`: %j', (keyword, schema, fits, breaks) => {
    expect(fits.map(value => check(schema, value))).toEqual(fits.map(() => null));
    expect(breaks.map(value => check(schema, value))).toEqual(breaks.map(() => keyword));
  });

  test.each([
    ['a keyword that is not read', { pattern: '(a+)+$', format: 'date', not: {}, if: {}, else: { type: 'null' } }],
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
    ['patterns of property names', { patternProperties: { '^a': {} }, additionalProperties: false }],
    ['a tuple', { prefixItems: [{}], items: { type: 'null' } }],
    ['a part that is a document of its own', { allOf: [{ $id: 'https://schemas.example/a', type: 'null' }] }],
    [
      'a reference into another document',
      { $ref: '#/$defs/a/$defs/b', $defs: { a: { $id: 'https://schemas.example/a', $defs: { b: { type: 'null' } } } } },
    ],
    ['true', true],
    ['false', false],
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

  test('and what is left when they are used up is accepted', () => {
    const schema = { properties: { a: { type: 'string' }, b: { type: 'string' } } };
    expect(check(schema, { a: 'x', b: 1 }, 100)).toBe('type');
    expect(check(schema, { a: 'x', b: 1 }, 3)).toBeNull();
  });
});
