import type { ChangeKind } from '../change-kinds.ts';
import { commonPrefix, commonSuffix } from './common-edges.ts';
import type { LegacyRow } from './legacy-row.ts';
import { countLetters } from './letters.ts';
import { pythonLength } from './python-length.ts';
import { LONGEST_PROMPT_PREFIX, LONGEST_ROW, ROWS_A_CLASS, SHORTEST_COMPLETION_PREFIX } from './thresholds.ts';

/** A recommended step of `prepare_data`: what it changes a row to, or `null` to drop the row. */
export interface Remedy {
  readonly kind: ChangeKind;
  readonly apply: (rows: readonly LegacyRow[]) => readonly LegacyRow[];
}

const SEPARATORS = [' ->', '\n\n###\n\n', '\n\n===\n\n', '\n\n---\n\n', '\n\n===>\n\n', '\n\n--->\n\n'];
const LAST_SEPARATOR = '\n\n### =>\n\n';
const ENDINGS = ['\n', '.', ' END', '***', '+++', '&&&', '$$$', '@@@', '%%%'];
const LAST_ENDING = ' [END]';

type Task = 'open-ended' | 'classification' | 'conditional';

export function taskOf(rows: readonly LegacyRow[]): Task {
  if (rows.every(({ prompt }) => prompt === '')) return 'open-ended';
  const completions = new Set(rows.map(({ completion }) => completion));
  return completions.size < rows.length / ROWS_A_CLASS ? 'classification' : 'conditional';
}

const prompts = (rows: readonly LegacyRow[]): string[] => rows.map(({ prompt }) => prompt);
const completions = (rows: readonly LegacyRow[]): string[] => rows.map(({ completion }) => completion);
const allEqual = (texts: readonly string[]): boolean => texts.every(text => text === texts[0]);
const each = (change: (row: LegacyRow) => LegacyRow) => (rows: readonly LegacyRow[]) => rows.map(change);

export function duplicates(rows: readonly LegacyRow[]): Remedy | null {
  const apply = (given: readonly LegacyRow[]): readonly LegacyRow[] => {
    const seen = new Set<string>();
    return given.filter(({ prompt, completion }) => {
      const key = JSON.stringify([prompt, completion]);
      return !seen.has(key) && seen.add(key) !== null;
    });
  };
  return apply(rows).length === rows.length
    ? null
    : { kind: { fix: 'duplicate', code: 'W_DUPLICATE', did: 'repetition of an earlier row removed' }, apply };
}

export function longRows(rows: readonly LegacyRow[]): Remedy | null {
  const isShort = ({ prompt, completion }: LegacyRow): boolean =>
    pythonLength(prompt) + pythonLength(completion) <= LONGEST_ROW;
  if (taskOf(rows) === 'open-ended' || rows.every(isShort)) return null;
  const kind = { fix: 'long-row', code: null, did: `row of more than ${LONGEST_ROW} characters removed` };
  return { kind, apply: given => given.filter(isShort) };
}

export function lowerCase(rows: readonly LegacyRow[], field: 'prompt' | 'completion'): Remedy | null {
  const counts = rows.map(row => countLetters(row[field]));
  const [upper, lower] = (['upper', 'lower'] as const).map(kind => counts.reduce((sum, count) => sum + count[kind], 0));
  if ((upper ?? 0) * 2 <= (lower ?? 0)) return null;
  // Some capitals, such as those of mathematics, have no small letter.
  const lowered = (row: LegacyRow): LegacyRow => {
    const text = row[field].toLowerCase();
    return text === row[field] ? row : { ...row, [field]: text };
  };
  if (rows.every(row => lowered(row) === row)) return null;
  const kind = { fix: `lower-case-${field}`, code: null, did: `${field} written in lower case` };
  return { kind, apply: each(lowered) };
}

export function promptSeparator(rows: readonly LegacyRow[]): Remedy | null {
  const texts = prompts(rows);
  if (taskOf(rows) === 'open-ended' || allEqual(texts) || commonSuffix(texts) !== '') return null;
  const hasLineBreak = texts.some(text => text.includes('\n'));
  const isFree = (separator: string): boolean =>
    !(separator === ' ->' && hasLineBreak) && !texts.some(text => text.includes(separator));
  const separator = SEPARATORS.find(isFree) ?? LAST_SEPARATOR;
  const kind = {
    fix: 'prompt-separator',
    code: null,
    did: `separator ${JSON.stringify(separator)} added to the prompt`,
  };
  return { kind, apply: each(row => ({ ...row, prompt: row.prompt + separator })) };
}

export function promptPrefix(rows: readonly LegacyRow[]): Remedy | null {
  const prefix = commonPrefix(prompts(rows));
  if (pythonLength(prefix) <= LONGEST_PROMPT_PREFIX || allEqual(prompts(rows))) return null;
  const kind = { fix: 'prompt-prefix', code: null, did: 'prefix that all prompts share removed' };
  return { kind, apply: each(row => ({ ...row, prompt: row.prompt.slice(prefix.length) })) };
}

export function completionPrefix(rows: readonly LegacyRow[]): Remedy | null {
  const prefix = commonPrefix(completions(rows));
  if (pythonLength(prefix) < SHORTEST_COMPLETION_PREFIX || allEqual(completions(rows))) return null;
  const space = prefix.startsWith(' ') ? ' ' : '';
  const kind = { fix: 'completion-prefix', code: null, did: 'prefix that all completions share removed' };
  return { kind, apply: each(row => ({ ...row, completion: space + row.completion.slice(prefix.length) })) };
}

export function completionEnding(rows: readonly LegacyRow[]): Remedy | null {
  const texts = completions(rows);
  if (taskOf(rows) !== 'conditional' || allEqual(texts) || commonSuffix(texts) !== '') return null;
  const ending = ENDINGS.find(option => !texts.some(text => text.includes(option))) ?? LAST_ENDING;
  const kind = {
    fix: 'completion-ending',
    code: null,
    did: `ending ${JSON.stringify(ending)} added to the completion`,
  };
  return { kind, apply: each(row => ({ ...row, completion: row.completion + ending })) };
}

export function leadingSpace(rows: readonly LegacyRow[]): Remedy | null {
  if (rows.every(({ completion }) => completion.startsWith(' '))) return null;
  const kind = { fix: 'leading-space', code: null, did: 'space put before the completion' };
  const apply = each(row => (row.completion.startsWith(' ') ? row : { ...row, completion: ` ${row.completion}` }));
  return { kind, apply };
}
