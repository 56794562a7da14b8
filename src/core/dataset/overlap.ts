import { W_OVERLAP } from '../diagnostics/codes/plan-codes.ts';
import type { SampledTable } from './corpus/sampled-table.ts';
import { FormatVotes } from './detect-format.ts';
import { fileFinding, tallyLines } from './findings.ts';
import { type Finding, isTrainable } from './inspection.ts';
import type { InspectionPart } from './inspection-part.ts';
import { RepeatedExamples, type RepeatedExamplesState, W_DUPLICATE } from './rules/repeated-examples.ts';

/**
 * How many examples of a finished validation file also stand in the training file, whole or with another answer, as
 * findings about the validation file. A prompt alone counts only where prompts tell examples apart: under half of the
 * training file's prompts come more than once. Very large files are compared in a sample of the same examples.
 */
export function findOverlap(training: InspectionPart, validation: InspectionPart): Finding[] {
  const [trained, tested] = [keysOf(training), keysOf(validation)];
  if (trained === null || tested === null) return [];
  const whole = rowsInBoth(tested.examples, trained.examples);
  const promptsDiffer = trained.prompts.count(0, 2) * 2 < trained.prompts.size;
  const prompts = promptsDiffer ? rowsInBoth(tested.prompts, trained.prompts) : [];
  const examples = sumOf(whole);
  const promptsOnly = Math.max(0, sumOf(prompts) - examples);
  if (examples + promptsOnly === 0) return [];
  const lines = [...new Set([...whole, ...prompts].map(row => row[FIRST_LINE] ?? 0))];
  const facts = { examples, promptsOnly, oneIn: Math.max(trained.examples.oneIn, tested.examples.oneIn) };
  return [fileFinding(W_OVERLAP, facts, tallyLines(lines, examples + promptsOnly))];
}

const COUNT = 0;
const FIRST_LINE = 1;

/** `null` where no line was read as the format of the file. */
function keysOf({ votes, formats, expected }: InspectionPart): RepeatedExamples | null {
  const all = new FormatVotes();
  all.absorb(votes, 0);
  const format = expected ?? all.format(expected);
  const look = isTrainable(format) ? formats.looks[format] : undefined;
  if (look === undefined) return null;
  const keys = new RepeatedExamples();
  // The rule's own state, which only it writes under its name.
  keys.absorb(look.corpus[W_DUPLICATE.code] as RepeatedExamplesState, 0);
  return keys;
}

function rowsInBoth(tested: SampledTable, trained: SampledTable): Uint32Array[] {
  tested.sampleLike(trained);
  return tested.rowsIn(trained);
}

function sumOf(rows: readonly Uint32Array[]): number {
  return rows.reduce((sum, row) => sum + (row[COUNT] ?? 0), 0);
}
