import type { FunctionDeclaration } from '../dataset/chat-example.ts';
import { isJsonObject, type JsonObject } from '../dataset/reader.ts';

/** A schema nested deeper than this is written as `any`: it comes from a dataset, and no published tool is so deep. */
const MAX_DEPTH = 16;

/** Descriptions of properties deeper than this are not written (reverse-engineered for inference, 2023-24). */
const DESCRIBED_DEPTH = 2;

/**
 * The tools of an example as the TypeScript text that models were trained to read: `namespace functions { … }`, with
 * descriptions as comment lines and `type name = (_: { … }) => any;` for each function.
 *
 * Source: one published OpenAI job with tools (103 examples, gpt-3.5-turbo-0125, 3 epochs, 145,983 billed tokens) fits
 * this text plus the messages, the names and arguments of calls, minus 1 an example. A fit of one job and no proof, so
 * what is counted from it is *estimated*.
 */
export function toolNamespace(functions: readonly FunctionDeclaration[]): string {
  const types = functions.flatMap(declaration => [...typeLines(declaration), '']);
  return ['namespace functions {', '', ...types, '} // namespace functions'].join('\n');
}

function typeLines({ name, description, parameters }: FunctionDeclaration): string[] {
  const comment = description === undefined || description === '' ? [] : [`// ${description}`];
  const properties = propertyLines(parameters, 0);
  return properties.length === 0
    ? [...comment, `type ${name} = () => any;`]
    : [...comment, `type ${name} = (_: {`, ...properties, '}) => any;'];
}

function propertyLines(schema: unknown, depth: number): string[] {
  if (!isJsonObject(schema) || !isJsonObject(schema['properties']) || depth > MAX_DEPTH) return [];
  const required: unknown = schema['required'];
  const indent = ' '.repeat(2 * depth);
  return Object.entries(schema['properties']).flatMap(([name, property]) => {
    const mark = Array.isArray(required) && required.includes(name) ? '' : '?';
    const description = isJsonObject(property) && depth < DESCRIBED_DEPTH ? property['description'] : undefined;
    const comment = typeof description === 'string' && description !== '' ? [`${indent}// ${description}`] : [];
    return [...comment, `${indent}${name}${mark}: ${typeOf(property, depth)},`];
  });
}

function typeOf(schema: unknown, depth: number): string {
  if (!isJsonObject(schema) || depth > MAX_DEPTH) return 'any';
  const choices: unknown = schema['enum'];
  if (Array.isArray(choices) && choices.length > 0) return choices.map(choice => JSON.stringify(choice)).join(' | ');
  const anyOf: unknown = schema['anyOf'];
  if (Array.isArray(anyOf) && anyOf.length > 0) return anyOf.map(choice => typeOf(choice, depth + 1)).join(' | ');
  const type: unknown = schema['type'];
  if (Array.isArray(type)) return type.map(one => namedType(one, schema, depth)).join(' | ');
  return namedType(type, schema, depth);
}

function namedType(type: unknown, schema: JsonObject, depth: number): string {
  switch (type) {
    case 'string':
    case 'number':
    case 'boolean':
    case 'null':
      return type;
    case 'integer':
      return 'number';
    case 'array':
      return isJsonObject(schema['items']) ? `${typeOf(schema['items'], depth + 1)}[]` : 'any[]';
    case 'object':
      return objectType(schema, depth);
    default:
      return 'any';
  }
}

function objectType(schema: JsonObject, depth: number): string {
  const properties = propertyLines(schema, depth + 1);
  return properties.length === 0 ? 'object' : ['{', ...properties, `${' '.repeat(2 * depth)}}`].join('\n');
}
