import { isJsonObject, type JsonObject } from '../reader.ts';
import type { Feature, Note } from './features.ts';

/** Keeps count of images while one row is read. */
export interface RowImages {
  images: number;
}

/** Notes what a message of a conversation has beyond `role` and a text. Runs on every message of every file. */
export function noteMessage(message: JsonObject, row: RowImages, note: Note): void {
  const { role } = message;
  for (const key in message) {
    switch (key) {
      case 'role':
        break;
      case 'content':
        noteContent(message, row, note);
        break;
      case 'tool_calls':
        if (message[key] !== null) noteCalls(message[key], role, note);
        break;
      case 'tool_call_id':
        break;
      default:
        // Exports of tables write `null` where a key does not apply.
        if (message[key] !== null) noteKey(key, message, note);
    }
  }
  if (message['content'] === undefined) noteNoContent(message, note);
  if (role === 'tool') {
    note('tools');
    if (typeof message['tool_call_id'] !== 'string') note('tool-without-id');
  }
}

function noteKey(key: string, message: JsonObject, note: Note): void {
  if (key === 'weight') noteWeight(message, note);
  else if (key !== 'name' || message['role'] !== 'function') note(KEY_FEATURES.get(key) ?? 'message-key');
}

const KEY_FEATURES: ReadonlyMap<string, Feature> = new Map([
  ['name', 'name'],
  ['reasoning', 'reasoning'],
  ['reasoning_content', 'reasoning-content'],
  ['function_call', 'legacy-functions'],
]);

function noteWeight({ role, weight }: JsonObject, note: Note): void {
  note(role === 'assistant' ? 'weight' : 'weight-elsewhere');
  if (weight !== 0 && weight !== 1) note('weight-value');
}

function noteContent(message: JsonObject, row: RowImages, note: Note): void {
  const { content, role } = message;
  if (typeof content === 'string') {
    if (content === '' && role === 'assistant' && !makesCall(message)) note('empty-answer');
  } else if (content === null) {
    noteNoContent(message, note);
  } else if (!Array.isArray(content) || content.length === 0) {
    note('malformed');
  } else {
    for (const part of content) notePart(part, role, row, note);
  }
}

function noteNoContent(message: JsonObject, note: Note): void {
  note(makesCall(message) || message['role'] === 'function' ? 'no-content' : 'malformed');
}

function makesCall({ tool_calls: calls, function_call: call }: JsonObject): boolean {
  return (Array.isArray(calls) && calls.length > 0) || isJsonObject(call);
}

function notePart(part: unknown, role: unknown, row: RowImages, note: Note): void {
  const feature = partFeature(part, role);
  note(feature);
  if (feature === 'image-url' || feature === 'image-data') noteImage(role, row, note);
}

function partFeature(part: unknown, role: unknown): Feature {
  if (!isJsonObject(part)) return 'malformed';
  const { type, text, refusal, image_url: image } = part;
  if (type === 'text') return typeof text === 'string' ? 'text-parts' : 'malformed';
  if (type === 'refusal' && typeof refusal === 'string' && role === 'assistant') return 'refusal-part';
  if (type !== 'image_url') return 'other-part';
  if (!isJsonObject(image) || typeof image['url'] !== 'string') return 'malformed';
  return /^data:/i.test(image['url']) ? 'image-data' : 'image-url';
}

function noteImage(role: unknown, row: RowImages, note: Note): void {
  row.images += 1;
  if (role !== 'user') note('image-elsewhere');
  if (row.images > 10) note('images-over-10');
  if (row.images > 64) note('images-over-64');
}

function noteCalls(calls: unknown, role: unknown, note: Note): void {
  note('tools');
  if (role !== 'assistant' || !Array.isArray(calls) || !calls.every(isCall)) note('malformed');
}

function isCall(call: unknown): boolean {
  if (!isJsonObject(call) || !isJsonObject(call['function'])) return false;
  const { name, arguments: given } = call['function'];
  return typeof name === 'string' && typeof given === 'string';
}
