import { isJsonObject, type JsonObject } from '../reader.ts';
import { type BoundKeyword, isBound, isMultiple, isWithin } from './bounds.ts';
import { ANNOTATIONS, FORMATS, SETTLED, UNREAD } from './keyword-tables.ts';
import { findsPattern } from './patterns.ts';
import { isOtherDocument, resolve } from './references.ts';
import { areUnique, isAmong, isRounded, isSame } from './sameness.ts';
import { hasType, isList } from './types.ts';
import { counted, createWork } from './work.ts';

/** The only words that a check gives back: they come from JSON Schema, never from the dataset. */
export type Keyword =
  | BoundKeyword
  | 'additionalProperties'
  | 'anyOf'
  | 'const'
  | 'contains'
  | 'enum'
  | 'false'
  | 'format'
  | 'not'
  | 'oneOf'
  | 'pattern'
  | 'propertyNames'
  | 'required'
  | 'type'
  | 'uniqueItems';

interface SchemaFault {
  readonly keyword: Keyword;
  /**
   * Where in the value: indexes of lists, and names that the schema writes, as under `properties` and `required`. A name that
   * only the value has is `*`. Of what looks at a whole value (`anyOf`, `not`, `contains`) it is the place of that value.
   */
  readonly path: readonly (string | number)[];
}

/** The keyword that the value breaks, and where; names in it stand in the schema, not only in the value. */
export type SchemaChecker = (value: unknown, schema: unknown) => SchemaFault | null;

/** Schemas may refer to themselves; deeper than this nothing is judged. */
const MAX_DEPTH = 100;
/** Of the addresses that all drafts have; the words of another language may mean anything. */
const DIALECTS = 'json-schema.org/';

/**
 * Judges values by JSON Schema, drafts 6 to 2020-12, within one document; references by name and `unevaluated…` are not read.
 *
 * A value that fails here fails in every reading of the schema, `format` being read as strict mode does. What is not read
 * (a keyword of the wrong kind, another document, a pattern that looks back) may fit or not, and so may all that is left
 * when `steps` are used up: that is a doubt, and a doubt is accepted, also where `not`, `oneOf`, `if` and `contains` turn it
 * round. So a schema can hide a fault, but neither cause one, nor run code, nor take long. See docs/decisions/0008.
 */
