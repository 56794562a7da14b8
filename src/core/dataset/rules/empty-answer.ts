import { defineCode } from '../../diagnostics/diagnostic.ts';
import { type ChatMessage, messageName } from '../chat-example.ts';
import { inPlace } from '../key-paths.ts';
import type { ExampleRule } from '../rule.ts';

const W_EMPTY_ANSWER = defineCode<{ place: string }>({
  code: 'W_EMPTY_ANSWER',
  severity: 'warning',
  headline: 'An assistant message is empty',
  message: ({ place }) => `${place} (assistant) holds no text and makes no call.`,
  why: 'The model would learn to answer with nothing; mostly the answer was lost on the way into the file.',
  fix: 'Write the answer, remove the example, or give the message weight 0.',
  at: inPlace('content'),
});

export const rule: ExampleRule = {
  kind: 'example',
  codes: [W_EMPTY_ANSWER],
  appliesTo: ['chat', 'preference', 'prompt-completion'],
  check: (example, _measure, _limits, report) => {
    const index = example.messages.findIndex(
      message => message.role === 'assistant' && message.weight !== 0 && isEmpty(message),
    );
    if (index !== -1) report(W_EMPTY_ANSWER, { place: messageName(example, index + 1) });
  },
};

function isEmpty({ content, otherParts, calls }: ChatMessage): boolean {
  const texts = typeof content === 'string' ? [content] : (content ?? []);
  return otherParts === 0 && calls.length === 0 && texts.every(text => text.trim() === '');
}
