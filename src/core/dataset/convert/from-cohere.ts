import type { JsonObject } from '../reader.ts';
import { chatRole, type Draft, type Drops, objectsOf, systemMessage, textOf } from './draft.ts';
import { fromChat } from './from-chat.ts';

/** Cohere's chat fine-tuning rows (roles System, User, Chatbot), or the older requests with `chat_history`. */
export function fromCohere(record: JsonObject, drops: Drops): Draft {
  if (!Array.isArray(record['chat_history'])) return fromChat(record, drops);
  drops.addOthers(record, ['chat_history', 'message', 'preamble', 'response']);
  const history = objectsOf(record['chat_history'], 'The field "chat_history"').map(turn => {
    drops.addOthers(turn, ['role', 'message'], 'chat_history[].');
    return { role: chatRole(turn['role']), content: textOf(turn, 'message') };
  });
  const [message, response] = [textOf(record, 'message'), textOf(record, 'response')];
  return {
    messages: [
      ...systemMessage(textOf(record, 'preamble')),
      ...history,
      ...(message === '' ? [] : [{ role: 'user', content: message }]),
      ...(response === '' ? [] : [{ role: 'assistant', content: response }]),
    ],
  };
}
