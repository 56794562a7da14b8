import type { ChatExample } from '../chat-example.ts';

/** The text of the last assistant message, where it is trained and is one text without a call; else `null`. */
export function finalAnswer({ messages }: ChatExample): string | null {
  const answer = messages.findLast(message => message.role === 'assistant');
  if (answer === undefined || answer.weight === 0 || answer.calls.length > 0 || answer.otherParts > 0) return null;
  if (typeof answer.content === 'string') return answer.content;
  return answer.content?.length === 1 ? (answer.content[0] ?? null) : null;
}
