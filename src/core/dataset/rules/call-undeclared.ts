import { defineCode } from '../../diagnostics/diagnostic.ts';
import { inCall } from '../key-paths.ts';
import type { ExampleRule } from '../rule.ts';
import { trainedCalls } from '../trained-calls.ts';

const E_CALL_UNDECLARED = defineCode<{ message: number; call: number }>({
  code: 'E_CALL_UNDECLARED',
  severity: 'error',
  mayWarn: true,
  headline: 'A call names a function that is not declared',
  message: ({ message, call }) => `Message ${message}: call ${call} names none of the functions the example declares.`,
  why: 'The model learns to call functions that it was not offered, which no program could run.',
  fix: 'Declare the function in `tools`, or mend the name in the call.',
  at: inCall('name'),
});

const W_CALL_WITHOUT_TOOLS = defineCode<{ message: number; call: number }>({
  code: 'W_CALL_WITHOUT_TOOLS',
  severity: 'warning',
  headline: 'A call is made though no functions are declared',
  message: ({ message, call }) => `Message ${message}: call ${call} is made, and the example declares no functions.`,
  why: 'In use the functions are part of the prompt; such an example teaches the call for another prompt.',
  fix: 'Declare the functions in `tools`, in the same way as in the requests to the trained model.',
  at: inCall('name'),
});

export const rule: ExampleRule = {
  kind: 'example',
  codes: [E_CALL_UNDECLARED, W_CALL_WITHOUT_TOOLS],
  appliesTo: ['chat', 'preference'],
  check: (example, _measure, _limits, report) => {
    const { functions } = example;
    const calls = trainedCalls(example);
    const [first] = calls;
    // Declarations that cannot be read were reported; what they declare is not known.
    if (first === undefined || functions === null) return;
    if (functions === undefined || functions.length === 0) {
      report(W_CALL_WITHOUT_TOOLS, { message: first.message, call: first.call });
      return;
    }
    const names = new Set(functions.map(({ name }) => name));
    const undeclared = calls.find(({ name }) => !names.has(name));
    if (undeclared !== undefined) report(E_CALL_UNDECLARED, { message: undeclared.message, call: undeclared.call });
  },
};
