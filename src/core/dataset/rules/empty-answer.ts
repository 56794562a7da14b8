import { defineCode } from '../../diagnostics/diagnostic.ts';
import type { ChatMessage } from '../chat-example.ts';
import type { ExampleRule } from '../rule.ts';

const W_EMPTY_ANSWER = defineCode<{ message: number }>({
  code: 'W_EMPTY_ANSWER',
  severity: 'warning',
  headline: 'An assistant message is empty',
  message: ({ message }) => `Message ${message} (assistant) holds no text and makes no call.`,
  why: 'The model would learn to answer with nothing; mostly the answer was lost on the way into the file.',
  fix: 'Write the answer, remove the example, or give the message weight 0.',
});

export const rule: ExampleRule = {
  kind: 'example',
  codes: [W_EMPTY_ANSWER],
  check: ({ messages }, _measure, _limits, report) => {
    const index = messages.findIndex(
      message => message.role === 'assistant' && message.weight !== 0 && isEmpty(message),
    );
    if (index !== -1) report(W_EMPTY_ANSWER, { message: index + 1 });
  },
};

function isEmpty({ content, otherParts, calls }: ChatMessage): boolean {
  const texts = typeof content === 'string' ? [content] : (content ?? []);
  return otherParts === 0 && calls.length === 0 && texts.every(text => text.trim() === '');
}
