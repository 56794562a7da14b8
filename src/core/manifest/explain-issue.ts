import type { z } from 'zod';
import {
  E_EPOCHS,
  E_MANIFEST_KEY,
  E_MANIFEST_MISSING,
  E_MANIFEST_PATH,
  E_MANIFEST_VALUE,
  E_SUFFIX,
} from '../diagnostics/codes/manifest-codes.ts';
import { type Diagnostic, diagnose } from '../diagnostics/diagnostic.ts';
import { showText } from '../diagnostics/show-text.ts';
import { isPlainMap } from './plain-tree.ts';
import { type KeyPath, locate, locateValue, type Positions } from './positions.ts';
import { Hyperparameters, JsonSchemaFormat, MAX_EPOCHS, Manifest, ModelEntry, RuleChange } from './schema.ts';
import { suggestKey } from './suggest.ts';

/** One finding of the schema, in words and with its place. Names and number of models are checked elsewhere. */
export function explainIssue(issue: z.core.$ZodIssue, root: unknown, positions: Positions): Diagnostic[] {
  const keyPath = issue.path.map(String);
  if (issue.code === 'unrecognized_keys') return issue.keys.map(key => unknownKey(keyPath, key, positions));
  if (issue.code === 'invalid_key' || (issue.code === 'custom' && keyPath.length === 1)) return [];

  const key = keyPath.at(-1) ?? '';
  const value = valueAt(root, keyPath);
  if (value === undefined) {
    const parent = describePath(keyPath.slice(0, -1));
    return [diagnose(E_MANIFEST_MISSING, locate(positions, keyPath), { key, parent })];
  }
  const place = locateValue(positions, keyPath);
  const wantsText = issue.code === 'invalid_type' && issue.expected === 'string';
  const got = describeValue(value) + (wantsText && isUnquoted(value) ? ' without quotes' : '');
  if (key === 'n_epochs') return [diagnose(E_EPOCHS, place, { got, limit: MAX_EPOCHS })];
  if (key === 'suffix') return [diagnose(E_SUFFIX, place, { got })];
  if ((key === 'training_file' || key === 'validation_file') && typeof value === 'string') {
    return [diagnose(E_MANIFEST_PATH, place, { key, path: showText(value), problem: issue.message })];
  }
  const isMapping = issue.code === 'invalid_type' && (issue.expected === 'object' || issue.expected === 'record');
  const expected = isMapping ? 'a mapping' : issue.message;
  return [diagnose(E_MANIFEST_VALUE, place, { what: describePath(keyPath), expected, got })];
}

function unknownKey(keyPath: KeyPath, key: string, positions: Positions): Diagnostic {
  const hint = suggestKey(key, keysAt(keyPath));
  return diagnose(E_MANIFEST_KEY, locate(positions, [...keyPath, key]), { key: showText(key), hint });
}

function keysAt(keyPath: KeyPath): readonly string[] {
  if (keyPath[0] === 'rules') return Object.keys(RuleChange.shape);
  const last = keyPath.at(-1);
  if (keyPath.length > 2 && last === 'response_format') return ['type', 'json_schema'];
  if (keyPath.length > 2 && last === 'json_schema') return Object.keys(JsonSchemaFormat.shape);
  return Object.keys([Manifest, null, ModelEntry, Hyperparameters][keyPath.length]?.shape ?? {});
}

function valueAt(root: unknown, keyPath: KeyPath): unknown {
  return keyPath.reduce((value, key) => {
    if (Array.isArray(value)) return value[Number(key)] as unknown;
    return isPlainMap(value) ? value[key] : undefined;
  }, root);
}

/** What stands at a path of the schema. Only the name of a model or of a rule can be text of a stranger. */
function describePath(keyPath: KeyPath): string {
  if (keyPath.length === 0) return 'the manifest';
  if (keyPath[0] === 'protect') return keyPath.length === 1 ? 'protect' : 'each name under protect';
  const kind = keyPath[0] === 'rules' ? 'rule' : 'model';
  return keyPath.length === 2 ? `${kind} "${showText(keyPath[1] ?? '')}"` : (keyPath.at(-1) ?? '');
}

/** YAML reads `suffix: 2024` as a number. */
function isUnquoted(value: unknown): boolean {
  return typeof value === 'number' || typeof value === 'boolean';
}

function describeValue(value: unknown): string {
  if (value === null) return 'empty';
  if (typeof value === 'string') return `"${showText(value)}"`;
  if (Array.isArray(value)) return 'a list';
  return isPlainMap(value) ? 'a mapping' : String(value);
}
