import { defineCode } from '../../diagnostics/diagnostic.ts';
import { TRAINABLE_FORMATS } from '../inspection.ts';
import type { ExampleRule } from '../rule.ts';

const E_TOO_LONG = defineCode<{
  tokens: number;
  limit: number;
  counted: string;
  end: 'the answer' | 'the last message';
}>({
  code: 'E_TOO_LONG',
  severity: 'error',
  mayWarn: true,
  headline: 'An example is longer than the model reads',
  message: ({ tokens, limit, counted, end }) => {
    const about = counted === 'exact' ? '' : 'about ';
    return `The example has ${about}${tokens} tokens; the model reads ${limit}, so ${about}${tokens - limit} at the end of ${end} would be cut off.`;
  },
  why: 'The provider does not refuse it but cuts off its end, and there stands the answer to be learned.',
  fix: 'Shorten the example or split it in two.',
});

export const rule: ExampleRule = {
  kind: 'example',
  codes: [E_TOO_LONG],
  appliesTo: TRAINABLE_FORMATS,
  check: ({ messages }, measure, { maxExampleTokens: limit }, report) => {
    if (measure === null || limit === null || measure.tokens <= limit) return;
    const end = messages.at(-1)?.role === 'assistant' ? 'the answer' : 'the last message';
    report(E_TOO_LONG, { tokens: measure.tokens, limit, counted: measure.quality, end });
  },
};
