import type { JsonObject } from '../../reader.ts';

/** Prompt and completion under these names in any case, both text, number, boolean or null; other keys may stand beside. */
export function isLegacyRow(value: JsonObject): boolean {
  return ['prompt', 'completion'].every(name => {
    const key = keyOf(value, name);
    return key !== null && (typeof value[key] !== 'object' || value[key] === null);
  });
}

/** The name itself, or else the first key that differs from it only in case. */
export function keyOf(value: JsonObject, name: string): string | null {
  if (Object.hasOwn(value, name)) return name;
  return Object.keys(value).find(key => key.toLowerCase() === name) ?? null;
}
