import type { JsonObject } from '../../reader.ts';
import { keyOf } from './legacy-keys.ts';

/** One row of prompt and completion, and the line of the file that it comes from. */
export interface LegacyRow {
  readonly line: number;
  readonly prompt: string;
  readonly completion: string;
}

/** Values as pandas reads them with `dtype=str`: nothing is the empty text, and booleans are Python's. */
export function legacyRow(value: JsonObject, line: number): LegacyRow {
  return { line, prompt: cell(value, 'prompt'), completion: cell(value, 'completion') };
}

function cell(value: JsonObject, name: string): string {
  const content = value[keyOf(value, name) ?? name] ?? '';
  if (typeof content === 'boolean') return content ? 'True' : 'False';
  return String(content);
}
