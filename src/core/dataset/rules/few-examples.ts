import { defineCode } from '../../diagnostics/diagnostic.ts';
import type { FileRule } from '../rule.ts';

// OpenAI's minimum for supervised and preference training; none is stated for reinforcement (2026).
const E_EXAMPLES = defineCode<{ examples: number; atLeast: number }>({
  code: 'E_EXAMPLES',
  severity: 'error',
  headline: 'The dataset has too few examples',
  message: ({ examples, atLeast }) =>
    `The file has ${examples} ${examples === 1 ? 'example' : 'examples'}; at least ${atLeast} are needed.`,
  why: 'The provider refuses a training file with fewer examples.',
  fix: 'Add examples; 50 to 100 good ones are a sensible start.',
});

export const rule: FileRule = {
  kind: 'file',
  codes: [E_EXAMPLES],
  appliesTo: ['chat', 'preference', 'prompt-completion'],
  check: ({ examples }, { minExamples: atLeast }, report) => {
    if (examples < atLeast) report(E_EXAMPLES, { examples, atLeast });
  },
};
