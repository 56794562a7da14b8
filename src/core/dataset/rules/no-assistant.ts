import { defineCode } from '../../diagnostics/diagnostic.ts';
import type { ExampleRule } from '../rule.ts';

const E_NO_ASSISTANT = defineCode<Record<never, never>>({
  code: 'E_NO_ASSISTANT',
  severity: 'error',
  headline: 'An example has no assistant message',
  message: () => 'No message of the example comes from the assistant.',
  why: 'The model learns to write assistant messages, so an example without one teaches nothing and is refused.',
  fix: 'Add the assistant message that the model is to learn.',
});

export const rule: ExampleRule = {
  kind: 'example',
  codes: [E_NO_ASSISTANT],
  check: ({ messages }, _measure, _limits, report) => {
    if (!messages.some(message => message.role === 'assistant')) report(E_NO_ASSISTANT, {});
  },
};
