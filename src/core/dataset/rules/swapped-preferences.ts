import { hash } from 'node:crypto';
import { defineCode } from '../../diagnostics/diagnostic.ts';
import type { ExampleKeys } from '../canonical-example.ts';
import type { ChatExample } from '../chat-example.ts';
import { SampledTable, type TableState } from '../corpus/sampled-table.ts';
import { tallyLines } from '../findings.ts';
import type { CorpusCheck, CorpusRule, FileSummary, Limits, ReportFile } from '../rule.ts';

const W_SWAPPED_PREFERENCE = defineCode<{ first: number; oneIn: number }>({
  code: 'W_SWAPPED_PREFERENCE',
  severity: 'warning',
  headline: 'Two preferences contradict each other',
  message: ({ first, oneIn }) =>
    `The input and both outputs are those of line ${first}, and the other output is preferred${oneIn === 1 ? '' : ` (seen in a sample of 1 in ${oneIn} examples)`}.`,
  why: 'What one example teaches the other takes back, and both are paid for.',
  fix: 'Keep the example that is right; where people disagree, leave both out.',
});

type State = { pairs: TableState };

/** Keeps for each input with its two outputs where either order stands first: 25 MB at most, of more a sample. */
class SwappedPreferences implements CorpusCheck<State> {
  /** First line with one order, first line with the other. */
  readonly #pairs = new SampledTable(2);

  add(
    _example: ChatExample,
    line: number,
    _measure: unknown,
    { prompt }: ExampleKeys,
    conversations: readonly ChatExample[],
  ): void {
    const [preferred = '', other = ''] = conversations.map(({ messages }) => hashOf(messages.at(-1)));
    if (preferred === other) return;
    const pair = [prompt, ...[preferred, other].sort()].join(' ');
    const row = this.#pairs.row(Number.parseInt(hash('sha256', pair).slice(0, 13), 16));
    if (row !== null) join(row, preferred < other ? [line, 0] : [0, line], 0);
  }

  conclude(_file: FileSummary, _limits: Limits, report: ReportFile): void {
    const swapped = this.#pairs
      .rowsWith(0)
      .filter(([, other]) => other !== 0)
      .map(([one = 0, other = 0]) => ({ first: Math.min(one, other), line: Math.max(one, other) }))
      .sort((a, b) => a.line - b.line);
    const [earliest] = swapped;
    if (earliest === undefined) return;
    const factsOf = (line: number) => {
      const { first = 0 } = swapped.find(pair => pair.line === line) ?? {};
      return { first, oneIn: this.#pairs.oneIn };
    };
    report(W_SWAPPED_PREFERENCE, factsOf(earliest.line), tallyLines(swapped.map(({ line }) => line)), factsOf);
  }

  state(): State {
    return { pairs: this.#pairs.state() };
  }

  absorb({ pairs }: State, linesBefore: number): void {
    this.#pairs.absorb(pairs, (own, other) => join(own, other, linesBefore));
  }
}

/** Line 0 means no line. */
function join(own: Uint32Array, later: readonly number[], by: number): void {
  for (const [column, line] of later.entries()) if (own[column] === 0 && line !== 0) own[column] = line + by;
}

/** The output that is not preferred has weight 0, which says nothing about it. */
function hashOf(message: ChatExample['messages'][number] | undefined): string {
  const { content = null, calls = [] } = message ?? {};
  const said = [content ?? []].flat();
  return hash('sha256', JSON.stringify([said, calls.map(({ name, arguments: text }) => [name, text])]));
}

export const rule: CorpusRule = {
  kind: 'corpus',
  codes: [W_SWAPPED_PREFERENCE],
  appliesTo: ['preference'],
  begin: () => new SwappedPreferences(),
};
