import { defineCode } from '../../diagnostics/diagnostic.ts';
import type { FileRule } from '../rule.ts';

// OpenAI, reinforcement fine-tuning guide (2026).
const MOST_TRAINING = 50_000;
const MOST_VALIDATION = 1000;

const E_EXAMPLE_LIMIT = defineCode<{ examples: number; limit: number }>({
  code: 'E_EXAMPLE_LIMIT',
  severity: 'error',
  headline: 'The dataset has too many examples',
  message: ({ examples, limit }) => `The file has ${examples} examples; at most ${limit} are allowed.`,
  why: 'The provider takes at most 50,000 examples for reinforcement training, and 1,000 to validate it.',
  fix: 'Keep the examples that the model is not yet good at.',
});

export const rule: FileRule = {
  kind: 'file',
  codes: [E_EXAMPLE_LIMIT],
  appliesTo: ['reinforcement'],
  check: ({ examples }, { minExamples }, report) => {
    // Only validation files have no minimum.
    const limit = minExamples > 1 ? MOST_TRAINING : MOST_VALIDATION;
    if (examples > limit) report(E_EXAMPLE_LIMIT, { examples, limit });
  },
};
