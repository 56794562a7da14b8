import { Document, isMap, type YAMLMap } from 'yaml';
import { endOfLine, indentOf } from './pair-place.ts';
import { isPlainMap, keyText, type PlainMap } from './plain-tree.ts';
import { MODEL_NAME, type ModelEntry } from './schema.ts';
import { readPlain, sameValue } from './splice.ts';

/** `lines`: the entry as it stands in the text, or as a person would paste it below `models:`. */
export type AddedEntry =
  | { readonly kind: 'added'; readonly text: string; readonly lines: string }
  | { readonly kind: 'refused'; readonly why: string; readonly lines: string };

/**
 * Adds one model at the end of a manifest's `models`. Everything else keeps its bytes: comments, layout, line ends,
 * byte order mark. The result is read again, and given only if it holds the old values and this one entry. Never throws.
 */
export function addEntry(text: string, name: string, entry: ModelEntry): AddedEntry {
  const written = withoutEmpty(entry);
  const refused = (why: string): AddedEntry => ({ kind: 'refused', why, lines: entryLines(name, written, '  ') });
  if (!MODEL_NAME.test(name))
    return refused('the name is not one of 1 to 48 of a-z, 0-9 and "-", beginning with a letter');
  const before = readPlain(text);
  const models = before === null ? null : modelsOf(before.root);
  if (before === null || models === null || !isPlainMap(before.value)) return refused('the manifest has errors');
  if (models.items.some(pair => keyText(pair.key) === name)) return refused('the manifest has a model of this name');

  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const place = placeFor(text, models);
  if ('why' in place) return refused(place.why);
  const lines = entryLines(name, written, place.indent);
  const insert = `${place.isAtLineStart ? '' : '\n'}${lines}`.replaceAll('\n', newline);
  const edited = text.slice(0, place.from) + insert + text.slice(place.to);
  const after = readPlain(edited);
  if (after === null || !sameValue(after.value, withEntry(before.value, name, written)))
    return refused('the edit would change more than this entry');
  return { kind: 'added', text: edited, lines };
}

/** A new file for a repository that has none yet. */
export const EMPTY_MANIFEST = 'version: 1\n\nmodels: {}\n';

interface Place {
  readonly from: number;
  readonly to: number;
  readonly indent: string;
  readonly isAtLineStart: boolean;
}

/** Below the last line that belongs to the last entry; or in the place of an empty `{}`. */
function placeFor(text: string, models: YAMLMap): Place | { readonly why: string } {
  const [start = 0, end = 0] = models.range ?? [];
  const last = models.items.at(-1);
  if (last === undefined) {
    // The space before it goes too: nothing may hang behind `models:`.
    const from = start - (/[ \t]*$/.exec(text.slice(0, start))?.[0].length ?? 0);
    const to = endOfLine(text, end);
    if (!/^[ \t]*\r?$/.test(text.slice(end, to))) return { why: 'something stands behind the empty `models`' };
    return { from, to: Math.min(text.length, to + 1), indent: '  ', isAtLineStart: false };
  }
  if (models.flow) return { why: '`models` is written in braces' };
  const indent = indentOf(text, last);
  if (indent === null || indent === '') return { why: '`models` has an unusual layout' };
  const at = lastLineEnd(text, end, indent);
  return { from: at, to: at, indent, isAtLineStart: text[at - 1] === '\n' };
}

/**
 * The end of a block map's range may lie behind comments and blank lines that belong to what follows: those that are
 * not indented are left behind the new entry.
 */
function lastLineEnd(text: string, end: number, indent: string): number {
  let at = end;
  while (at > 0) {
    const lineStart = text.lastIndexOf('\n', at - 2) + 1;
    const line = text.slice(lineStart, at);
    if (line.trim() !== '' && line.startsWith(indent)) break;
    at = lineStart;
  }
  return at;
}

function entryLines(name: string, entry: PlainMap, indent: string): string {
  const yaml = new Document({ [name]: entry }, { version: '1.2' }).toString({ lineWidth: 0, indent: 2 });
  return yaml.replace(/^(?=.)/gm, indent);
}

/** Without settings that say nothing. */
function withoutEmpty(entry: ModelEntry): PlainMap {
  const said = ([key, value]: [string, unknown]): boolean =>
    value !== undefined && value !== null && !(key === 'hyperparameters' && Object.keys(entry[key]).length === 0);
  return Object.fromEntries(Object.entries(entry).filter(said));
}

function modelsOf(root: unknown): YAMLMap | null {
  if (!isMap(root)) return null;
  const models = root.items.find(pair => keyText(pair.key) === 'models')?.value;
  return isMap(models) ? models : null;
}

function withEntry(root: PlainMap, name: string, entry: PlainMap): PlainMap {
  const models = isPlainMap(root['models']) ? root['models'] : {};
  return { ...root, models: { ...models, [name]: entry } };
}
