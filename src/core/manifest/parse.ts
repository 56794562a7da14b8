import { E_MANIFEST_MORE } from '../diagnostics/codes/manifest-codes.ts';
import { type Diagnostic, diagnose } from '../diagnostics/diagnostic.ts';
import { checkManifest } from './check.ts';
import { lineIndex } from './line-index.ts';
import { plainTree } from './plain-tree.ts';
import type { Positions } from './positions.ts';
import { readYaml } from './read-yaml.ts';
import type { Manifest } from './schema.ts';

/** As many findings as one look can take in; the rest is counted. */
export const MAX_DIAGNOSTICS = 50;

export interface ParsedManifest {
  /** `null` exactly when there are diagnostics: a manifest with an error is not used in part. */
  readonly manifest: Manifest | null;
  /** In the order of the file. */
  readonly diagnostics: readonly Diagnostic[];
  /** Where keys and values stand, for findings of later stages: see `locate`. */
  readonly positions: Positions;
}

/**
 * Reads a manifest. Never throws, whatever the text; every finding has line and column.
 * `text` is decoded UTF-8; keep a byte order mark in it if it is to be edited afterwards.
 */
export function parseManifest(text: string, path: string): ParsedManifest {
  const pointAt = lineIndex(text);
  const yaml = readYaml(text, path, pointAt);
  if (yaml.kind === 'unreadable') {
    return { manifest: null, diagnostics: [yaml.diagnostic], positions: { path, keys: new Map(), values: new Map() } };
  }
  const { value, positions, diagnostics } = plainTree(yaml.root, path, pointAt);
  const checked = checkManifest(value, positions);
  const all = [...diagnostics, ...checked.diagnostics];
  return { manifest: all.length === 0 ? checked.manifest : null, diagnostics: firstOf(all), positions };
}

function firstOf(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const sorted = onePerPlace(diagnostics).toSorted((a, b) => lineOf(a) - lineOf(b) || columnOf(a) - columnOf(b));
  const shown = sorted.slice(0, MAX_DIAGNOSTICS);
  const last = shown.at(-1);
  if (last === undefined || sorted.length === shown.length) return shown;
  return [...shown, diagnose(E_MANIFEST_MORE, last.place, { more: sorted.length - shown.length })];
}

/** A value that breaks one rule in two ways, such as being a fraction and too large, is one finding. */
function onePerPlace(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const seen = new Map(diagnostics.map(found => [`${lineOf(found)}:${columnOf(found)} ${found.message}`, found]));
  return [...seen.values()];
}

function lineOf(diagnostic: Diagnostic): number {
  return diagnostic.place?.line ?? 0;
}

function columnOf(diagnostic: Diagnostic): number {
  return diagnostic.place?.column ?? 0;
}
