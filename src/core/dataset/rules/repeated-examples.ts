import { defineCode } from '../../diagnostics/diagnostic.ts';
import type { ExampleKeys } from '../canonical-example.ts';
import { SampledTable, type TableState } from '../corpus/sampled-table.ts';
import { tallyLines } from '../findings.ts';
import { type DatasetFormat, MAX_LINES_PER_FINDING, TRAINABLE_FORMATS } from '../inspection.ts';
import type { CorpusCheck, CorpusRule, FileSummary, Limits, ReportFile } from '../rule.ts';

export const W_DUPLICATE = defineCode<{ first: number; oneIn: number }>({
  code: 'W_DUPLICATE',
  severity: 'warning',
  headline: 'An example stands in the file twice',
  message: ({ first, oneIn }) => `The example is the same as the one in line ${first}${sampleNote(oneIn)}.`,
  why: 'Each repetition is paid for, and the model leans towards what it sees more often.',
  fix: 'Remove the repetitions; finetune-gitops fix --write --all FILE drops those that are alike in every field. To give an example more weight, train for more epochs.',
});

const W_CONTRADICTION = defineCode<{ first: number; oneIn: number; differs: string }>({
  code: 'W_CONTRADICTION',
  severity: 'warning',
  headline: 'The same prompt has different answers',
  message: ({ first, oneIn, differs }) =>
    `The prompt is the same as in line ${first}, and ${differs}${sampleNote(oneIn)}.`,
  why: 'Two answers to one prompt teach the model to guess between them; often one of them is out of date or wrong.',
  fix: 'Keep the better answer, or add to the prompts what makes the answers differ. Ignore this if variety is wanted.',
});

function sampleNote(oneIn: number): string {
  return oneIn === 1 ? '' : ` (seen in a sample of 1 in ${oneIn} examples)`;
}

/** How the two tables stand in a part of an inspection; `findOverlap` reads them too. */
export type RepeatedExamplesState = {
  readonly examples: TableState;
  readonly prompts: TableState;
  readonly more: readonly Repetition[];
};
/** An example that stands in the file for the third time or more. */
type Repetition = readonly [line: number, key: number];

/**
 * Keeps for each example how often and where it first stands twice, and for each prompt where its first two different
 * answers stand: 46 MB at most; and the first 50 lines that repeat what stood twice before. A file of more than 786,432
 * different examples is looked at in a sample, without those lines: which of them it holds shows too late.
 */
export class RepeatedExamples implements CorpusCheck<RepeatedExamplesState> {
  /** count, first line, second line */
  readonly examples = new SampledTable(3);
  /** count, first line, 32 bits of its example's key, first line of another example */
  readonly prompts = new SampledTable(4);
  #more: Repetition[] = [];

  add(_example: unknown, line: number, _measure: unknown, keys: ExampleKeys): void {
    const example = this.examples.row(keys.example);
    if (example !== null) this.#joinExample(example, [1, line, 0], 0, keys.example);
    const prompt = keys.prompt === null ? null : this.prompts.row(keys.prompt);
    if (prompt !== null) joinPrompt(prompt, [1, line, keys.example >>> 0, 0], 0);
  }

  conclude({ format }: FileSummary, _limits: Limits, report: ReportFile): void {
    const repeated = this.examples.rowsWith(2);
    const [example] = repeated;
    if (example !== undefined) {
      const count = repeated.reduce((sum, row) => sum + at(row, 0) - 1, 0);
      const rows = new Map<number, Row | null>(this.#firstMore().map(([line, key]) => [line, this.examples.row(key)]));
      for (const row of repeated.slice(0, MAX_LINES_PER_FINDING)) rows.set(at(row, 2), row);
      const factsOf = (line: number) => ({ first: at(rows.get(line) ?? [], 1), oneIn: this.examples.oneIn });
      report(W_DUPLICATE, factsOf(at(example, 2)), tallyLines([...rows.keys()], count), factsOf);
    }
    // Several pairs of answers to one prompt are how preferences are often collected.
    if (format !== 'preference') this.#concludePrompts(format, report);
  }

  /** Where half of the prompts come more than once, that is how the data is meant. */
  #concludePrompts(format: DatasetFormat, report: ReportFile): void {
    const answeredTwice = this.prompts.rowsWith(3);
    const [prompt] = answeredTwice;
    if (prompt === undefined || this.prompts.count(0, 2) * 2 >= this.prompts.size) return;
    const differs = format === 'reinforcement' ? 'the fields for the grader are others' : 'the answer is another one';
    const factsOf = (line: number) => {
      const row = answeredTwice.find(one => at(one, 3) === line) ?? [];
      return { first: at(row, 1), oneIn: this.prompts.oneIn, differs };
    };
    report(W_CONTRADICTION, factsOf(at(prompt, 3)), tallyLines(linesIn(answeredTwice, 3)), factsOf);
  }

  #joinExample(own: Uint32Array, later: Row, by: number, key: number): void {
    own[0] = at(own, 0) + at(later, 0);
    for (let column = 1; column < later.length; column += 1) {
      const line = at(later, column);
      const free = own.indexOf(0);
      if (line > 0 && free > 0) own[free] = line + by;
      else if (line > 0) this.#more.push([line + by, key]);
    }
    if (this.#more.length > 2 * MAX_LINES_PER_FINDING) this.#more = this.#firstMore();
  }

  /** None in a sample. */
  #firstMore(): Repetition[] {
    if (this.examples.oneIn > 1) return [];
    return this.#more.sort(([a], [b]) => a - b).slice(0, MAX_LINES_PER_FINDING);
  }

  state(): RepeatedExamplesState {
    return { examples: this.examples.state(), prompts: this.prompts.state(), more: this.#firstMore() };
  }

  absorb({ examples, prompts, more }: RepeatedExamplesState, linesBefore: number): void {
    this.examples.absorb(examples, (own, other, key) => this.#joinExample(own, other, linesBefore, key));
    for (const [line, key] of more) this.#more.push([line + linesBefore, key]);
    this.prompts.absorb(prompts, (own, other) => joinPrompt(own, other, linesBefore));
  }
}

type Row = Uint32Array | readonly number[];

const at = (row: Row, index: number): number => row[index] ?? 0;
const linesIn = (rows: readonly Row[], column: number): number[] => rows.map(row => at(row, column));
/** Line 0 means no line. */
const moved = (line: number, by: number): number => (line === 0 ? 0 : line + by);

function joinPrompt(own: Uint32Array, later: Row, by: number): void {
  const [count, first, other] = [at(own, 0), moved(at(later, 1), by), moved(at(later, 3), by)];
  own[0] = count + at(later, 0);
  if (count === 0) own.set([first, at(later, 2), other], 1);
  else if (at(own, 3) === 0) own[3] = at(own, 2) === at(later, 2) ? other : first;
}

export const rule: CorpusRule = {
  kind: 'corpus',
  codes: [W_DUPLICATE, W_CONTRADICTION],
  appliesTo: TRAINABLE_FORMATS,
  begin: () => new RepeatedExamples(),
};
