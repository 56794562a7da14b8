import { TYPES } from './keyword-tables.ts';

/** The type of JSON Schema that a value has; of numbers the wider one. */
export function typeOf(value: unknown): string {
  return value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
}

/** Whether a value has the type, or one of the types; `null` for a word that is none of JSON Schema's. */
export function hasType(value: unknown, type: unknown): boolean | null {
  const own = typeOf(value);
  if (type === own) return true;
  const types: readonly unknown[] = Array.isArray(type) ? type : [type];
  if (types.some(one => one === own || (one === 'integer' && isWhole(value)))) return true;
  return areTypes(types) ? false : null;
}

export function areTypes(types: readonly unknown[]): boolean {
  return types.length > 0 && types.every(one => TYPES.includes(one));
}

/** A number too large for a float is read as infinite. */
function isWhole(value: unknown): boolean {
  return typeof value === 'number' && !(Math.abs(value % 1) > 0);
}

export function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value) && value.length > 0;
}
