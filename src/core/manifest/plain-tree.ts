import { isMap, isScalar, isSeq, type Node, type ParsedNode, type YAMLMap } from 'yaml';
import { E_MANIFEST_ALIAS, E_MANIFEST_DUPLICATE, E_MANIFEST_VALUE } from '../diagnostics/codes/manifest-codes.ts';
import { type Diagnostic, diagnose } from '../diagnostics/diagnostic.ts';
import { showText } from '../diagnostics/show-text.ts';
import type { Point } from './line-index.ts';
import { type KeyPath, type Positions, positionKey } from './positions.ts';

/** A YAML mapping without a prototype, so that no key can reach one. */
export type PlainMap = { readonly [key: string]: unknown };

export interface PlainTree {
  readonly value: unknown;
  readonly positions: Positions;
  /** Repeated keys, merge keys and keys that are not text; only the first of equal keys is in `value`. */
  readonly diagnostics: readonly Diagnostic[];
}

export function isPlainMap(value: unknown): value is PlainMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The text of a key as it is written, without quotes; `null` for a key that is a list or a mapping. */
export function keyText(key: unknown): string | null {
  if (!isScalar(key)) return null;
  return typeof key.value === 'string' ? key.value : (key.source ?? '');
}

/** Plain data and positions of a document. Recursion is safe: `prescan` bounds the depth. */
export function plainTree(root: ParsedNode | null, path: string, pointAt: (offset: number) => Point): PlainTree {
  const keys = new Map<string, Point>();
  const values = new Map<string, Point>();
  const diagnostics: Diagnostic[] = [];
  const pointOf = (node: unknown): Point => pointAt((node as Node | null)?.range?.[0] ?? 0);

  function plain(node: unknown, keyPath: KeyPath): unknown {
    if (isMap(node)) return plainMap(node, keyPath);
    if (isSeq(node)) return node.items.map((item, index) => plain(item, [...keyPath, String(index)]));
    return isScalar(node) ? node.value : null;
  }

  function plainMap(map: YAMLMap, keyPath: KeyPath): PlainMap {
    const result: Record<string, unknown> = Object.create(null);
    for (const { key, value } of map.items) {
      const place = { path, ...pointOf(key) };
      const name = keyText(key);
      if (name === null) {
        const got = isSeq(key) ? 'a list' : 'a mapping';
        diagnostics.push(diagnose(E_MANIFEST_VALUE, place, { what: 'A key', expected: 'text', got }));
        continue;
      }
      if (name === '<<') {
        diagnostics.push(diagnose(E_MANIFEST_ALIAS, place, { what: 'a merge key (<<)' }));
        continue;
      }
      const here = [...keyPath, name];
      const first = keys.get(positionKey(here));
      if (first !== undefined) {
        diagnostics.push(diagnose(E_MANIFEST_DUPLICATE, place, { key: showText(name), first: first.line }));
        continue;
      }
      keys.set(positionKey(here), pointOf(key));
      if (hasSource(value)) values.set(positionKey(here), pointOf(value));
      result[name] = plain(value, here);
    }
    return result;
  }

  if (root !== null) values.set(positionKey([]), pointOf(root));
  const value = plain(root, []);
  return { value, positions: { path, keys, values }, diagnostics };
}

function hasSource(node: unknown): boolean {
  const range = (node as Node | null)?.range;
  return range !== undefined && range !== null && range[1] > range[0];
}
