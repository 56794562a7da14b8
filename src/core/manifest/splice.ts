import { isMap, type YAMLMap } from 'yaml';
import { planEdit } from './entry-edit.ts';
import { lineIndex } from './line-index.ts';
import { isPlainMap, keyText, type PlainMap, plainTree } from './plain-tree.ts';
import { readYaml } from './read-yaml.ts';

/** The form of a fine-tuned model's ID; nothing else is ever written into a manifest. */
const MODEL_ID = /^ft:[A-Za-z0-9._:-]{1,256}$/;

/** `refused`: nothing is edited; `lineToPaste` is what a person would write, `null` when there is nothing to paste. */
export type SpliceResult =
  | { readonly kind: 'edited'; readonly text: string }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'refused'; readonly why: string; readonly lineToPaste: string | null };

/**
 * Writes, changes or removes (`null`) the `model_id` of one model in the text of a manifest. Everything else keeps its
 * bytes: comments, layout, line ends, byte order mark. The result is read again, and given only if it holds the old
 * values and this one change. Setting what is there already gives `unchanged`. Never throws.
 */
export function setModelId(text: string, modelName: string, modelId: string | null): SpliceResult {
  if (modelId !== null && !MODEL_ID.test(modelId)) {
    return { kind: 'refused', why: 'the model ID does not have the form "ft:..."', lineToPaste: null };
  }
  const lineToPaste = modelId === null ? null : `model_id: ${modelId.endsWith(':') ? `"${modelId}"` : modelId}`;
  const refused = (why: string): SpliceResult => ({ kind: 'refused', why, lineToPaste });

  const before = readPlain(text);
  if (before === null) return refused('the manifest has errors');
  const entry = entryOf(before.root, modelName);
  const values = valuesOf(before.value, modelName);
  if (entry === null || values === null) return refused('the manifest has no such model');
  if ((values['model_id'] ?? null) === modelId) return { kind: 'unchanged' };

  const edit = planEdit(text, entry, modelId);
  if ('why' in edit) return refused(edit.why);
  const edited = text.slice(0, edit.from) + edit.insert + text.slice(edit.to);
  const after = readPlain(edited);
  if (after === null || !sameValue(after.value, withModelId(before.value, modelName, modelId))) {
    return refused('the edit would change more than model_id');
  }
  return { kind: 'edited', text: edited };
}

/** The value of a manifest and the nodes that it stands in; `null` for a text with errors. */
export function readPlain(text: string): { root: unknown; value: unknown } | null {
  const pointAt = lineIndex(text);
  const yaml = readYaml(text, '', pointAt);
  if (yaml.kind === 'unreadable') return null;
  const { value, diagnostics } = plainTree(yaml.root, '', pointAt);
  return diagnostics.length === 0 ? { root: yaml.root, value } : null;
}

function entryOf(root: unknown, modelName: string): YAMLMap | null {
  const entry = child(child(root, 'models'), modelName);
  return isMap(entry) ? entry : null;
}

function child(node: unknown, key: string): unknown {
  return isMap(node) ? node.items.find(pair => keyText(pair.key) === key)?.value : null;
}

function valuesOf(root: unknown, modelName: string): PlainMap | null {
  const models = isPlainMap(root) ? root['models'] : null;
  const entry = isPlainMap(models) ? models[modelName] : null;
  return isPlainMap(entry) ? entry : null;
}

function withModelId(root: unknown, modelName: string, modelId: string | null): unknown {
  if (!isPlainMap(root) || !isPlainMap(root['models'])) return root;
  const { model_id: _, ...others } = valuesOf(root, modelName) ?? {};
  const entry = modelId === null ? others : { ...others, model_id: modelId };
  return { ...root, models: { ...root['models'], [modelName]: entry } };
}

/** Equality of plain data; the order of keys does not matter. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, index) => sameValue(item, b[index]));
  }
  if (!isPlainMap(a) || !isPlainMap(b)) return Object.is(a, b);
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every(key => Object.hasOwn(b, key) && sameValue(a[key], b[key]));
}
