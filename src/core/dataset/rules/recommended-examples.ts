import { defineCode } from '../../diagnostics/diagnostic.ts';
import type { FileRule } from '../rule.ts';

/** OpenAI, supervised fine-tuning guide (2026): improvements show from 50 to 100 examples on. */
const RECOMMENDED = 50;

const W_FEW_EXAMPLES = defineCode<{ examples: number }>({
  code: 'W_FEW_EXAMPLES',
  severity: 'warning',
  headline: 'The dataset has few examples',
  message: ({ examples }) => `The file has ${examples} examples; OpenAI recommends to start with 50 to 100.`,
  why: 'From so few examples a model often learns their accidents and not what they have in common.',
  fix: 'Add examples; a small set is fine to try out the way from dataset to model.',
});

/** Silent about validation files, which have no minimum and may be small. */
export const rule: FileRule = {
  kind: 'file',
  codes: [W_FEW_EXAMPLES],
  appliesTo: 'chat',
  check: ({ examples }, { minExamples }, report) => {
    if (minExamples > 1 && examples >= minExamples && examples < RECOMMENDED) report(W_FEW_EXAMPLES, { examples });
  },
};
