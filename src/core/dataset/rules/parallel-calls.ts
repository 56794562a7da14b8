import { defineCode } from '../../diagnostics/diagnostic.ts';
import { inMessage } from '../key-paths.ts';
import type { ExampleRule } from '../rule.ts';

const W_PARALLEL_CALLS = defineCode<{ message: number; calls: number }>({
  code: 'W_PARALLEL_CALLS',
  severity: 'warning',
  headline: 'Parallel calls are made though they are switched off',
  message: ({ message, calls }) => `Message ${message} makes ${calls} calls, and \`parallel_tool_calls\` is false.`,
  why: 'The model learns to make several calls at once where it is told to make one at a time.',
  fix: 'Remove `parallel_tool_calls`, or make the calls one after the other, each with its answer.',
  at: inMessage('tool_calls'),
});

export const rule: ExampleRule = {
  kind: 'example',
  codes: [W_PARALLEL_CALLS],
  appliesTo: ['chat', 'preference'],
  check: ({ messages, parallelToolCalls }, _measure, _limits, report) => {
    if (parallelToolCalls !== false) return;
    const index = messages.findIndex(({ calls, weight }) => calls.length > 1 && weight !== 0);
    const calls = messages[index]?.calls.length;
    if (calls !== undefined) report(W_PARALLEL_CALLS, { message: index + 1, calls });
  },
};
