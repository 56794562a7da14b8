import { exampleIdentity } from '../canonical-example.ts';
import { splitLines } from '../fix/text-lines.ts';
import { isBlank, readObject } from '../reader.ts';
import { labelOf, MOST_LABELS } from './label.ts';

export type Split =
  | {
      readonly kind: 'split';
      readonly train: Side;
      readonly validation: Side;
      readonly labels: readonly LabelCount[] | null;
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
  readonly identity: string;
  readonly label: string | null;
  validation: boolean;
}

/** 52 bits are exact in a number. */
const HEX_DIGITS = 13;
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
    const identity = exampleIdentity(value);
    examples.push({
      line: number,
      bytes: line,
      identity,
      label: labelOf(value),
      validation: position(identity) < share,
    });
  }
  const groups = labelGroups(examples);
  if (groups !== null && stratify) for (const group of groups.values()) lendOne(group);
  return {
    kind: 'split',
    train: { lines: examples.filter(({ validation }) => !validation).map(example => example.bytes) },
    validation: { lines: examples.filter(({ validation }) => validation).map(example => example.bytes) },
    labels: groups === null ? null : [...groups.values()].map(labelCount),
  };
}

/** Where between 0 and 1 the hash of an example lies. */
function position(identity: string): number {
  return Number.parseInt(identity.slice(0, HEX_DIGITS), 16) / 16 ** HEX_DIGITS;
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

function lendOne(group: readonly Example[]): void {
  const validating = group.filter(({ validation }) => validation).length;
  if (validating > 0 && validating < group.length) return;
  const byHash = group.toSorted((a, b) => position(a.identity) - position(b.identity));
  const lent = validating === 0 ? byHash[0] : byHash.at(-1);
  const same = group.filter(({ identity }) => identity === lent?.identity);
  if (same.length < group.length) for (const example of same) example.validation = validating === 0;
}

function labelCount(group: readonly Example[]): LabelCount {
  const validation = group.filter(example => example.validation).length;
  return { line: group[0]?.line ?? 0, train: group.length - validation, validation };
}
