/**
 * What a row may have beyond plain text between system, user and assistant: everything that one provider takes and
 * another does not. The order is that of reasons. The words name the thing; a dialect says what it makes of it.
 */
export const FEATURES = {
  malformed: 'a row that lacks a part of its format',
  'two-formats': 'a row with the keys of two formats',
  'byte-order-mark': 'a byte order mark',
  'blank-line': 'a blank line',
  'no-assistant': 'a conversation without an assistant message',
  'ends-not-assistant': 'a conversation that does not end with the assistant',
  'ends-with-call': 'a conversation that ends with a call',
  'prompt-ends-with-assistant': 'a prompt that ends with the assistant',
  'prompt-with-answers': 'a prompt of more than one turn',
  'starts-with-assistant': 'a conversation that the assistant starts',
  'user-twice': 'two user messages in a row',
  'assistant-twice': 'two assistant messages in a row',
  'system-twice': 'more than one system message',
  'system-later': 'a system message that is not the first',
  'developer-role': 'a developer message',
  'function-role': 'a function message',
  'unknown-role': 'a message of another role',
  'not-one-output': 'an output that is not one assistant message',
  'not-text': 'a prompt or completion that is not one text',
  'empty-answer': 'an empty answer',
  'no-content': 'a call without content',
  'text-parts': 'content as a list of texts',
  'refusal-part': 'a refusal as content',
  'other-part': 'a content part of another kind',
  'image-url': 'an image by address',
  'image-data': 'an image inside the row',
  'image-elsewhere': 'an image outside of user messages',
  'images-over-10': 'more than 10 images',
  'images-over-64': 'more than 64 images',
  'file-data': 'a file by address',
  'inline-data': 'a file inside the row',
  tools: 'tools or calls',
  'tools-not-list': '`tools` that are no list',
  'tool-without-id': 'a tool message that names no call',
  'legacy-functions': '`functions` or `function_call`',
  'parallel-tool-calls': '`parallel_tool_calls`',
  weight: '`weight` on an assistant message',
  'weight-elsewhere': '`weight` on another message',
  'weight-value': 'a `weight` that is neither 0 nor 1',
  'row-weight': '`weight` on a row',
  name: '`name` on a message',
  reasoning: '`reasoning` on a message',
  'reasoning-content': '`reasoning_content` on a message',
  'message-key': 'another key on a message',
  'extra-key': 'another key on a row',
} as const;

export type Feature = keyof typeof FEATURES;

/** Takes a feature of the row at hand; the same one may come more than once. */
export type Note = (feature: Feature) => void;
