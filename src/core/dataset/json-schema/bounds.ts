import { BOUNDS } from './keyword-tables.ts';
import { typeOf } from './types.ts';

type Bound = keyof typeof BOUNDS;
export type BoundKeyword = Bound | 'multipleOf';

export function isBound(keyword: string): keyword is Bound {
  return Object.hasOwn(BOUNDS, keyword);
}

/** Whether the value is within the bound; `null` when that means nothing, as of a bound that is no number (draft 4). */
export function isWithin(keyword: Bound, value: unknown, limit: unknown): boolean | null {
  const [kind, isLeast, isOpen] = BOUNDS[keyword];
  if (typeof limit !== 'number') return null;
  if (typeOf(value) !== kind) return true;
  const size = sizeOf(value);
  return size === limit ? !isOpen : size > limit === isLeast;
}

/** JSON Schema counts code points, not the halves of which JavaScript makes some of them. */
function sizeOf(value: unknown): number {
  if (typeof value === 'number') return value;
  return typeof value === 'string' ? [...value].length : Object.keys(Object(value)).length;
}

/** `null` where floats decide: 0.3 is three times 0.1, but not of the floats that they are read as. */
export function isMultiple(value: number, of: unknown): boolean | null {
  if (typeof of !== 'number' || of <= 0) return null;
  const rest = Math.abs(value % of);
  // Reading both as floats moves the rest by less than this.
  return rest === 0 || (Math.min(rest, of - rest) > Math.abs(value) * 1e-15 ? false : null);
}
