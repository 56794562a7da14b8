import { type ChatExample, messageName } from '../chat-example.ts';

/** A text of an example and where it stands, at the start of a sentence. */
export type VisitText = (text: string, place: string) => void;

/** Calls `visit` with every decoded string of an example that the model or its provider gets to see. */
export function forEachText(example: ChatExample, visit: VisitText): void {
  const { messages, tools, fields } = example;
  for (const [index, { content, images, name, calls, toolCallId }] of messages.entries()) {
    const message = messageName(example, index + 1);
    for (const text of typeof content === 'string' ? [content] : (content ?? [])) visit(text, message);
    for (const { address } of images ?? []) if (address !== null) visit(address, message);
    for (const text of [name, toolCallId]) if (text !== undefined) visit(text, message);
    for (const call of calls) {
      visit(call.name, message);
      visit(call.arguments, message);
      if (call.id !== undefined) visit(call.id, message);
    }
  }
  forEachString(tools, text => visit(text, 'A tool'));
  forEachString(fields, text => visit(text, 'A field for the grader'));
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
