import { Hyperparameters, JsonSchemaFormat, Manifest, ModelEntry, RuleChange } from './schema.ts';

const LEVELS = [
  { where: 'at the top of the manifest', keys: Object.keys(Manifest.shape) },
  { where: 'in the entry of a model', keys: Object.keys(ModelEntry.shape) },
  { where: 'under "hyperparameters"', keys: Object.keys(Hyperparameters.shape) },
  { where: 'under "json_schema"', keys: Object.keys(JsonSchemaFormat.shape) },
  { where: 'in a rule under "rules"', keys: Object.keys(RuleChange.shape) },
];

/** What to write instead of an unknown key, as the end of a sentence: its right home, a likely spelling, or all keys. */
export function suggestKey(unknown: string, known: readonly string[]): string {
  const home = LEVELS.find(({ keys }) => keys.includes(unknown));
  if (home !== undefined) return `it belongs ${home.where}.`;
  const spelling = nearest(unknown, known);
  if (spelling !== null) return `did you mean "${spelling}"?`;
  for (const { where, keys } of LEVELS) {
    const elsewhere = nearest(unknown, keys);
    if (elsewhere !== null) return `did you mean "${elsewhere}", ${where}?`;
  }
  return `known here: ${known.join(', ')}.`;
}

/** The candidate that is the same but for case, hyphens and underscores, or else the one fewest edits away. */
export function nearest(word: string, candidates: readonly string[]): string | null {
  if (word.length > 40) return null;
  const wanted = fold(word);
  const allowed = Math.max(1, Math.floor(wanted.length / 3));
  const ranked = candidates
    .map(candidate => ({ candidate, edits: editDistance(wanted, fold(candidate)) }))
    .toSorted((a, b) => a.edits - b.edits);
  const best = ranked[0];
  return best !== undefined && best.edits <= allowed ? best.candidate : null;
}

function fold(word: string): string {
  return word.toLowerCase().replaceAll(/[-_\s]/g, '');
}

/** Insertions, deletions, replacements and swaps of neighbours (optimal string alignment). */
function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const replaced = (last[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
      const edited = Math.min(replaced, (last[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1);
      const swapped = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      current.push(swapped ? Math.min(edited, (beforeLast[column - 2] ?? 0) + 1) : edited);
    }
    beforeLast = last;
    last = current;
  }
  return last[b.length] ?? 0;
}
