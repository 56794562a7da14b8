import { isJsonObject, type JsonObject } from '../reader.ts';
import { type BoundKeyword, brokenBound } from './bounds.ts';
import { isOtherDocument, resolve } from './references.ts';
import { hasType } from './types.ts';

/** The only words that a check gives back: they come from JSON Schema, never from the dataset. */
export type Keyword =
  | BoundKeyword
  | 'additionalProperties'
  | 'allOf'
  | 'anyOf'
  | 'const'
  | 'enum'
  | 'oneOf'
  | 'required'
  | 'type';

export interface SchemaFault {
  readonly keyword: Keyword;
  /**
   * Where in the value: indexes of lists, and names that the schema writes under `properties` or `required`. A name that
   * only the value has is `*`. Of `anyOf`, `oneOf` and `additionalProperties` it is the place of what has them.
   */
  readonly path: readonly (string | number)[];
}

/** Schemas may refer to themselves; deeper than this nothing is judged. */
const MAX_DEPTH = 100;

/**
 * Judges values by the part of JSON Schema that OpenAI's strict mode documents (structured outputs guide, 2026).
 *
 * A value that fails here fails in every reading of the schema: what is not read (`pattern`, `format`, `not`, `if`,
 * other documents, a keyword of the wrong kind) accepts everything, and so does all that is left when `steps` are used
 * up. So a schema can hide a fault, but neither cause one, nor run code, nor take long. See docs/decisions/0008.
 */
export class SchemaChecker {
  #steps: number;

  constructor(steps: number) {
    this.#steps = steps;
  }

  /** The keyword that the value breaks, or `null`. */
  check(value: unknown, schema: unknown): Keyword | null {
    return this.fault(value, schema)?.keyword ?? null;
  }

  /** The same with the place; names in it stand in the schema, not only in the value. */
  fault(value: unknown, schema: unknown): SchemaFault | null {
    return this.#check(value, schema, { root: schema, depth: 0 });
  }

  #check(value: unknown, schema: unknown, at: Place): SchemaFault | null {
    if (!isJsonObject(schema) || isOtherDocument(schema, at.root) || at.depth > MAX_DEPTH || !this.#spend(1))
      return null;
    const inside = { root: at.root, depth: at.depth + 1 };
    // Up to draft 7 the neighbours of `$ref` do not count.
    if (schema['$ref'] !== undefined) return this.#check(value, resolve(schema['$ref'], at.root), inside);
    // OpenAPI's way to allow null.
    if (value === null && schema['nullable'] === true) return null;
    return (
      broken(this.#checkItself(value, schema)) ??
      this.#checkParts(value, schema, inside) ??
      this.#checkCombined(value, schema, inside)
    );
  }

  #checkItself(value: unknown, schema: JsonObject): Keyword | null {
    if (!hasType(value, schema['type'])) return 'type';
    if (Object.hasOwn(schema, 'const') && !this.#same(value, schema['const'])) return 'const';
    const choices = listOf(schema['enum']);
    if (choices.length > 0 && !this.#isAmong(value, choices)) return 'enum';
    if (typeof value === 'string' && !this.#spend(value.length / 16)) return null;
    return brokenBound(value, schema);
  }

  #checkParts(value: unknown, schema: JsonObject, at: Place): SchemaFault | null {
    if (Array.isArray(value))
      return schema['prefixItems'] === undefined
        ? first(value, (item, index) => below(index, this.#check(item, schema['items'], at)))
        : null;
    return isJsonObject(value) ? this.#checkObject(value, schema, at) : null;
  }

  #checkObject(value: JsonObject, schema: JsonObject, at: Place): SchemaFault | null {
    const keys = Object.keys(value);
    const required = listOf(schema['required']);
    if (!this.#spend(keys.length + required.length)) return null;
    const missing = required.find(key => typeof key === 'string' && !Object.hasOwn(value, key));
    if (missing !== undefined) return { keyword: 'required', path: [String(missing)] };
    const properties = isJsonObject(schema['properties']) ? schema['properties'] : {};
    const others = schema['patternProperties'] === undefined ? schema['additionalProperties'] : undefined;
    return first(keys, key => {
      if (Object.hasOwn(properties, key)) return below(key, this.#check(value[key], properties[key], at));
      return others === false ? broken('additionalProperties') : below('*', this.#check(value[key], others, at));
    });
  }

  /** `oneOf` is read as `anyOf`: that no second branch fits cannot be said when keywords are left out. */
  #checkCombined(value: unknown, schema: JsonObject, at: Place): SchemaFault | null {
    for (const keyword of ['anyOf', 'oneOf'] as const) {
      const branches = listOf(schema[keyword]);
      if (branches.length > 0 && !branches.some(branch => this.#check(value, branch, at) === null))
        return broken(keyword);
    }
    return first(listOf(schema['allOf']), part => this.#check(value, part, at));
  }

  #isAmong(value: unknown, choices: readonly unknown[]): boolean {
    if (typeof value === 'object' && value !== null) return choices.some(choice => this.#same(value, choice));
    return !this.#spend(choices.length / 16) || choices.includes(value);
  }

  #same(a: unknown, b: unknown): boolean {
    if (!this.#spend(1)) return true;
    if (Array.isArray(a))
      return Array.isArray(b) && a.length === b.length && a.every((item, i) => this.#same(item, b[i]));
    if (!isJsonObject(a)) return a === b;
    const keys = Object.keys(a);
    if (!isJsonObject(b) || keys.length !== Object.keys(b).length) return false;
    return keys.every(key => Object.hasOwn(b, key) && this.#same(a[key], b[key]));
  }

  #spend(steps: number): boolean {
    this.#steps -= steps;
    return this.#steps >= 0;
  }
}

interface Place {
  readonly root: unknown;
  readonly depth: number;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function first<T>(items: readonly T[], check: (item: T, index: number) => SchemaFault | null): SchemaFault | null {
  for (const [index, item] of items.entries()) {
    const found = check(item, index);
    if (found !== null) return found;
  }
  return null;
}

function broken(keyword: Keyword | null): SchemaFault | null {
  return keyword === null ? null : { keyword, path: [] };
}

function below(step: string | number, fault: SchemaFault | null): SchemaFault | null {
  return fault === null ? null : { ...fault, path: [step, ...fault.path] };
}
