import { defineCode } from '../../diagnostics/diagnostic.ts';
import type { ExampleRule } from '../rule.ts';

// OpenAI's `prepare_data` (openai-python, `_validators.py`, 2026-08).
const W_COMPLETION_SPACE = defineCode<Record<never, never>>({
  code: 'W_COMPLETION_SPACE',
  severity: 'warning',
  headline: 'A completion does not begin with a space',
  message: () => 'The completion does not begin with a space.',
  why: 'Most tokens begin with a space; a base model writes a word best as one token of that kind.',
  fix: 'Put a space before the completion: finetune-gitops fix --write --all FILE does.',
  at: () => ['completion'],
});

export const rule: ExampleRule = {
  kind: 'example',
  codes: [W_COMPLETION_SPACE],
  appliesTo: ['prompt-completion'],
  check: ({ messages }, _measure, _limits, report) => {
    const completion = messages.at(-1)?.content;
    if (typeof completion === 'string' && !completion.startsWith(' ')) report(W_COMPLETION_SPACE, {});
  },
};
