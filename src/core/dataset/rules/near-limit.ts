import { defineCode } from '../../diagnostics/diagnostic.ts';
import { TRAINABLE_FORMATS } from '../inspection.ts';
import type { ExampleRule } from '../rule.ts';

/** The project's own choice: room for counts that are a little off, and for a longer system prompt later. */
const NEAR_PERCENT = 90;

const W_NEAR_LIMIT = defineCode<{ tokens: number; limit: number; counted: string }>({
  code: 'W_NEAR_LIMIT',
  severity: 'warning',
  headline: 'An example is nearly as long as the model reads',
  message: ({ tokens, limit, counted }) =>
    `The example has ${counted === 'exact' ? '' : 'about '}${tokens} of the ${limit} tokens that the model reads.`,
  why: 'A little more, in the example or in how the provider counts, and its end is cut off: the answer to be learned.',
  fix: 'Shorten the example or split it in two. Leave it where it is meant to be this long.',
});

export const rule: ExampleRule = {
  kind: 'example',
  codes: [W_NEAR_LIMIT],
  appliesTo: TRAINABLE_FORMATS,
  check: (_example, measure, { maxExampleTokens: limit }, report) => {
    if (measure === null || limit === null || measure.tokens > limit) return;
    if (measure.tokens * 100 >= limit * NEAR_PERCENT)
      report(W_NEAR_LIMIT, { tokens: measure.tokens, limit, counted: measure.quality });
  },
};
