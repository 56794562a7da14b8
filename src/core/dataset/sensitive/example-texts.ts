import type { ChatExample } from '../chat-example.ts';

/** A text of an example and where it stands: in a message, counted from 1, or in the tools (`null`). */
export type VisitText = (text: string, message: number | null) => void;

/** Calls `visit` with every decoded string of an example that the model or its provider gets to see. */
export function forEachText({ messages, tools }: ChatExample, visit: VisitText): void {
  for (const [index, { content, name, calls, toolCallId }] of messages.entries()) {
    const message = index + 1;
    for (const text of typeof content === 'string' ? [content] : (content ?? [])) visit(text, message);
    for (const text of [name, toolCallId]) if (text !== undefined) visit(text, message);
    for (const call of calls) {
      visit(call.name, message);
      visit(call.arguments, message);
      if (call.id !== undefined) visit(call.id, message);
    }
  }
  forEachString(tools, text => visit(text, null));
}

/** Strings and keys at any depth; the reader bounds the depth. */
export function forEachString(value: unknown, visit: (text: string) => void): void {
  if (typeof value === 'string') visit(value);
  if (typeof value !== 'object' || value === null) return;
  for (const [key, child] of Object.entries(value)) {
    if (!Array.isArray(value)) visit(key);
    forEachString(child, visit);
  }
}
