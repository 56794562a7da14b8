import { CST, isScalar, type Pair, type YAMLMap } from 'yaml';
import { afterComments, endOfLine, endOfPair, indentOf, isBlockScalar, startOf } from './pair-place.ts';
import { keyText } from './plain-tree.ts';

/** Replaces the characters from `from` to `to` by `insert`. */
interface Edit {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

/** An edit, or the reason why there is no safe one. */
export type PlannedEdit = Edit | { readonly why: string };

const MULTILINE = { why: 'model_id spans more than one line' };

/** Plans the edit of `text` that gives the entry this model ID (already checked), or none. Nothing is verified here. */
export function planEdit(text: string, entry: YAMLMap, modelId: string | null): PlannedEdit {
  const index = entry.items.findIndex(pair => keyText(pair.key) === 'model_id');
  const pair = entry.items[index];
  if (modelId === null) {
    if (pair === undefined) return { why: 'there is no model_id to remove' };
    return entry.flow ? removeFromFlow(text, entry, index) : removeLine(text, pair);
  }
  if (pair !== undefined) return replaceValue(text, pair, modelId, entry.flow === true);
  return entry.flow ? insertIntoFlow(entry, modelId) : insertLine(text, entry, modelId);
}

function replaceValue(text: string, { key, value, srcToken }: Pair, modelId: string, inFlow: boolean): PlannedEdit {
  if (value !== null && !isScalar(value)) return { why: 'model_id holds a list or a mapping' };
  const [from, to] = value?.range ?? [0, 0];
  if (from === to) {
    const colon = srcToken?.sep?.find(token => token.type === 'map-value-ind');
    if (colon === undefined) return { why: 'model_id has no colon' };
    const at = colon.offset + 1;
    return { from: at, to: at, insert: ` ${scalar(modelId, quoteOf(key), inFlow)}` };
  }
  if (isBlockScalar(value) || text.slice(from, to).includes('\n')) return MULTILINE;
  return { from, to, insert: scalar(modelId, quoteOf(value), inFlow) };
}

/** Removes the line; a comment on it stays, on a line of its own. */
function removeLine(text: string, pair: Pair): PlannedEdit {
  const from = startOf(pair);
  const to = endOfPair(pair);
  if (from === null || to === null || text.slice(from, to).includes('\n')) return MULTILINE;
  const lineStart = text.lastIndexOf('\n', from - 1) + 1;
  if (!/^ *$/.test(text.slice(lineStart, from))) return { why: 'model_id shares its line with something else' };

  const lineEnd = endOfLine(text, to);
  const rest = text.slice(to, lineEnd);
  if (/^[ \t]+#/.test(rest)) return { from, to: to + rest.indexOf('#'), insert: '' };
  if (lineEnd < text.length) return { from: lineStart, to: lineEnd + 1, insert: '' };
  // The last line of a file without a final newline: take the newline before it, so that the file still has none.
  return { from: Math.max(0, lineStart - (text[lineStart - 2] === '\r' ? 2 : 1)), to: lineEnd, insert: '' };
}

function removeFromFlow(text: string, { items }: YAMLMap, index: number): PlannedEdit {
  const pair = items[index];
  const before = items[index - 1];
  const after = items[index + 1];
  const from = before === undefined ? startOf(pair) : endOfPair(before);
  const to = before === undefined && after !== undefined ? startOf(after) : endOfPair(pair);
  if (from === null || to === null || text.slice(from, to).includes('\n')) return MULTILINE;
  return { from, to, insert: '' };
}

function insertIntoFlow(entry: YAMLMap, modelId: string): PlannedEdit {
  const last = entry.items.at(-1);
  const at = last === undefined ? (entry.range?.[0] ?? 0) + 1 : endOfPair(last);
  if (at === null) return { why: 'the entry has an unusual layout' };
  const quote = quoteOf(last?.key);
  return { from: at, to: at, insert: `${last ? ', ' : ''}${quote}model_id${quote}: ${scalar(modelId, quote, true)}` };
}

/**
 * A new line after the entry's last key and the comments that belong to it, where an ID is found without looking for
 * it. After a block scalar (`|`, `>`) that place depends on its chomping, so the line goes before the first key.
 */
function insertLine(text: string, entry: YAMLMap, modelId: string): PlannedEdit {
  const first = entry.items.at(0);
  const last = entry.items.at(-1);
  const indent = indentOf(text, last) ?? indentOf(text, first);
  if (indent === null) return { why: 'the entry has an unusual layout' };
  const quote = quoteOf(last?.key);
  const line = `${indent}${quote}model_id${quote}: ${scalar(modelId, quote, false)}`;

  const end = last === undefined ? null : endOfPair(last);
  const afterLast = end === null ? null : afterComments(text, endOfLine(text, end), indent);
  if (afterLast !== null) return { from: afterLast, to: afterLast, insert: newlineNear(text, afterLast) + line };
  const start = startOf(first);
  if (start === null || indentOf(text, first) === null) return { why: 'the entry has an unusual layout' };
  const lineStart = start - indent.length;
  return { from: lineStart, to: lineStart, insert: line + newlineNear(text, lineStart) };
}

/** The line end in use around `at`. */
function newlineNear(text: string, at: number): string {
  const next = text.indexOf('\n', at);
  const newline = next === -1 ? text.lastIndexOf('\n') : next;
  return text[newline - 1] === '\r' ? '\r\n' : '\n';
}

type Quote = '' | '"' | "'";

function quoteOf(node: unknown): Quote {
  if (!isScalar(node) || !CST.isScalar(node.srcToken)) return '';
  if (node.srcToken.type === 'double-quoted-scalar') return '"';
  return node.srcToken.type === 'single-quoted-scalar' ? "'" : '';
}

/**
 * The ID as a YAML value, in the neighbour's quotes if it has some. Plain IDs are fine in block style unless they end
 * with a colon. In flow style they are quoted, because readers older than YAML 1.2 stop at a colon there (PyYAML < 5.1).
 */
function scalar(modelId: string, neighbour: Quote, inFlow: boolean): string {
  const quote = neighbour || (inFlow || modelId.endsWith(':') ? '"' : '');
  return `${quote}${modelId}${quote}`;
}
