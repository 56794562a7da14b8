import { defineCode } from '../../diagnostics/diagnostic.ts';
import { pythonLength } from '../fix/legacy/python-length.ts';
import { LONGEST_ROW } from '../fix/legacy/thresholds.ts';
import type { ExampleRule } from '../rule.ts';

// OpenAI's `prepare_data` (openai-python, `_validators.py`, 2026-08), which counts characters and not tokens.
const W_LONG_ROW = defineCode<{ characters: number }>({
  code: 'W_LONG_ROW',
  severity: 'warning',
  headline: 'A prompt with its completion is long',
  message: ({ characters }) =>
    `Prompt and completion have ${characters} characters; more than ${LONGEST_ROW} may not fit into the model.`,
  why: 'Base models read a few thousand tokens, and the provider cuts off what goes beyond.',
  fix: 'Shorten the text; finetune-gitops fix --write --all FILE removes such lines.',
});

export const rule: ExampleRule = {
  kind: 'example',
  codes: [W_LONG_ROW],
  appliesTo: ['prompt-completion'],
  check: ({ messages }, _measure, _limits, report) => {
    const texts = messages.flatMap(({ content }) => content ?? []);
    const characters = texts.reduce((sum, text) => sum + pythonLength(text), 0);
    // Free writing may be long.
    if (texts[0] !== '' && characters > LONGEST_ROW) report(W_LONG_ROW, { characters });
  },
};
