import { defineCode } from '../../diagnostics/diagnostic.ts';
import { isJsonObject } from '../reader.ts';
import type { ExampleRule } from '../rule.ts';

const E_TOOL_PARAMETERS = defineCode<{ tool: number }>({
  code: 'E_TOOL_PARAMETERS',
  severity: 'error',
  headline: 'The parameters of a function are not a schema of an object',
  message: ({ tool }) => `Declared function ${tool}: \`parameters\` is not a JSON Schema of the type object.`,
  why: 'The arguments of a call are always one JSON object, and `parameters` is the schema of that object.',
  fix: 'Write {"type":"object","properties":{…}}; leave `parameters` out when the function takes nothing.',
});

export const rule: ExampleRule = {
  kind: 'example',
  codes: [E_TOOL_PARAMETERS],
  appliesTo: ['chat', 'preference', 'reinforcement'],
  check: ({ functions }, _measure, _limits, report) => {
    const tool = functions?.findIndex(({ parameters }) => parameters !== undefined && !mayBeObject(parameters)) ?? -1;
    if (tool !== -1) report(E_TOOL_PARAMETERS, { tool: tool + 1 });
  },
};

/** A schema that names no type, such as {}, allows objects too. */
function mayBeObject(parameters: unknown): boolean {
  return isJsonObject(parameters) && (parameters['type'] === undefined || parameters['type'] === 'object');
}
