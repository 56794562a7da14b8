import { isJsonObject, type JsonObject } from '../reader.ts';

export const MOST_LABELS = 64;
const LONGEST_LABEL = 40;

/** The answer of an example, where it is short enough for a label of a classification. */
export function labelOf(value: JsonObject): string | null {
  const answer = answerOf(value);
  if (typeof answer !== 'string') return null;
  const label = answer.trim();
  return label.length > 0 && label.length <= LONGEST_LABEL ? label : null;
}

function answerOf(value: JsonObject): unknown {
  const { messages } = value;
  if (!Array.isArray(messages)) return value['completion'] ?? value['output'] ?? value['answer'];
  const last = messages.findLast(message => isJsonObject(message) && message['role'] === 'assistant');
  return isJsonObject(last) ? last['content'] : null;
}
