import { isJsonObject } from '../reader.ts';
import { counted, type Work } from './work.ts';

/** What is read of a number beyond these may stand for others as well. */
export function isRounded(value: unknown): boolean {
  return typeof value === 'number' && !(Math.abs(value) <= Number.MAX_SAFE_INTEGER);
}

/** One, and more for a long text. */
function lengthOf(value: unknown): number {
  return typeof value === 'string' ? 1 + value.length / 16 : 1;
}

/** `true` with a doubt where that cannot be told. */
export function isSame(a: unknown, b: unknown, work: Work): boolean {
  if (!work.spend(lengthOf(a))) return true;
  if (Array.isArray(a))
    return Array.isArray(b) && a.length === b.length && a.every((item, i) => isSame(item, b[i], work));
  if (isRounded(a)) work.doubt();
  if (!isJsonObject(a)) return a === b;
  const keys = Object.keys(a);
  if (!isJsonObject(b) || keys.length !== Object.keys(b).length) return false;
  return keys.every(key => Object.hasOwn(b, key) && isSame(a[key], b[key], work));
}

export function isAmong(value: unknown, choices: readonly unknown[], work: Work): boolean | null {
  if (typeof value === 'object' && value !== null)
    return counted(choices, choice => work.isSure(() => isSame(value, choice, work)), 1);
  return work.spend(choices.length / 16) ? choices.includes(value) : null;
}

export function areUnique(items: readonly unknown[], work: Work): boolean | null {
  const seen = new Set<unknown>();
  const objects: unknown[] = [];
  for (const item of items) {
    if (!work.spend(lengthOf(item)) || isRounded(item)) return null;
    const isObject = typeof item === 'object' && item !== null;
    const isSeen = isObject ? isAmong(item, objects, work) : seen.has(item);
    if (isSeen !== false) return isSeen && false;
    if (isObject) objects.push(item);
    else seen.add(item);
  }
  return true;
}
