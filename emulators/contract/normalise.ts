/**
 * OpenAPI 3.0 schemas as JSON Schema 2020-12, which is what ajv compiles. Vendors write the 3.0 idioms even in documents
 * that call themselves 3.1.0: `nullable`, and `exclusiveMinimum: true` beside `minimum`.
 */

/** Keys whose value maps free names to schemas, so that a property called `nullable` is not taken for the keyword. */
const NAMED = new Set([
  ...['properties', 'patternProperties', 'schemas', 'definitions', '$defs', 'dependentSchemas'],
  ...['paths', 'responses', 'parameters', 'requestBodies', 'headers', 'content'],
]);
/** Keys whose value is data, not a schema. */
const DATA = new Set(['enum', 'const', 'default', 'example', 'examples']);

/** A copy of `node` with every schema in it normalised. */
export function normaliseSchemas(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(normaliseSchemas);
  if (!isObject(node)) return node;
  const copy: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(node)) {
    if (DATA.has(key)) copy[key] = value;
    else if (NAMED.has(key) && isObject(value)) copy[key] = mapValues(value, normaliseSchemas);
    else copy[key] = normaliseSchemas(value);
  }
  numericBound(copy, 'minimum', 'exclusiveMinimum');
  numericBound(copy, 'maximum', 'exclusiveMaximum');
  return withNull(copy);
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function mapValues(record: Record<string, unknown>, change: (value: unknown) => unknown): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}

function numericBound(schema: Record<string, unknown>, bound: string, exclusive: string): void {
  if (typeof schema[exclusive] !== 'boolean') return;
  if (schema[exclusive] === true) {
    schema[exclusive] = schema[bound];
    delete schema[bound];
  } else {
    delete schema[exclusive];
  }
}

/** `anyOf` rather than `type: [t, "null"]`: it is right beside `enum`, `$ref` and `allOf` too. */
function withNull(schema: Record<string, unknown>): Record<string, unknown> {
  if (typeof schema['nullable'] !== 'boolean') return schema;
  const { nullable, ...rest } = schema;
  return nullable ? { anyOf: [rest, { type: 'null' }] } : rest;
}
