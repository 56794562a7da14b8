import type { JsonObject } from '../../reader.ts';

/** One row of prompt and completion, and the line of the file that it comes from. */
export interface LegacyRow {
  readonly line: number;
  readonly prompt: string;
  readonly completion: string;
}

/** Prompt and completion under these names in any case, both text, number, boolean or null; other keys may stand beside. */
export function isLegacyRow(value: JsonObject): boolean {
  return ['prompt', 'completion'].every(name => {
    const key = keyOf(value, name);
    return key !== null && (typeof value[key] !== 'object' || value[key] === null);
  });
}

/** Values as pandas reads them with `dtype=str`: nothing is the empty text, and booleans are Python's. */
export function legacyRow(value: JsonObject, line: number): LegacyRow {
  return { line, prompt: cell(value, 'prompt'), completion: cell(value, 'completion') };
}

/** The name itself, or else the first key that differs from it only in case. */
export function keyOf(value: JsonObject, name: string): string | null {
  if (Object.hasOwn(value, name)) return name;
  return Object.keys(value).find(key => key.toLowerCase() === name) ?? null;
}

function cell(value: JsonObject, name: string): string {
  const content = value[keyOf(value, name) ?? name] ?? '';
  if (typeof content === 'boolean') return content ? 'True' : 'False';
  return String(content);
}
