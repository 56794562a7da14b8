import fc from 'fast-check';

// Without names that every object inherits: ajv's comparison of constants throws at `toString`.
const names = fc.constantFrom('a', 'b', 'c');
export const { value } = fc.letrec<{ value: unknown }>(tie => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom<unknown>(null, true, 0, 1, 2.5, '', 'a', 'ab', '😀'),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(names, tie('value'), { maxKeys: 3, noNullPrototype: true }),
  ),
}));

export const size = fc.integer({ min: 0, max: 3 });
const types = fc.constantFrom('object', 'array', 'string', 'number', 'integer', 'boolean', 'null');
const patterns = fc.constantFrom('a', '^a$', '^[^a]*$', '^(?:a|b){1,2}$', '^.$', '[bc]', '^(a+)+$');
/** Schemas of the keywords that are read, few at a time: many at once accept hardly anything. */
export const { schema } = fc.letrec<{ schema: Readonly<Record<string, unknown>> }>(tie => {
  const schemas = fc.array(tie('schema'), { minLength: 1, maxLength: 2 });
  const keyword = fc.oneof(
    fc.tuple(fc.constant('type'), fc.oneof(types, fc.uniqueArray(types, { minLength: 1, maxLength: 3 }))),
    fc.tuple(fc.constant('properties'), fc.dictionary(names, tie('schema'), { maxKeys: 2, noNullPrototype: true })),
    fc.tuple(fc.constant('required'), fc.uniqueArray(names, { maxLength: 2 })),
    fc.tuple(fc.constant('additionalProperties'), fc.oneof(fc.boolean(), tie('schema'))),
    fc.tuple(fc.constantFrom('items', 'additionalProperties'), tie('schema')),
    fc.tuple(fc.constant('enum'), fc.uniqueArray(value, { minLength: 1, maxLength: 3, comparator: 'SameValue' })),
    fc.tuple(fc.constant('const'), value),
    fc.tuple(fc.constantFrom('anyOf', 'allOf', 'oneOf', 'prefixItems'), schemas),
    fc.tuple(fc.constantFrom('not', 'if', 'then', 'else', 'contains'), fc.oneof(fc.boolean(), tie('schema'))),
    fc.tuple(fc.constantFrom('minContains', 'maxContains', 'minProperties', 'maxProperties'), size),
    fc.tuple(fc.constant('multipleOf'), fc.constantFrom(0.5, 1, 2)),
    fc.tuple(fc.constant('uniqueItems'), fc.boolean()),
    fc.tuple(fc.constant('pattern'), patterns),
    fc.tuple(fc.constant('propertyNames'), fc.record({ pattern: patterns })),
    fc.tuple(
      fc.constant('patternProperties'),
      fc.dictionary(patterns, tie('schema'), { maxKeys: 2, noNullPrototype: true }),
    ),
    fc.tuple(
      fc.constant('dependentRequired'),
      fc.dictionary(names, fc.uniqueArray(names, { maxLength: 2 }), { maxKeys: 2, noNullPrototype: true }),
    ),
    fc.tuple(fc.constantFrom('minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'), size),
    fc.tuple(fc.constantFrom('minLength', 'maxLength', 'minItems', 'maxItems'), size),
  );
  const plain = fc.array(keyword, { maxLength: 3 }).map(entries => Object.fromEntries(entries));
  return { schema: fc.oneof({ maxDepth: 3 }, fc.constant({ $ref: '#/$defs/shared' }), plain, plain) };
});
/** Without references: on one to itself ajv runs out of stack. */
export const shareds = fc.constantFrom(
  { type: 'string' },
  { maximum: 1 },
  { items: { type: 'null' } },
  { required: ['a'] },
);
