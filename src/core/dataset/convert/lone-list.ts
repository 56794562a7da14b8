import { isJsonObject, type JsonObject } from '../reader.ts';
import { recordFormat } from '../record-format.ts';
import type { SourceRecord } from './source-text.ts';

/** An object around all examples, such as `{"version": 1, "examples": [...]}`, and the key of their list. */
export interface Wrapper {
  readonly object: JsonObject;
  readonly key: string;
}

/**
 * The records as they are; of one object alone that is no record itself, its list of objects. With several such lists nobody
 * can tell which one is meant. `lineOf` knows on which lines the list's objects begin, where that was noted.
 */
export function* withoutWrapper(
  records: Iterable<SourceRecord>,
  lineOf: (value: object) => number | undefined,
  onWrapper: (wrapper: Wrapper) => void,
): Generator<SourceRecord, void> {
  const iterator = records[Symbol.iterator]();
  const first = iterator.next();
  if (first.done === true) return;
  const second = iterator.next();
  const key = second.done === true ? loneListOf(first.value.value) : null;
  if (key === null || !isJsonObject(first.value.value)) {
    yield first.value;
    if (second.done !== true) yield second.value;
    yield* { [Symbol.iterator]: () => iterator };
    return;
  }
  onWrapper({ object: first.value.value, key });
  for (const value of listOf(first.value.value[key]) ?? []) yield { line: lineOf(value) ?? first.value.line, value };
}

function loneListOf(value: unknown): string | null {
  if (!isJsonObject(value) || recordFormat(value) !== 'unknown') return null;
  const keys = Object.keys(value).filter(key => listOf(value[key]) !== null);
  return keys.length === 1 ? (keys[0] ?? null) : null;
}

function listOf(value: unknown): readonly JsonObject[] | null {
  return Array.isArray(value) && value.length > 0 && value.every(isJsonObject) ? value : null;
}
