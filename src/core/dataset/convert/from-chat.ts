import { isJsonObject, type JsonObject } from '../reader.ts';
import { CannotConvert, chatRole, type Draft, type Drops, embeddedJson, objectsOf } from './draft.ts';
import { namedCalls } from './open-calls.ts';
import { toolsOf } from './tool-declarations.ts';

const MESSAGE_KEYS = 'role content name weight tool_calls tool_call_id function_call refusal audio annotations'.split(
  ' ',
);
const PART = 'messages[].content[].';
const TOP_KEYS = ['messages', 'tools', 'parallel_tool_calls', 'functions'];

/** Chat in another container, or with names and keys of other tools: `model` for assistant, `loss_weight`, `id`. */
export function fromChat(record: JsonObject, drops: Drops): Draft {
  drops.addOthers(record, TOP_KEYS);
  const { parallel_tool_calls: parallel, functions } = record;
  return {
    messages: messagesOf(record['messages'], drops),
    ...toolsOf(record['tools']),
    ...((parallel ?? null) === null ? {} : { parallel_tool_calls: parallel }),
    ...((functions ?? null) === null ? {} : { functions }),
  };
}

/** A cell of a table holds the list as a JSON text. */
export function messagesOf(value: unknown, drops: Drops, what = 'The field "messages"'): readonly JsonObject[] {
  const messages = objectsOf(typeof value === 'string' ? embeddedJson(value, what) : value, what);
  if (messages.length === 0) throw new CannotConvert('The conversation is empty.');
  return namedCalls(messages, drops).map(message => chatMessage(message, drops));
}

function chatMessage(message: JsonObject, drops: Drops): JsonObject {
  const role = chatRole(message['role']);
  const kept = Object.entries(message).filter(
    ([key, value]) => MESSAGE_KEYS.includes(key) && (value !== null || key === 'content'),
  );
  const weight = weightOf(message, role);
  drops.addOthers(message, [...MESSAGE_KEYS, ...(weight === null ? [] : ['loss_weight'])], 'messages[].');
  const content = message['content'];
  return {
    ...Object.fromEntries(kept),
    role,
    ...(content === undefined ? {} : { content: contentOf(content, drops) }),
    ...(weight === null || role !== 'assistant' || weight === 1 ? {} : { weight }),
  };
}

/** Only assistant messages are trained: 0 says nothing on others, and 1 is what chat does by itself. */
function weightOf(message: JsonObject, role: string): 0 | 1 | null {
  const weight = message['loss_weight'];
  if (weight === 0) return 0;
  return weight === 1 && role === 'assistant' ? 1 : null;
}

/** LLaMA-Factory writes the text of a part as `value`. */
function contentOf(content: unknown, drops: Drops): unknown {
  if (!Array.isArray(content)) return content;
  const parts = content.map((part: unknown) => {
    if (!isJsonObject(part) || !Object.hasOwn(part, 'value')) return part;
    if (part['type'] !== 'text') throw new CannotConvert('A content part is neither text nor known to chat.');
    drops.addOthers(part, ['type', 'value'], PART);
    return { type: 'text', text: part['value'] };
  });
  const [only] = parts;
  if (parts.length !== 1 || !isJsonObject(only) || only['type'] !== 'text') return parts;
  drops.addOthers(only, ['type', 'text'], PART);
  return only['text'];
}
