import type { DatasetDiff } from './dataset-diff.ts';

/** One dataset of one model whose bytes a commit changes. */
export interface DatasetChange {
  readonly model: string;
  readonly role: 'training' | 'validation';
  /** Of the new file. */
  readonly path: string;
  readonly diff: DatasetDiff;
  /** Tokens per epoch, after − before; `null` when one of them is not known or they were counted in two ways. */
  readonly tokens: number | null;
  /** What a training is expected to cost, after − before, in nano US dollars; `null` for validation, or not estimated. */
  readonly costNanoUsd: number | null;
  /** Validation examples that stand in the training file as well, after − before; `null` when one is not known. */
  readonly overlap: number | null;
}

/** `3 added, 1 removed, 2 edited (120 → 122 examples, +412 tokens)`. Holds no text of the dataset. */
export function describeDatasetChange({ diff, tokens }: Pick<DatasetChange, 'diff' | 'tokens'>): string {
  const cost = tokens === null || tokens === 0 ? '' : `, ${signed(tokens)} tokens`;
  const sizes = diff.before === diff.after ? `${number(diff.after)}` : `${number(diff.before)} → ${number(diff.after)}`;
  return `${difference(diff)} (${sizes} examples${cost})`;
}

function difference(diff: DatasetDiff): string {
  if (diff.kind === 'not-compared')
    return diff.why === 'no-lines' ? 'not JSON Lines' : 'too many examples to compare one by one';
  const counts = [
    [diff.added, 'added'],
    [diff.removed, 'removed'],
    [diff.edited, 'edited'],
  ] as const;
  const parts = counts.filter(([count]) => count > 0).map(([count, word]) => `${number(count)} ${word}`);
  if (diff.unreadable.before !== diff.unreadable.after)
    parts.push(`unreadable lines ${number(diff.unreadable.before)} → ${number(diff.unreadable.after)}`);
  if (parts.length > 0) return parts.join(', ');
  return `the same examples, ${diff.moved > 0 ? `${number(diff.moved)} moved` : 'written differently'}`;
}

function signed(value: number): string {
  return `${value < 0 ? '−' : '+'}${number(Math.abs(value))}`;
}

function number(value: number): string {
  return value.toLocaleString('en-US');
}
