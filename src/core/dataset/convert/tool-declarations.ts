import { isJsonObject, type JsonObject } from '../reader.ts';
import { CannotConvert, embeddedJson, objectsOf } from './draft.ts';

/** Tools as chat has them, from a list or a JSON text of one; declarations may be bare functions. */
export function toolsOf(value: unknown): { readonly tools?: readonly JsonObject[] } {
  const given = typeof value === 'string' && value.trim() !== '' ? embeddedJson(value, 'The field "tools"') : value;
  if (given === undefined || given === null || given === '') return {};
  const tools = objectsOf(given, 'The field "tools"').map(tool);
  return tools.length === 0 ? {} : { tools };
}

function tool(declared: JsonObject): JsonObject {
  if (declared['type'] === 'function' && isJsonObject(declared['function'])) return declared;
  if (typeof declared['name'] !== 'string') throw new CannotConvert('A tool has no name.');
  const { input_schema: schema, ...rest } = declared;
  const others = Object.fromEntries(Object.entries(rest).filter(([key]) => key !== 'type' && key !== 'cache_control'));
  return { type: 'function', function: schema === undefined ? others : { ...others, parameters: schema } };
}

/** A call as chat has it; the arguments of others are objects. */
export function callOf(id: string, name: unknown, args: unknown): JsonObject {
  if (typeof name !== 'string') throw new CannotConvert('A function call has no name.');
  const text = typeof args === 'string' ? args : JSON.stringify(args ?? {});
  return { id, type: 'function', function: { name, arguments: text } };
}

/** Gemini writes the types of JSON Schema in capitals. */
export function lowerCaseTypes(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(lowerCaseTypes);
  if (!isJsonObject(schema)) return schema;
  return Object.fromEntries(
    Object.entries(schema).map(([key, value]) => [
      key,
      key === 'type' && typeof value === 'string' ? value.toLowerCase() : lowerCaseTypes(value),
    ]),
  );
}
