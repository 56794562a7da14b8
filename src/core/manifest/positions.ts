import type { Place } from '../diagnostics/diagnostic.ts';
import type { Point } from './line-index.ts';

/** A way through the manifest, from its root: `['models', name, 'training_file']`. */
export type KeyPath = readonly string[];

/** Where each key of a manifest and its value stand. Plain data; read it with `locate` and `locateValue`. */
export interface Positions {
  readonly path: string;
  readonly keys: ReadonlyMap<string, Point>;
  readonly values: ReadonlyMap<string, Point>;
}

export function positionKey(keyPath: KeyPath): string {
  return JSON.stringify(keyPath);
}

/** The place of a key; of the nearest key around it when the manifest leaves it out; at last of the file. */
export function locate(positions: Positions, keyPath: KeyPath): Place {
  for (let length = keyPath.length; length > 0; length -= 1) {
    const point = positions.keys.get(positionKey(keyPath.slice(0, length)));
    if (point !== undefined) return { path: positions.path, ...point };
  }
  const root = positions.values.get(positionKey([]));
  return root === undefined ? { path: positions.path } : { path: positions.path, ...root };
}

/** The place of a key's value; of the key itself when it has none. */
export function locateValue(positions: Positions, keyPath: KeyPath): Place {
  const point = positions.values.get(positionKey(keyPath));
  return point === undefined ? locate(positions, keyPath) : { path: positions.path, ...point };
}
