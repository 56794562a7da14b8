import { defineCode } from '../../diagnostics/diagnostic.ts';
import type { ExampleRule } from '../rule.ts';

const E_NO_TRAINED_MESSAGE = defineCode<Record<never, never>>({
  code: 'E_NO_TRAINED_MESSAGE',
  severity: 'error',
  mayWarn: true,
  headline: 'An example trains nothing',
  message: () => 'Every assistant message of the example has weight 0.',
  why: 'Messages of weight 0 are not trained on, yet their tokens are paid for.',
  fix: 'Remove the example, or give the message that the model is to learn weight 1.',
});

export const rule: ExampleRule = {
  kind: 'example',
  codes: [E_NO_TRAINED_MESSAGE],
  check: ({ messages }, _measure, _limits, report) => {
    const answers = messages.filter(message => message.role === 'assistant');
    if (answers.length > 0 && answers.every(message => message.weight === 0)) report(E_NO_TRAINED_MESSAGE, {});
  },
};
