import { isJsonObject, type JsonObject } from '../reader.ts';
import { FORMATS, KINDS, UNREAD } from './keyword-tables.ts';
import { readPattern } from './patterns.ts';
import { resolve } from './references.ts';
import { areTypes, typeOf } from './types.ts';

export interface SchemaReview {
  /** The first keyword whose value means nothing, and where it stands in the schema. */
  readonly fault: { readonly keyword: string; readonly path: readonly string[] } | null;
  /** Keywords that narrow what is allowed and are not judged, from a closed list, in order. */
  readonly unread: readonly string[];
}

const isSchema = (value: unknown): boolean => isJsonObject(value) || typeof value === 'boolean';
/**
 * Whether a schema that people wrote says what they mean. The checker accepts what it does not understand, which is
 * right for the schemas of a dataset, but would hide a slip in one's own. The depth is bounded by the manifest's.
 */
export function reviewSchema(root: JsonObject): SchemaReview {
  const unread = new Set<string>();

  function review(schema: unknown, path: readonly string[]): SchemaReview['fault'] {
    if (typeof schema === 'boolean') return null;
    if (!isJsonObject(schema)) return { keyword: path.at(-1) ?? 'schema', path: path.slice(0, -1) };
    for (const [keyword, value] of Object.entries(schema)) if (isUnread(keyword, value)) unread.add(keyword);
    for (const [keyword, kind] of Object.entries(KINDS)) {
      const value = schema[keyword];
      if (value !== undefined && !isMeant(keyword, kind, value, root)) return { keyword, path };
    }
    for (const [step, part] of partsOf(schema)) {
      const fault = review(part, [...path, ...step]);
      if (fault !== null) return fault;
    }
    return null;
  }

  const fault = review(root, []);
  return { fault, unread: [...unread].toSorted() };
}

function isUnread(keyword: string, value: unknown): boolean {
  if (keyword.startsWith('pattern'))
    return (isJsonObject(value) ? Object.keys(value) : [String(value)]).some(one => readPattern(one) === null);
  return keyword === 'format' ? !FORMATS[String(value)] : UNREAD.includes(keyword);
}

function isMeant(keyword: string, kind: string, value: unknown, root: JsonObject): boolean {
  if (keyword === '$ref') return isSchema(resolve(value, root));
  if (keyword === 'type') return areTypes(Array.isArray(value) ? value : [value]);
  if (keyword === 'required') return Array.isArray(value) && value.every(key => typeof key === 'string');
  return kind.includes(typeOf(value)) && (keyword === 'items' || !Array.isArray(value) || value.length > 0);
}

type Step = readonly [path: readonly string[], part: unknown];

function partsOf(schema: JsonObject): Step[] {
  return Object.entries(KINDS).flatMap(([keyword, kind]): Step[] => {
    const value = schema[keyword];
    if (value === undefined || !kind.includes('schema')) return [];
    return kind.includes('schemas') || Array.isArray(value)
      ? Object.entries(Object(value)).map(([name, part]): Step => [[keyword, name], part])
      : [[[keyword], value]];
  });
}
