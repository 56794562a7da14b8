import { isJsonObject, type JsonObject } from '../reader.ts';
import { resolve } from './references.ts';
import { UNREAD } from './unread-keywords.ts';

export interface SchemaReview {
  /** The first keyword whose value means nothing, and where it stands in the schema. */
  readonly fault: { readonly keyword: string; readonly path: readonly string[] } | null;
  /** Keywords that narrow what is allowed and are not judged, from a closed list, in order. */
  readonly unread: readonly string[];
}

const TYPES: ReadonlySet<unknown> = new Set(['string', 'number', 'integer', 'boolean', 'object', 'array', 'null']);

const isList = (value: unknown): boolean => Array.isArray(value) && value.length > 0;
const isNumber = (value: unknown): boolean => typeof value === 'number';
const isSchema = (value: unknown): boolean => isJsonObject(value) || typeof value === 'boolean';

/** What the value of a keyword must be for it to mean anything. */
const VALUES: Readonly<Record<string, (value: unknown, root: JsonObject) => boolean>> = {
  type: value => (Array.isArray(value) ? isList(value) && value.every(one => TYPES.has(one)) : TYPES.has(value)),
  properties: isJsonObject,
  required: value => Array.isArray(value) && value.every(key => typeof key === 'string'),
  // A list was the way to write tuples up to draft 7.
  items: value => isSchema(value) || Array.isArray(value),
  additionalProperties: isSchema,
  enum: isList,
  anyOf: isList,
  oneOf: isList,
  allOf: isList,
  $ref: (value, root) => isSchema(resolve(value, root)),
  $defs: isJsonObject,
  definitions: isJsonObject,
  minimum: isNumber,
  maximum: isNumber,
  exclusiveMinimum: isNumber,
  exclusiveMaximum: isNumber,
  minLength: isNumber,
  maxLength: isNumber,
  minItems: isNumber,
  maxItems: isNumber,
};

/**
 * Whether a schema that people wrote says what they mean. The checker accepts what it does not understand, which is
 * right for the schemas of a dataset, but would hide a slip in one's own. The depth is bounded by the manifest's.
 */
export function reviewSchema(root: JsonObject): SchemaReview {
  const unread = new Set<string>();

  function review(schema: unknown, path: readonly string[]): SchemaReview['fault'] {
    if (typeof schema === 'boolean') return null;
    if (!isJsonObject(schema)) return { keyword: path.at(-1) ?? 'schema', path: path.slice(0, -1) };
    for (const keyword of UNREAD) if (schema[keyword] !== undefined) unread.add(keyword);
    if (Array.isArray(schema['items'])) unread.add('items');
    for (const [keyword, isMeant] of Object.entries(VALUES))
      if (schema[keyword] !== undefined && !isMeant(schema[keyword], root)) return { keyword, path };
    for (const [step, part] of partsOf(schema)) {
      const fault = review(part, [...path, ...step]);
      if (fault !== null) return fault;
    }
    return null;
  }

  const fault = review(root, []);
  return { fault, unread: [...unread].toSorted() };
}

function partsOf(schema: JsonObject): (readonly [readonly string[], unknown])[] {
  const named = ['properties', '$defs', 'definitions'].flatMap(keyword =>
    Object.entries(schema[keyword] ?? {}).map(([name, part]) => [[keyword, name], part] as const),
  );
  const listed = ['anyOf', 'oneOf', 'allOf'].flatMap(keyword =>
    Object.entries(schema[keyword] ?? {}).map(([index, part]) => [[keyword, index], part] as const),
  );
  const single = ['items', 'additionalProperties']
    .filter(keyword => schema[keyword] !== undefined && !Array.isArray(schema[keyword]))
    .map(keyword => [[keyword], schema[keyword]] as const);
  return [...named, ...listed, ...single];
}
