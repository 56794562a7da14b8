import type { JsonObject } from '../../reader.ts';
import type { ChangeLog } from '../changes.ts';
import type { TextLine } from '../text-lines.ts';
import { keyOf } from './legacy-keys.ts';
import { type LegacyRow, legacyRow } from './legacy-row.ts';
import * as remedies from './remedies.ts';

/** Each round drops rows or settles a form for good; two or three are enough for any real file. */
const MOST_ROUNDS = 20;
const FEW = 100;

const LOWER_KEY = { fix: 'key-case', code: null, did: 'keys written in lower case' };
const EXTRA_KEYS = { fix: 'extra-key', code: null, did: 'keys other than prompt and completion removed' };
const EMPTY = { fix: 'empty-completion', code: null, did: 'row without a completion removed' };

/**
 * What OpenAI's `prepare_data` did to prompts and completions (openai-python, `_validators.py`, 2026-08), with every
 * recommendation taken: necessary steps first, then all recommendations, found before the first of them is carried out.
 * The tool could find more in its own output; here it is repeated until nothing is found. A row that changed is written
 * as pandas does, without spaces, except that "/" is not escaped; the others keep their bytes.
 */
export function prepareLines(
  lines: readonly TextLine[],
  read: readonly (JsonObject | null)[],
  log: ChangeLog,
): { readonly lines: TextLine[]; readonly notes: readonly string[] } {
  const values = new Map(lines.map((line, index) => [line.number, read[index] ?? {}]));
  const original = [...values].map(([line, value]) => legacyRow(value, line));
  const stop = whyNot(filledRows(original));
  if (stop !== null) return { lines: [...lines], notes: [stop] };
  reportKeys(values, log);
  const rows = untilSettled(original, log);
  const byLine = new Map(rows.map(row => [row.line, row]));
  const kept = lines.flatMap(line => {
    const row = byLine.get(line.number);
    return row === undefined ? [] : [{ ...line, bytes: written(row, line, values.get(line.number) ?? {}) }];
  });
  return { lines: kept, notes: notesOn(rows) };
}

/** What the tool said besides; it offered to split a classification at once, four parts to one. */
function notesOn(rows: readonly LegacyRow[]): string[] {
  const isClassification = rows.length > 0 && remedies.taskOf(rows) === 'classification';
  return [
    ...(rows.length < FEW ? ['A few hundred examples are recommended.'] : []),
    ...(isClassification
      ? ['The completions are labels. Hold some of each back: finetune-gitops split FILE --validation 0.2.']
      : []),
  ];
}

function reportKeys(values: ReadonlyMap<number, JsonObject>, log: ChangeLog): void {
  for (const [line, value] of values) {
    const names = ['prompt', 'completion'].map(name => keyOf(value, name));
    if (names.some(name => name !== null && name !== name.toLowerCase())) log.add(LOWER_KEY, line);
    if (Object.keys(value).some(key => !names.includes(key))) log.add(EXTRA_KEYS, line);
  }
}

function untilSettled(rows: readonly LegacyRow[], log: ChangeLog): readonly LegacyRow[] {
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const prepared = prepareOnce(rows, log);
    if (prepared === rows || whyNot(prepared) !== null) return prepared;
    rows = prepared;
  }
  throw new Error('The rows of prompt and completion do not settle.');
}

/** One run of `prepare_data`; the same list when there is nothing to do. */
function prepareOnce(rows: readonly LegacyRow[], log: ChangeLog): readonly LegacyRow[] {
  const filled = filledRows(rows);
  for (const { line, completion } of rows) if (completion === '') log.add(EMPTY, line);
  if (filled.length === 0) return filled.length === rows.length ? rows : filled;
  const found = [
    remedies.duplicates(filled),
    remedies.longRows(filled),
    remedies.lowerCase(filled, 'prompt'),
    remedies.lowerCase(filled, 'completion'),
    remedies.promptSeparator(filled),
    remedies.promptPrefix(filled),
    remedies.completionPrefix(filled),
    remedies.completionEnding(filled),
    remedies.leadingSpace(filled),
  ].filter(remedy => remedy !== null);
  let prepared: readonly LegacyRow[] = filled;
  for (const { kind, apply } of found) {
    const after = apply(prepared);
    const unchanged = new Set(after);
    for (const row of prepared) if (!unchanged.has(row)) log.add(kind, row.line);
    prepared = after;
  }
  return found.length === 0 && filled.length === rows.length ? rows : prepared;
}

function written(row: LegacyRow, line: TextLine, value: JsonObject): Uint8Array {
  const isSame =
    value['prompt'] === row.prompt && value['completion'] === row.completion && Object.keys(value).length === 2;
  if (isSame) return line.bytes;
  return new TextEncoder().encode(JSON.stringify({ prompt: row.prompt, completion: row.completion }));
}

function filledRows(rows: readonly LegacyRow[]): readonly LegacyRow[] {
  return rows.filter(({ completion }) => completion !== '');
}

/** What makes `prepare_data` stop without a result. */
function whyNot(rows: readonly LegacyRow[]): string | null {
  const isSame = (texts: readonly string[]): boolean => new Set(texts).size === 1;
  const task = remedies.taskOf(rows);
  if (task !== 'open-ended' && isSame(rows.map(({ prompt }) => prompt)))
    return 'All prompts are identical; leave them empty for open-ended generation, or make them differ.';
  if (task === 'conditional' && isSame(rows.map(({ completion }) => completion)))
    return 'All completions are identical; a model would only repeat it.';
  return null;
}
