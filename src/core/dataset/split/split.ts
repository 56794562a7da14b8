import { exampleKeys } from '../canonical-example.ts';
import { splitLines } from '../fix/text-lines.ts';
import { isBlank, type JsonObject, readObject } from '../reader.ts';
import { recordFormat } from '../record-format.ts';
import { labelOf, MOST_LABELS } from './label.ts';

export type Split =
  | {
      readonly kind: 'split';
      readonly train: Side;
      readonly validation: Side;
      readonly labels: readonly LabelCount[] | null;
      /** Examples that stand on the other side than their hash says, so that their label stands on both. */
      readonly lent: number;
    }
  /** A line is no JSON object, so nothing can be said about what it teaches. */
  | { readonly kind: 'refused'; readonly line: number };

interface Side {
  /** The lines as they stand in the source. */
  readonly lines: readonly Uint8Array[];
}

/** How the examples of one label fell. Its text is data, so it goes by the line in which it first stands. */
export interface LabelCount {
  readonly line: number;
  readonly train: number;
  readonly validation: number;
}

interface Example {
  readonly line: number;
  readonly bytes: Uint8Array;
  /** 52 bits, which are exact in a number, of a hash of what must not stand on both sides. */
  readonly key: number;
  readonly label: string | null;
  validation: boolean;
}

const KEYS = 2 ** 52;
const EXAMPLES_A_LABEL = 3;

/**
 * Decides for each example by the hash of what it teaches: below `share` of all hashes it validates. So the same
 * example always falls on the same side, whatever else is in the file, and repetitions never stand on both sides.
 * With `stratify`, in a file of labels, a label that has two different examples or more gets one on each side: the one
 * with the nearest hash moves over. Only such an example can move back when examples of its label are added.
 */
export function splitDataset(bytes: Uint8Array, share: number, { stratify }: { readonly stratify: boolean }): Split {
  const examples: Example[] = [];
  for (const { bytes: line, number } of splitLines(bytes)) {
    if (isBlank(line)) continue;
    const value = readObject(line, () => undefined);
    if (value === null) return { kind: 'refused', line: number };
    const key = keyOf(value);
    examples.push({
      line: number,
      bytes: line,
      key,
      label: labelOf(value),
      validation: key < share * KEYS,
    });
  }
  const groups = labelGroups(examples);
  const toBalance = groups === null || !stratify ? [] : [...groups.values()];
  const lent = toBalance.reduce((sum, group) => sum + lendOne(group), 0);
  return {
    kind: 'split',
    train: { lines: examples.filter(({ validation }) => !validation).map(example => example.bytes) },
    validation: { lines: examples.filter(({ validation }) => validation).map(example => example.bytes) },
    labels: groups === null ? null : [...groups.values()].map(labelCount),
    lent,
  };
}

/**
 * The same for examples that teach the same, whatever the file is: of conversations nothing counts that stands beside
 * them, and all preferences about one input go together, since each says something of the others.
 */
function keyOf(value: JsonObject): number {
  const format = recordFormat(value);
  if (format !== 'preference') return exampleKeys(value, format === 'prompt-completion' ? format : 'chat').example;
  const { example, prompt } = exampleKeys(value, format);
  return prompt ?? example;
}

/** The examples of each label, or `null` when the answers are not labels: each is short and stands three times or more. */
function labelGroups(examples: readonly Example[]): ReadonlyMap<string, Example[]> | null {
  const groups = new Map<string, Example[]>();
  for (const example of examples) {
    if (example.label === null) return null;
    const group = groups.get(example.label);
    if (group === undefined) groups.set(example.label, [example]);
    else group.push(example);
    if (groups.size > MOST_LABELS) return null;
  }
  return groups.size > 1 && examples.length >= EXAMPLES_A_LABEL * groups.size ? groups : null;
}

/** How many examples moved over. */
function lendOne(group: readonly Example[]): number {
  const validating = group.filter(({ validation }) => validation).length;
  if (validating > 0 && validating < group.length) return 0;
  const byHash = group.toSorted((a, b) => a.key - b.key);
  const lent = validating === 0 ? byHash[0] : byHash.at(-1);
  const same = group.filter(({ key }) => key === lent?.key);
  if (same.length === group.length) return 0;
  for (const example of same) example.validation = validating === 0;
  return same.length;
}

function labelCount(group: readonly Example[]): LabelCount {
  const validation = group.filter(example => example.validation).length;
  return { line: group[0]?.line ?? 0, train: group.length - validation, validation };
}
