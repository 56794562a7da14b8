import { exampleIdentities } from '../canonical-example.ts';
import { type ComparedDatasets, type DatasetDiff, MAX_COMPARED, MAX_DIFF_LINES } from './dataset-diff.ts';
import { ExampleTable, type Side } from './example-table.ts';
import { Novelty } from './novelty.ts';
import { isSurplus, type Pairing, pairEdits } from './pair-edits.ts';
import { readExamples } from './read-examples.ts';
import { SampledExamples } from './sampled-examples.ts';

export interface DiffOptions {
  /** How many added and edited examples to keep the start of; 0: no text of the dataset is kept. */
  readonly samples?: number;
  readonly maxCompared?: number;
}

/**
 * Compares two versions of a dataset in one pass over each, the older first. What it keeps is about 75 bytes for each
 * different example of either file, 25 more for each that only one of them has, and what `Novelty` keeps: 30 MB for
 * files of 200 MB with 300,000 examples. Rejects only when the chunks do.
 */
export async function diffDatasets(
  base: AsyncIterable<Uint8Array>,
  head: AsyncIterable<Uint8Array>,
  { samples = 0, maxCompared = MAX_COMPARED }: DiffOptions = {},
): Promise<DatasetDiff> {
  const table = new ExampleTable();
  const novelty = new Novelty();
  const sampled = new SampledExamples(samples);
  /** Row and line of each example of the head that has no counterpart of the same identity left, by turns. */
  const unmatched: number[] = [];
  let seen = 0;
  const isWithin = (): boolean => {
    seen += 1;
    return seen <= maxCompared;
  };

  const before = await readExamples(base, (value, line) => {
    if (!isWithin()) return;
    table.add(exampleIdentities(value), 'base', line);
    novelty.addKnown(value);
  });
  seen = before.examples > maxCompared ? maxCompared : 0;
  const after = await readExamples(head, (value, line) => {
    if (!isWithin()) return;
    const identities = exampleIdentities(value);
    const row = table.add(identities, 'head', line);
    if (table.count(row, 'head') <= table.count(row, 'base')) return;
    unmatched.push(row, line);
    novelty.addNew(value);
    sampled.add(identities.example, value, line);
  });

  const counts = { before: before.examples, after: after.examples };
  if (!before.hasLines || !after.hasLines) return { kind: 'not-compared', why: 'no-lines', ...counts };
  if (Math.max(before.examples, after.examples) > maxCompared)
    return { kind: 'not-compared', why: 'too-many-examples', ...counts };

  const pairing = pairEdits(table);
  return {
    kind: 'compared',
    ...counts,
    added: sum(table, 'head', pairing.alone),
    removed: sum(table, 'base', pairing.alone),
    edited: sum(table, 'head', pairing.paired),
    moved: moved(table),
    repetitions: repetitions(table, after.examples, 'head') - repetitions(table, before.examples, 'base'),
    ...linesOf(unmatched, pairing),
    unreadable: { before: before.unreadable, after: after.unreadable },
    news: novelty.news(),
    samples: sampled.samples(),
  };
}

function sum(table: ExampleTable, side: Side, copies: Uint32Array): number {
  return copies.reduce((total, count, row) => (isSurplus(table, row, side) ? total + count : total), 0);
}

/** Of several copies the first ones of the file are the edited ones. */
function linesOf(
  unmatched: readonly number[],
  { paired }: Pairing,
): Pick<ComparedDatasets, 'addedLines' | 'editedLines'> {
  const left = paired.slice();
  const [addedLines, editedLines]: [number[], number[]] = [[], []];
  for (let at = 0; at < unmatched.length; at += 2) {
    const [row = 0, line = 0] = [unmatched[at], unmatched[at + 1]];
    const edits = left[row] ?? 0;
    if (edits > 0) left[row] = edits - 1;
    const kept = edits > 0 ? editedLines : addedLines;
    if (kept.length < MAX_DIFF_LINES) kept.push(line);
  }
  return { addedLines, editedLines };
}

function repetitions(table: ExampleTable, examples: number, side: Side): number {
  let different = 0;
  for (let row = 0; row < table.size; row += 1) if (table.count(row, side) > 0) different += 1;
  return examples - different;
}

/**
 * All but the longest series that kept its order. Rows stand in the order of the base; `ends` has, for each length, the
 * lowest line that a series of that length can end with (Fredman 1975).
 */
function moved(table: ExampleTable): number {
  const ends: number[] = [];
  let stayed = 0;
  for (let row = 0; row < table.size; row += 1) {
    if (table.count(row, 'base') !== 1 || table.count(row, 'head') !== 1) continue;
    const line = table.firstLine(row, 'head');
    let [from, to] = [0, ends.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((ends[middle] ?? 0) < line) from = middle + 1;
      else to = middle;
    }
    ends[from] = line;
    stayed += 1;
  }
  return stayed - ends.length;
}
