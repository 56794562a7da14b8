import { isJsonObject, type JsonObject } from '../reader.ts';
import { CannotConvert, chatRole, type Draft, type Drops, objectsOf, systemMessage } from './draft.ts';
import { GeminiCalls } from './gemini-calls.ts';
import { callOf, lowerCaseTypes, toolsOf } from './tool-declarations.ts';

const PART_KEYS =
  'text thought inlineData inline_data functionCall function_call functionResponse function_response'.split(' ');

/** Gemini's `contents` (Vertex AI, supervised tuning, 2026-10), in camel case or with underscores. */
export function fromGemini(record: JsonObject, drops: Drops): Draft {
  const instruction = record['systemInstruction'] ?? record['system_instruction'];
  drops.addOthers(record, ['contents', 'systemInstruction', 'system_instruction', 'tools']);
  const calls = new GeminiCalls(drops);
  const messages = objectsOf(record['contents'], 'The field "contents"').flatMap(content => {
    drops.addOthers(content, ['role', 'parts'], 'contents[].');
    return contentMessages(withoutThoughts(content, drops), calls);
  });
  return {
    messages: [...systemMessage(instructionText(instruction, drops)), ...messages],
    ...toolsOf(declarations(record, drops)),
  };
}

/** Thoughts are text too, but no part of the answer (Gemini API, `Part.thought`, read 2026-11-22). */
function withoutThoughts(content: JsonObject, drops: Drops): JsonObject {
  if (Array.isArray(content['parts']) && content['parts'].length === 0) drops.add('contents[] without parts');
  const parts = objectsOf(content['parts'], 'The field "parts"').filter(part => {
    if (part['thought'] === true) drops.add('contents[].parts[] that are a thought');
    else drops.addOthers(part, PART_KEYS, 'contents[].parts[].');
    return part['thought'] !== true;
  });
  return { ...content, parts };
}

function contentMessages(content: JsonObject, open: GeminiCalls): JsonObject[] {
  const parts = objectsOf(content['parts'], 'The field "parts"');
  const results = parts.flatMap(part => {
    const response = part['functionResponse'] ?? part['function_response'];
    if (!isJsonObject(response)) return [];
    return [{ role: 'tool', tool_call_id: open.answer(response), content: JSON.stringify(response['response'] ?? {}) }];
  });
  const calls = parts.flatMap(part => {
    const call = part['functionCall'] ?? part['function_call'];
    return isJsonObject(call) ? [callOf(open.call(call), call['name'], call['args'])] : [];
  });
  const said = parts.filter(
    part =>
      typeof part['text'] === 'string' ||
      !['Response', '_response', 'Call', '_call'].some(end => Object.hasOwn(part, `function${end}`)),
  );
  if (said.length === 0 && calls.length === 0) return results;
  const text = said.length === 0 ? {} : { content: contentOf(said) };
  const role = content['role'] === undefined ? 'user' : chatRole(content['role']);
  return [...results, { role, ...text, ...(calls.length === 0 ? {} : { tool_calls: calls }) }];
}

/** Texts alone are one text; images that stand in the row become parts. */
function contentOf(parts: readonly JsonObject[]): unknown {
  const texts = parts.flatMap(part => (typeof part['text'] === 'string' ? [part['text']] : []));
  if (texts.length === parts.length) return texts.join('');
  return parts.map(part => {
    if (typeof part['text'] === 'string') return { type: 'text', text: part['text'] };
    const data = part['inlineData'] ?? part['inline_data'];
    const type = isJsonObject(data) ? (data['mimeType'] ?? data['mime_type']) : null;
    if (!isJsonObject(data) || typeof type !== 'string' || !type.startsWith('image/'))
      throw new CannotConvert('A part is neither text, an image in the row, nor a function call.');
    return { type: 'image_url', image_url: { url: `data:${type};base64,${String(data['data'])}` } };
  });
}

function instructionText(instruction: unknown, drops: Drops): string {
  if (typeof instruction === 'string') return instruction;
  if ((instruction ?? null) === null) return '';
  if (!isJsonObject(instruction)) throw new CannotConvert('The system instruction is not a text.');
  drops.addOthers(instruction, ['role', 'parts'], 'systemInstruction.');
  const text = contentOf(objectsOf(instruction['parts'], 'The system instruction'));
  if (typeof text !== 'string') throw new CannotConvert('The system instruction is not a text.');
  return text;
}

function declarations(record: JsonObject, drops: Drops): unknown {
  const tools = record['tools'];
  if ((tools ?? null) === null) return undefined;
  return objectsOf(tools, 'The field "tools"').flatMap(tool => {
    drops.addOthers(tool, ['functionDeclarations', 'function_declarations'], 'tools[].');
    return objectsOf(tool['functionDeclarations'] ?? tool['function_declarations'], 'A tool').map(declared =>
      Object.hasOwn(declared, 'parameters')
        ? { ...declared, parameters: lowerCaseTypes(declared['parameters']) }
        : declared,
    );
  });
}
