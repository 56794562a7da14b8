import { defineCode } from '../../diagnostics/diagnostic.ts';
import { inTool } from '../key-paths.ts';
import type { ExampleRule } from '../rule.ts';

// OpenAI's API specification (2025-04-29): at most 128 functions.
const MAX_TOOLS = 128;

const E_TOO_MANY_TOOLS = defineCode<{ tools: number }>({
  code: 'E_TOO_MANY_TOOLS',
  severity: 'error',
  headline: 'An example declares too many functions',
  message: ({ tools }) => `The example declares ${tools} functions, at most ${MAX_TOOLS} are allowed.`,
  why: 'The provider refuses more; and the declarations of every example are paid for as tokens.',
  fix: 'Declare the functions that the example needs, and some others among which the model learns to choose.',
  at: () => inTool()({ tool: MAX_TOOLS + 1 }),
});

export const rule: ExampleRule = {
  kind: 'example',
  codes: [E_TOO_MANY_TOOLS],
  appliesTo: ['chat', 'preference', 'reinforcement'],
  check: ({ functions }, _measure, _limits, report) => {
    const tools = functions?.length ?? 0;
    if (tools > MAX_TOOLS) report(E_TOO_MANY_TOOLS, { tools });
  },
};
