import { defineCode } from '../../diagnostics/diagnostic.ts';
import type { FileRule } from '../rule.ts';

/** OpenAI, supervised fine-tuning guide (2026): improvements show from 50 to 100 examples on. */
const RECOMMENDED = 50;
/** OpenAI's `prepare_data` (openai-python, `_validators.py`, 2026-08), for prompts and completions. */
const RECOMMENDED_PAIRS = 100;

const W_FEW_EXAMPLES = defineCode<{ examples: number; start: string }>({
  code: 'W_FEW_EXAMPLES',
  severity: 'warning',
  headline: 'The dataset has few examples',
  message: ({ examples, start }) => `The file has ${examples} examples; OpenAI recommends to start with ${start}.`,
  why: 'From so few examples a model often learns their accidents and not what they have in common.',
  fix: 'Add examples; a small set is fine to try out the way from dataset to model.',
});

/** Silent about validation files, which have no minimum and may be small. */
export const rule: FileRule = {
  kind: 'file',
  codes: [W_FEW_EXAMPLES],
  appliesTo: ['chat', 'preference', 'prompt-completion'],
  check: ({ examples, format }, { minExamples }, report) => {
    const isPairs = format === 'prompt-completion';
    const isFew = examples < (isPairs ? RECOMMENDED_PAIRS : RECOMMENDED);
    if (minExamples > 1 && examples >= minExamples && isFew)
      report(W_FEW_EXAMPLES, { examples, start: isPairs ? 'a few hundred' : '50 to 100' });
  },
};
