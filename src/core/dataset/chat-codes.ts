import { defineCode } from '../diagnostics/diagnostic.ts';
import { TOOL_CODES } from './chat-tool-codes.ts';
import { FORMAT_NAMES } from './format-names.ts';
import { inConversation, inMessage } from './key-paths.ts';
import type { RecordFormat } from './record-format.ts';
import type { AnyCode } from './rule.ts';

// What a chat line may hold: OpenAI's FineTuneChatRequestInput (API specification of 2025-04-29). Providers name the
// message in their errors but do not say whether they count from 0 or 1; these messages count from 1.

/** `looks`: what the row is by its keys when it has no messages. */
export const E_MESSAGES = defineCode<{ looks: RecordFormat }>({
  code: 'E_MESSAGES',
  severity: 'error',
  headline: 'An example has no list of messages',
  message: ({ looks }) =>
    `\`messages\` is missing, empty or not a list.${looks === 'unknown' ? '' : ` The line looks as if it came from another file: ${FORMAT_NAMES[looks]}.`}`,
  why: 'A chat example is a conversation, and the conversation is the list under `messages`.',
  fix: 'Give the example a `messages` list with at least one user and one assistant message.',
  at: inConversation('messages'),
});

export const E_MESSAGE = defineCode<{ message: number }>({
  code: 'E_MESSAGE',
  severity: 'error',
  headline: 'A message is not an object',
  message: ({ message }) => `Message ${message} is not a JSON object.`,
  why: 'Every message needs a role and a content, so it has to be an object.',
  fix: 'Write the message as an object with `role` and `content`.',
  at: inMessage(),
});

export const E_ROLE = defineCode<{ message: number; missing: string }>({
  code: 'E_ROLE',
  severity: 'error',
  headline: 'A message has no known role',
  message: ({ message, missing }) =>
    missing === 'yes' ? `Message ${message} has no \`role\`.` : `Message ${message} has a role that is not known.`,
  why: 'The role decides which messages the model learns to write; the provider refuses other roles.',
  fix: 'Use one of system, user, assistant, tool.',
  at: inMessage('role'),
});

export const E_CONTENT = defineCode<{ message: number; role: string }>({
  code: 'E_CONTENT',
  severity: 'error',
  headline: 'A message has no usable content',
  message: ({ message, role }) => `Message ${message} (${role}): \`content\` is neither text nor a list of parts.`,
  why: 'Only an assistant message that makes a call may go without content.',
  fix: 'Give the message a text as `content`, or remove the message.',
  at: inMessage('content'),
});

export const E_CONTENT_PART = defineCode<{ message: number; part: number; role: string }>({
  code: 'E_CONTENT_PART',
  severity: 'error',
  headline: 'A content part is not usable',
  message: ({ message, part, role }) =>
    `Message ${message} (${role}): content part ${part} is not a kind that this role may have, or lacks its text or URL.`,
  why: 'Parts are {"type":"text","text":…}; user messages may also have image_url parts, assistant messages a refusal.',
  fix: 'Rewrite the part as {"type":"text","text":"…"}, or write the whole content as one text.',
  at: ({ message, part }) => inMessage('content', part - 1)({ message }),
});

export const E_MESSAGE_NAME = defineCode<{ message: number; role: string }>({
  code: 'E_MESSAGE_NAME',
  severity: 'error',
  headline: 'A message has no usable name',
  message: ({ message, role }) => `Message ${message} (${role}): \`name\` must be a text.`,
  why: '`name` is optional text; a function message needs it to say which function answered.',
  fix: 'Write the name as text; leave it out where it is not needed.',
  at: inMessage('name'),
});

export const E_WEIGHT = defineCode<{ message: number; role: string }>({
  code: 'E_WEIGHT',
  severity: 'error',
  headline: 'A message weight is not usable',
  message: ({ message, role }) =>
    role === 'assistant'
      ? `Message ${message}: \`weight\` must be 0 or 1.`
      : `Message ${message} (${role}): only assistant messages may have a \`weight\`.`,
  why: 'A weight of 0 tells the provider not to train on an assistant message; nothing else has that meaning.',
  fix: 'Use 0 or 1 on assistant messages, and remove `weight` everywhere else.',
  at: inMessage('weight'),
});

export const E_REFUSAL = defineCode<{ message: number }>({
  code: 'E_REFUSAL',
  severity: 'error',
  headline: 'A refusal stands beside other content parts',
  message: ({ message }) => `Message ${message} (assistant) has a refusal part and other parts.`,
  why: 'The content of an assistant message is text parts, or exactly one refusal.',
  fix: 'Keep only the refusal part, or write everything as text.',
  at: inMessage('content'),
});

export const E_MESSAGE_KEY = defineCode<{ message: number; role: string; key: string | null }>({
  code: 'E_MESSAGE_KEY',
  severity: 'error',
  headline: 'A message has a key too many',
  message: ({ message, role, key }) =>
    key === null
      ? `Message ${message} (${role}) has a key that such a message does not have.`
      : `Message ${message} (${role}) has the key \`${key}\`, which such a message does not have.`,
  why: 'The provider refuses keys it does not know, or trains as if they were not there.',
  fix: 'Remove the key; to leave an assistant message out of training write "weight": 0.',
  at: inMessage(),
});

export const E_EXTRA_KEY = defineCode<{ key: string | null }>({
  code: 'E_EXTRA_KEY',
  severity: 'error',
  headline: 'An example has a key too many',
  message: ({ key }) =>
    key === null ? 'Another key stands beside `messages`.' : `The key \`${key}\` stands beside \`messages\`.`,
  why: 'OpenAI refuses the file: "Example 1 contains an extra …".',
  fix: 'Keep only `messages`, `tools` and `parallel_tool_calls`; move a system prompt into a system message.',
  at: inConversation(),
});

/** Codes of the shape of a chat line. */
export const CHAT_CODES: readonly AnyCode[] = [
  E_MESSAGES,
  E_MESSAGE,
  E_ROLE,
  E_CONTENT,
  E_CONTENT_PART,
  E_REFUSAL,
  E_MESSAGE_NAME,
  E_WEIGHT,
  E_MESSAGE_KEY,
  E_EXTRA_KEY,
  ...TOOL_CODES,
];
