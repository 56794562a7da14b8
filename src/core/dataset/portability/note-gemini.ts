import { isJsonObject, type JsonObject } from '../reader.ts';
import type { Feature, Note } from './features.ts';

const KEYS: ReadonlySet<string> = new Set(
  'contents systemInstruction system_instruction tools generationConfig completions'.split(' '),
);

/**
 * Notes what a row of Gemini's format has. `answered`: whether the answer stands in `contents`, or beside it in a pair of
 * scored `completions`. Source: Google's guides to preparing data for supervised and preference tuning (2026-11-22).
 */
export function noteGemini(value: JsonObject, answered: boolean, note: Note): void {
  const { contents, tools } = value;
  for (const key in value) if (!KEYS.has(key)) note('extra-key');
  if (tools !== undefined) note('tools');
  if (!Array.isArray(contents) || contents.length === 0) {
    note('malformed');
    return;
  }
  let last: unknown;
  for (const content of contents) {
    if (!isJsonObject(content) || !Array.isArray(content['parts'])) {
      note('malformed');
      continue;
    }
    last = content['role'];
    if (last !== 'user' && last !== 'model') note('unknown-role');
    for (const part of content['parts']) notePart(part, note);
  }
  if (answered && last !== 'model') note('ends-not-assistant');
  if (!answered && last === 'model') note('prompt-ends-with-assistant');
}

function notePart(part: unknown, note: Note): void {
  const feature = isJsonObject(part) ? partFeature(part) : 'malformed';
  if (feature !== null) note(feature);
}

/** `null` for a text. */
function partFeature(part: JsonObject): Feature | null {
  const has = (key: string, snakeKey: string): boolean => part[key] !== undefined || part[snakeKey] !== undefined;
  if (typeof part['text'] === 'string') return null;
  if (has('fileData', 'file_data')) return 'file-data';
  if (has('inlineData', 'inline_data')) return 'inline-data';
  return part['functionCall'] !== undefined || part['functionResponse'] !== undefined ? 'tools' : 'other-part';
}
