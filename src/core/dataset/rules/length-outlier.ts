import { defineCode } from '../../diagnostics/diagnostic.ts';
import { LengthHistogram, type LengthState } from '../corpus/length-histogram.ts';
import { tallyLines } from '../findings.ts';
import { MAX_LINES_PER_FINDING, TRAINABLE_FORMATS } from '../inspection.ts';
import type { Measure } from '../measure.ts';
import type { CorpusCheck, CorpusRule, FileSummary, Limits, ReportFile } from '../rule.ts';

const TIMES_THE_MEDIAN = 10;
/** Shorter ones cost little, and cannot hold a page that was pasted by mistake. */
const LONG = 500;

const W_LENGTH_OUTLIER = defineCode<{ tokens: number; median: number }>({
  code: 'W_LENGTH_OUTLIER',
  severity: 'warning',
  headline: 'An example is far longer than the others',
  message: ({ tokens, median }) =>
    `The example has about ${tokens} tokens, where half of the examples have at most ${median}.`,
  why: 'Tokens are what is paid for, and a single long example is mostly a paste that went wrong.',
  fix: 'Look at the example; shorten it, or keep it if it is meant.',
});

type State = { lengths: LengthState; longest: [tokens: number, line: number][] };

/** Keeps a histogram of at most some thousand lengths, and the 50 longest examples of more than 500 tokens. */
class LengthOutliers implements CorpusCheck<State> {
  readonly #lengths = new LengthHistogram();
  #longest: [tokens: number, line: number][] = [];

  add(_example: unknown, line: number, measure: Measure | null): void {
    if (measure === null) return;
    this.#lengths.add(measure.tokens);
    this.#keep(measure.tokens, line);
  }

  #keep(tokens: number, line: number): void {
    if (tokens <= LONG) return;
    this.#longest.push([tokens, line]);
    if (this.#longest.length > 2 * MAX_LINES_PER_FINDING) this.#shorten();
  }

  #shorten(): void {
    this.#longest.sort(([a, lineA], [b, lineB]) => b - a || lineA - lineB);
    this.#longest.length = Math.min(this.#longest.length, MAX_LINES_PER_FINDING);
  }

  conclude(_file: FileSummary, _limits: Limits, report: ReportFile): void {
    const median = this.#lengths.median();
    const above = Math.max(LONG, TIMES_THE_MEDIAN * median);
    const count = this.#lengths.countAbove(above);
    this.#shorten();
    const outliers = this.#longest.filter(([tokens]) => LengthHistogram.rounded(tokens) > above);
    const [first] = outliers.sort(([, a], [, b]) => a - b);
    if (first === undefined) return;
    const lines = tallyLines(
      outliers.map(([, line]) => line),
      count,
    );
    const factsOf = (line: number) => ({ tokens: outliers.find(([, at]) => at === line)?.[0] ?? 0, median });
    report(W_LENGTH_OUTLIER, factsOf(first[1]), lines, factsOf);
  }

  state(): State {
    this.#shorten();
    return { lengths: this.#lengths.state(), longest: this.#longest };
  }

  absorb({ lengths, longest }: State, linesBefore: number): void {
    this.#lengths.absorb(lengths);
    for (const [tokens, line] of longest) this.#keep(tokens, line + linesBefore);
  }
}

export const rule: CorpusRule = {
  kind: 'corpus',
  codes: [W_LENGTH_OUTLIER],
  appliesTo: TRAINABLE_FORMATS,
  begin: () => new LengthOutliers(),
};
