import { defineCode } from '../../diagnostics/diagnostic.ts';
import { inMessage } from '../key-paths.ts';
import type { ExampleRule } from '../rule.ts';

// A warning: no source says that OpenAI refuses it, and data like this is published as sample data (an announcement in
// one message, the call in the next). Azure refused a call that is followed by an answer without the tool's message
// (github.com/microsoft-foundry/fine-tuning, number 23, 2026-03-06); that is E_CALL_UNANSWERED here. Two user messages
// in a row are no finding: people write so, nothing of it is trained, and nobody refuses it.
const W_CONSECUTIVE_ASSISTANT = defineCode<{ message: number }>({
  code: 'W_CONSECUTIVE_ASSISTANT',
  severity: 'warning',
  headline: 'Two assistant messages follow each other',
  message: ({ message }) => `Message ${message} is from the assistant, and so is the one before it.`,
  why: 'The model learns to stop after the first: it would announce a call, say, and not make it before the user writes again.',
  fix: 'Make it one message (a message may have both text and calls), or give the first one weight 0.',
  at: inMessage(),
});

export const rule: ExampleRule = {
  kind: 'example',
  codes: [W_CONSECUTIVE_ASSISTANT],
  check: ({ messages }, _measure, _limits, report) => {
    const index = messages.findIndex(({ role }, place) => {
      const before = messages[place - 1];
      const stops = before?.role === 'assistant' && before.weight !== 0 && before.calls.every(isLegacy);
      return role === 'assistant' && stops;
    });
    if (index !== -1) report(W_CONSECUTIVE_ASSISTANT, { message: index + 1 });
  },
};

/** A call with an id that nobody answers has its own code. */
function isLegacy({ id }: { readonly id?: string }): boolean {
  return id === undefined;
}
