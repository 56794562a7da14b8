import { defineCode } from '../../diagnostics/diagnostic.ts';
import { inTool } from '../key-paths.ts';
import { isJsonObject } from '../reader.ts';
import type { ExampleRule } from '../rule.ts';

const E_TOOL_PARAMETERS = defineCode<{ tool: number }>({
  code: 'E_TOOL_PARAMETERS',
  severity: 'error',
  headline: 'The parameters of a function are not a schema of an object',
  message: ({ tool }) => `Declared function ${tool}: \`parameters\` is not a JSON Schema of the type object.`,
  why: 'The arguments of a call are always one JSON object, and `parameters` is the schema of that object.',
  fix: 'Write {"type":"object","properties":{…}}; leave `parameters` out when the function takes nothing.',
  at: inTool('parameters'),
});

const W_TOOL_TYPE = defineCode<{ tool: number }>({
  code: 'W_TOOL_TYPE',
  severity: 'warning',
  headline: 'A parameter of a function has a type that does not exist',
  message: ({ tool }) =>
    `Declared function ${tool}: a \`type\` within \`parameters\` is none of the seven types of JSON Schema.`,
  why: 'The chat API refuses such a schema, and a misspelt type says nothing about the arguments.',
  fix: 'Write object, array, string, number, integer, boolean or null, in small letters.',
  at: inTool('parameters'),
});

/** JSON Schema (2020-12), section 6.1.1 of its validation. */
const TYPES: ReadonlySet<unknown> = new Set('object array string number integer boolean null'.split(' '));
/** What holds schemas: one or a list of them, or by name. */
const PARTS: ReadonlySet<string> = new Set('items prefixItems additionalProperties not anyOf oneOf allOf'.split(' '));
const NAMED: ReadonlySet<string> = new Set('properties patternProperties $defs definitions'.split(' '));
const MAX_DEPTH = 32;

export const rule: ExampleRule = {
  kind: 'example',
  codes: [E_TOOL_PARAMETERS, W_TOOL_TYPE],
  appliesTo: ['chat', 'preference', 'reinforcement'],
  check: ({ functions }, _measure, _limits, report) => {
    const tool = functions?.findIndex(({ parameters }) => parameters !== undefined && !mayBeObject(parameters)) ?? -1;
    if (tool !== -1) return report(E_TOOL_PARAMETERS, { tool: tool + 1 });
    const odd = functions?.findIndex(({ parameters }) => !hasTypes(parameters, 0)) ?? -1;
    if (odd !== -1) report(W_TOOL_TYPE, { tool: odd + 1 });
  },
};

/** A schema that names no type, such as {}, allows objects too. */
function mayBeObject(parameters: unknown): boolean {
  return isJsonObject(parameters) && (parameters['type'] === undefined || parameters['type'] === 'object');
}

/** Whether all that the schema says of types can be read, as deep as anyone writes. */
function hasTypes(schema: unknown, depth: number): boolean {
  if (!isJsonObject(schema) || depth > MAX_DEPTH) return true;
  return Object.entries(schema).every(([key, value]) => {
    if (key === 'type') return [value ?? []].flat().every(type => TYPES.has(type));
    const parts = PARTS.has(key) ? [value].flat() : NAMED.has(key) ? Object.values(value ?? {}) : [];
    return parts.every(part => hasTypes(part, depth + 1));
  });
}
