import { isJsonObject, type JsonObject } from '../reader.ts';
import { CannotConvert, chatRole, type Draft, type Drops, objectsOf, systemMessage } from './draft.ts';
import { callOf, toolsOf } from './tool-declarations.ts';

/** Anthropic's Messages API (2026-08): the system prompt beside the messages, and content in blocks. */
export function fromAnthropic(record: JsonObject, drops: Drops): Draft {
  drops.addOthers(record, ['system', 'messages', 'tools']);
  const system = record['system'];
  const messages = objectsOf(record['messages'], 'The field "messages"').flatMap(message => {
    drops.addOthers(message, ['role', 'content'], 'messages[].');
    return chatMessages(message, drops);
  });
  if (messages.length === 0) throw new CannotConvert('The conversation is empty.');
  countToolKeys(record['tools'], drops);
  return {
    messages: [...systemMessage(blockText(system, 'system[].', drops)), ...messages],
    ...toolsOf(record['tools']),
  };
}

/** What `toolsOf` leaves out; a type other than `custom` is a tool that Anthropic runs itself. */
function countToolKeys(tools: unknown, drops: Drops): void {
  for (const tool of Array.isArray(tools) ? tools.filter(isJsonObject) : []) {
    if (isJsonObject(tool['cache_control'])) drops.add('tools[].cache_control');
    if (typeof tool['type'] === 'string' && tool['type'] !== 'custom' && !isJsonObject(tool['function']))
      drops.add('tools[].type');
  }
}

/** Results of tools stand in a user's message; in chat each is a message of its own, before what the user says. */
function chatMessages(message: JsonObject, drops: Drops): JsonObject[] {
  const role = chatRole(message['role']);
  const content = message['content'];
  if (typeof content === 'string') return [{ role, content }];
  const blocks = objectsOf(content, 'The content of a message');
  if (blocks.length === 0) drops.add('messages[] without content');
  for (const block of blocks) countBlockKeys(block, drops);
  const results = blocks.filter(block => block['type'] === 'tool_result').map(block => toolResult(block, drops));
  const calls = blocks
    .filter(block => block['type'] === 'tool_use')
    .map(block => callOf(idOf(block, 'id'), block['name'], block['input']));
  const parts = blocks.flatMap(block => contentPart(block, drops));
  if (parts.length === 0 && calls.length === 0) return results;
  const [only] = parts;
  const text = parts.length === 1 && only?.['type'] === 'text' ? only['text'] : parts;
  return [
    ...results,
    { role, ...(parts.length === 0 ? {} : { content: text }), ...(calls.length === 0 ? {} : { tool_calls: calls }) },
  ];
}

function toolResult(block: JsonObject, drops: Drops): JsonObject {
  if (block['is_error'] === true) drops.add('messages[].content[].is_error');
  const content = blockText(block['content'], `${BLOCK}content[].`, drops);
  return { role: 'tool', tool_call_id: idOf(block, 'tool_use_id'), content };
}

function idOf(block: JsonObject, key: string): string {
  const id = block[key];
  if (typeof id !== 'string') throw new CannotConvert('A call, or the result of one, has no id.');
  return id;
}

const BLOCK = 'messages[].content[].';

/** The keys of a block that are taken over. */
const BLOCK_KEYS: Readonly<Record<string, readonly string[]>> = {
  text: ['type', 'text'],
  image: ['type', 'source'],
  tool_use: ['type', 'id', 'name', 'input'],
  tool_result: ['type', 'tool_use_id', 'content', 'is_error'],
};

/** Thinking is counted as a whole. */
function countBlockKeys(block: JsonObject, drops: Drops): void {
  const type = block['type'];
  const taken = typeof type === 'string' && Object.hasOwn(BLOCK_KEYS, type) ? BLOCK_KEYS[type] : undefined;
  if (taken !== undefined) drops.addOthers(block, taken, BLOCK);
}

function contentPart(block: JsonObject, drops: Drops): JsonObject[] {
  switch (block['type']) {
    case 'tool_use':
    case 'tool_result':
      return [];
    case 'text':
      return [{ type: 'text', text: block['text'] }];
    case 'image':
      return [{ type: 'image_url', image_url: { url: imageUrl(block['source']) } }];
    case 'thinking':
    case 'redacted_thinking':
      drops.add('messages[].content[].thinking');
      return [];
    default:
      throw new CannotConvert('A content block is of a type that chat does not have.');
  }
}

function imageUrl(source: unknown): string {
  if (isJsonObject(source) && typeof source['url'] === 'string') return source['url'];
  if (isJsonObject(source) && typeof source['media_type'] === 'string' && typeof source['data'] === 'string')
    return `data:${source['media_type']};base64,${source['data']}`;
  throw new CannotConvert('An image is neither in the row nor an address.');
}

function blockText(value: unknown, where: string, drops: Drops): string {
  if ((value ?? null) === null) return '';
  if (typeof value === 'string') return value;
  const texts = objectsOf(value, 'A text').map(block => {
    drops.addOthers(block, ['type', 'text'], where);
    return block['text'];
  });
  if (!texts.every(text => typeof text === 'string'))
    throw new CannotConvert('A system prompt or a result is not a text.');
  return texts.join('\n');
}