export function createSchemaChecker(steps: number): SchemaChecker {
  const work = createWork(steps);
  const { spend, doubt, isSure } = work;

  let root: unknown;
  let depth = 0;

  function judge(value: unknown, schema: unknown): SchemaFault | null {
    depth += 1;
    const fault = depth > MAX_DEPTH ? doubt() : judgeHere(value, schema);
    depth -= 1;
    return fault;
  }

  function judgeHere(value: unknown, schema: unknown): SchemaFault | null {
    if (schema === undefined || schema === true) return null;
    if (schema === false) return broken('false');
    if (!isJsonObject(schema) || isOtherDocument(schema, root)) return doubt();
    const keywords = Object.keys(schema);
    if (!spend(1 + keywords.length / 16)) return null;
    if (schema['$ref'] !== undefined) {
      // Up to draft 7 the neighbours of `$ref` do not count.
      if (!keywords.every(keyword => ANNOTATIONS.includes(keyword))) doubt();
      return judge(value, resolve(schema['$ref'], root) ?? null);
    }
    // OpenAPI's way to allow null.
    if (value === null && schema['nullable'] === true) return doubt();
    if (typeof value === 'string') spend(value.length / 16);
    if (isRounded(value)) doubt();
    return (
      judgeType(value, schema['type']) ??
      (Array.isArray(value) ? judgeList(value, schema) : null) ??
      (isJsonObject(value) ? judgeObject(value, schema) : null) ??
      first(keywords, keyword => (SETTLED[keyword] ? null : judgeKeyword(keyword, value, schema)))
    );
  }

  function judgeType(value: unknown, type: unknown): SchemaFault | null {
    if (type === undefined || (Array.isArray(type) && !spend(type.length / 4))) return null;
    return unless(hasType(value, type), 'type');
  }

  /** A list under `items` is how tuples were written before 2020-12. */
  function judgeList(value: readonly unknown[], schema: JsonObject): SchemaFault | null {
    const { items } = schema;
    const isTuple = Array.isArray(items);
    const tuple = listOf(schema['prefixItems'] ?? (isTuple ? items : undefined));
    const others = isTuple ? schema['additionalItems'] : items;
    return first(value, (item, index) => below(index, judge(item, index < tuple.length ? tuple[index] : others)));
  }

  function judgeObject(value: JsonObject, schema: JsonObject): SchemaFault | null {
    const keys = Object.keys(value);
    const required = listOf(schema['required']);
    const patterns = entriesOf(schema['patternProperties']);
    if (!spend(keys.length + required.length)) return null;
    const missing = required.find(key => typeof key === 'string' && !Object.hasOwn(value, key));
    if (missing !== undefined) return { keyword: 'required', path: [String(missing)] };
    const properties = objectOf(schema['properties']);
    const others = schema['additionalProperties'];
    return first(keys, key => {
      let isNamed = Object.hasOwn(properties, key);
      const own = isNamed ? below(key, judge(value[key], properties[key])) : null;
      const found =
        own ??
        first(patterns, ([pattern, part]) => {
          const isFound = finds(pattern, key);
          isNamed ||= isFound !== false;
          return isFound === true ? below('*', judge(value[key], part)) : null;
        });
      if (found !== null || isNamed) return found;
      return others === false ? broken('additionalProperties') : below('*', judge(value[key], others));
    });
  }

  function judgeKeyword(keyword: string, value: unknown, schema: JsonObject): SchemaFault | null {
    const limit = schema[keyword];
    const isText = typeof value === 'string';
    switch (keyword) {
      case 'const':
        return unless(isSame(value, limit, work), keyword);
      case 'enum':
        return unless(isList(limit) ? isAmong(value, limit, work) : null, keyword);
      case 'pattern':
        return isText && finds(limit, value) === false ? broken(keyword) : null;
      case 'format':
        // One that looks right need not be.
        return isText ? unless(FORMATS[String(limit)]?.test(value) === false ? false : null, keyword) : null;
      case 'multipleOf':
        return typeof value === 'number' ? unless(isMultiple(value, limit), keyword) : null;
      case 'anyOf':
      case 'oneOf':
        return unless(
          isList(limit) ? counted(limit, part => fits(value, part), 1, keyword === 'oneOf' ? 1 : undefined) : null,
          keyword,
        );
      case 'allOf':
        return first(listOf(limit), part => judge(value, part));
      case 'not':
        return unless(
          counted([limit], part => fits(value, part), 0, 0),
          keyword,
        );
      case 'if': {
        const isSo = fits(value, limit);
        return isSo === null ? doubt() : judge(value, schema[isSo ? 'then' : 'else']);
      }
      case 'contains': {
        const { minContains: least = 1, maxContains: most = Number.POSITIVE_INFINITY } = schema;
        if (!Array.isArray(value)) return null;
        const isMeant = typeof least === 'number' && typeof most === 'number';
        return unless(isMeant ? counted(value, item => fits(item, limit), least, most) : null, keyword);
      }
      case 'uniqueItems':
        return Array.isArray(value)
          ? unless(limit === true ? areUnique(value, work) : limit === false || null, keyword)
          : null;
      case 'propertyNames':
        return isJsonObject(value) ? first(Object.keys(value), key => judge(key, limit) && broken(keyword)) : null;
      case 'dependentRequired':
        return isJsonObject(value)
          ? first(entriesOf(limit), ([key, required]) =>
              Object.hasOwn(value, key) ? judge(value, { required }) : null,
            )
          : null;
      default:
        if (UNREAD.includes(keyword)) return doubt();
        return isBound(keyword) ? unless(isWithin(keyword, value, limit), keyword) : null;
    }
  }

  function fits(value: unknown, schema: unknown): boolean | null {
    return isSure(() => judge(value, schema) === null);
  }

  function finds(pattern: unknown, text: string): boolean | null {
    return (typeof pattern === 'string' ? findsPattern(pattern, text, spend) : null) ?? doubt();
  }

  function unless(fits: boolean | null, keyword: Keyword): SchemaFault | null {
    return fits === null ? doubt() : fits ? null : broken(keyword);
  }

  function listOf(value: unknown): readonly unknown[] {
    if (Array.isArray(value)) return value;
    if (value !== undefined) doubt();
    return [];
  }

  function objectOf(value: unknown): JsonObject {
    if (isJsonObject(value)) return value;
    if (value !== undefined) doubt();
    return {};
  }

  function entriesOf(value: unknown): readonly (readonly [string, unknown])[] {
    if (value === undefined) return [];
    const entries = Object.entries(objectOf(value));
    return spend(entries.length) ? entries : [];
  }

  return (value, schema) => {
    root = schema;
    const dialect = isJsonObject(schema) ? schema['$schema'] : undefined;
    return dialect === undefined || String(dialect).includes(DIALECTS) ? judge(value, schema) : null;
  };
}

function first<T>(items: readonly T[], check: (item: T, index: number) => SchemaFault | null): SchemaFault | null {
  let index = 0;
  for (const item of items) {
    const found = check(item, index);
    if (found !== null) return found;
    index += 1;
  }
  return null;
}

function broken(keyword: Keyword): SchemaFault {
  return { keyword, path: [] };
}

function below(step: string | number, fault: SchemaFault | null): SchemaFault | null {
  return fault && { ...fault, path: [step, ...fault.path] };
}
