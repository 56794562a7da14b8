import { defineCode } from '../../diagnostics/diagnostic.ts';
import { inMessage } from '../key-paths.ts';
import type { ExampleRule } from '../rule.ts';

const W_LAST_MESSAGE = defineCode<{ message: number; role: string }>({
  code: 'W_LAST_MESSAGE',
  severity: 'warning',
  headline: 'An example does not end with the assistant',
  message: ({ role }) => `The last message comes from the role ${role}.`,
  why: 'What comes after the last assistant message is paid for and teaches nothing; often an answer was lost.',
  fix: 'End the example with the assistant message that the model is to learn.',
  at: inMessage(),
});

export const rule: ExampleRule = {
  kind: 'example',
  codes: [W_LAST_MESSAGE],
  check: ({ messages }, _measure, _limits, report) => {
    const last = messages.at(-1);
    const answered = messages.some(message => message.role === 'assistant');
    if (answered && last !== undefined && last.role !== 'assistant')
      report(W_LAST_MESSAGE, { message: messages.length, role: last.role });
  },
};
