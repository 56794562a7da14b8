import { isJsonObject } from '../reader.ts';

/** Whether a value has the type, or one of the types. A word that is none of JSON Schema's accepts everything. */
export function hasType(value: unknown, type: unknown): boolean {
  if (!Array.isArray(type)) return isOfType(value, type);
  return type.length === 0 || type.some(one => isOfType(value, one));
}

function isOfType(value: unknown, type: unknown): boolean {
  switch (type) {
    case 'object':
      return isJsonObject(value);
    case 'array':
      return Array.isArray(value);
    case 'string':
    case 'boolean':
    case 'number':
      return typeof value === type;
    case 'integer':
      // A number too large for a float is read as infinite.
      return typeof value === 'number' && (Number.isInteger(value) || !Number.isFinite(value));
    case 'null':
      return value === null;
    default:
      return true;
  }
}
