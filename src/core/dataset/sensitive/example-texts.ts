import { type ChatExample, messageName } from '../chat-example.ts';

/**
 * A text of an example and where it stands, at the start of a sentence. `recurs`: it is an instruction or part of a tool's
 * declaration, which mostly stand in many examples.
 */
export type VisitText = (text: string, place: string, recurs: boolean) => void;

/** Calls `visit` with every decoded string of an example that the model or its provider gets to see. */
export function forEachText(example: ChatExample, visit: VisitText): void {
  const { messages, tools, fields } = example;
  let number = 0;
  for (const { role, content, images, name, calls, toolCallId } of messages) {
    number += 1;
    const message = messageName(example, number);
    const recurs = role === 'system' || role === 'developer';
    if (typeof content === 'string') visit(content, message, recurs);
    else if (content !== null) for (const text of content) visit(text, message, recurs);
    if (images !== undefined) for (const { address } of images) if (address !== null) visit(address, message, false);
    if (name !== undefined) visit(name, message, false);
    if (toolCallId !== undefined) visit(toolCallId, message, false);
    for (const call of calls) {
      visit(call.name, message, true);
      visit(call.arguments, message, false);
      if (call.id !== undefined) visit(call.id, message, false);
    }
  }
  forEachString(tools, text => visit(text, 'A tool', true));
  forEachString(fields, text => visit(text, 'A field for the grader', false));
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
