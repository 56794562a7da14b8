import { defineCode } from '../../diagnostics/diagnostic.ts';
import { TRAINABLE_FORMATS } from '../inspection.ts';
import type { ExampleRule } from '../rule.ts';

const E_TOO_LONG = defineCode<{ tokens: number; limit: number; counted: string }>({
  code: 'E_TOO_LONG',
  severity: 'error',
  mayWarn: true,
  headline: 'An example is longer than the model reads',
  message: ({ tokens, limit, counted }) =>
    `The example has ${counted === 'exact' ? '' : 'about '}${tokens} tokens; the model reads ${limit}.`,
  why: 'The provider does not refuse it but cuts off its end, and at the end stands the answer to be learned.',
  fix: 'Shorten the example or split it in two.',
});

export const rule: ExampleRule = {
  kind: 'example',
  codes: [E_TOO_LONG],
  appliesTo: TRAINABLE_FORMATS,
  check: (_example, measure, { maxExampleTokens: limit }, report) => {
    if (measure === null || limit === null || measure.tokens <= limit) return;
    report(E_TOO_LONG, { tokens: measure.tokens, limit, counted: measure.quality });
  },
};
