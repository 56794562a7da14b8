import type { JsonObject } from '../reader.ts';

export type BoundKeyword =
  | 'exclusiveMaximum'
  | 'exclusiveMinimum'
  | 'maxItems'
  | 'maxLength'
  | 'maximum'
  | 'minItems'
  | 'minLength'
  | 'minimum';

type Bound = readonly [BoundKeyword, (size: number, limit: number) => boolean];

const atLeast = (size: number, limit: number): boolean => size >= limit;
const atMost = (size: number, limit: number): boolean => size <= limit;

const OF_NUMBERS: readonly Bound[] = [
  ['minimum', atLeast],
  ['maximum', atMost],
  ['exclusiveMinimum', (size, limit) => size > limit],
  ['exclusiveMaximum', (size, limit) => size < limit],
];
const OF_TEXTS: readonly Bound[] = [
  ['minLength', atLeast],
  ['maxLength', atMost],
];
const OF_LISTS: readonly Bound[] = [
  ['minItems', atLeast],
  ['maxItems', atMost],
];

/** The bound of the schema that the value breaks, or `null`. Bounds that are no numbers (draft 4) are none. */
export function brokenBound(value: unknown, schema: JsonObject): BoundKeyword | null {
  if (typeof value === 'number') return broken(OF_NUMBERS, schema, () => value);
  if (Array.isArray(value)) return broken(OF_LISTS, schema, () => value.length);
  return typeof value === 'string' ? broken(OF_TEXTS, schema, () => charactersOf(value)) : null;
}

function broken(bounds: readonly Bound[], schema: JsonObject, size: () => number): BoundKeyword | null {
  for (const [keyword, holds] of bounds) {
    const limit = schema[keyword];
    if (typeof limit === 'number' && !holds(size(), limit)) return keyword;
  }
  return null;
}

/** JSON Schema counts code points, not the halves of which JavaScript makes some of them. */
function charactersOf(text: string): number {
  let characters = 0;
  for (const _character of text) characters += 1;
  return characters;
}
