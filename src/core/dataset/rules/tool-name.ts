import { defineCode } from '../../diagnostics/diagnostic.ts';
import { inCall, inTool } from '../key-paths.ts';
import type { ExampleRule } from '../rule.ts';
import { trainedCalls } from '../trained-calls.ts';

// OpenAI's API specification (2025-04-29), FunctionObject.
const NAME = /^[A-Za-z0-9_-]{1,64}$/;

const E_TOOL_NAME = defineCode<{ tool: number } | { message: number; call: number }>({
  code: 'E_TOOL_NAME',
  severity: 'error',
  headline: 'A function has a name that is not allowed',
  message: at =>
    'tool' in at
      ? `The name of declared function ${at.tool} is not 1 to 64 of the characters allowed.`
      : `Message ${at.message}: the name in call ${at.call} is not 1 to 64 of the characters allowed.`,
  why: 'Names of functions have 1 to 64 characters of A-Z, a-z, 0-9, _ and -; the provider refuses others.',
  fix: 'Rename the function, in its declaration and in every call of it.',
  at: at => ('tool' in at ? inTool('name')(at) : inCall('name')(at)),
});

export const rule: ExampleRule = {
  kind: 'example',
  codes: [E_TOOL_NAME],
  appliesTo: ['chat', 'preference', 'reinforcement'],
  check: (example, _measure, _limits, report) => {
    const tool = example.functions?.findIndex(({ name }) => !NAME.test(name)) ?? -1;
    const call = trainedCalls(example).find(({ name }) => !NAME.test(name));
    if (tool !== -1) report(E_TOOL_NAME, { tool: tool + 1 });
    else if (call !== undefined) report(E_TOOL_NAME, { message: call.message, call: call.call });
  },
};
