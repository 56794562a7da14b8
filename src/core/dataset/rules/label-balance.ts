import { hash } from 'node:crypto';
import { defineCode } from '../../diagnostics/diagnostic.ts';
import type { ChatExample } from '../chat-example.ts';
import { FewValues, type FewValuesState } from '../corpus/few-values.ts';
import { finalAnswer } from '../corpus/final-answer.ts';
import { tallyLines } from '../findings.ts';
import type { CorpusCheck, CorpusRule, FileSummary, Limits, ReportFile } from '../rule.ts';

const LONGEST_LABEL = 40;
const MOST_LABELS = 64;
/** Short answers are labels when each stands ten times on average, in a file large enough to tell. */
const EXAMPLES_A_LABEL = 10;
const FEWEST_EXAMPLES = 30;
const FEWEST_OF_A_LABEL = 3;
const IMBALANCE = 20;

const W_LABEL_BALANCE = defineCode<{ labels: number; most: number; fewest: number }>({
  code: 'W_LABEL_BALANCE',
  severity: 'warning',
  headline: 'A label is rare',
  message: ({ labels, most, fewest }) =>
    `The answers are ${labels} different labels; the most frequent one stands ${most} times, the rarest ${fewest === 1 ? 'once' : `${fewest} times`}.`,
  why: 'A model learns little about a label it hardly sees, and prefers the one it sees most.',
  fix: 'Add examples of the rare labels, or remove a label that is a slip of the pen.',
});

type State = FewValuesState<null>;

/** Keeps at most 64 hashes with 50 lines each, and nothing once an answer is too long to be a label. */
class LabelBalance implements CorpusCheck<State> {
  readonly #labels = new FewValues<null>(MOST_LABELS);

  add(example: ChatExample, line: number): void {
    const label = finalAnswer(example)?.trim();
    if (label === undefined || label.length > LONGEST_LABEL) this.#labels.giveUp();
    else this.#labels.add(hash('sha256', label), line, () => null);
  }

  conclude(_file: FileSummary, _limits: Limits, report: ReportFile): void {
    const labels = this.#labels.all() ?? [];
    const [most, ...others] = labels.map(({ lines }) => lines.count);
    const examples = labels.reduce((sum, { lines }) => sum + lines.count, 0);
    const fewest = others.at(-1);
    if (most === undefined || fewest === undefined) return;
    if (examples < FEWEST_EXAMPLES || examples < EXAMPLES_A_LABEL * labels.length) return;
    const rare = labels.filter(({ lines: { count } }) => count < FEWEST_OF_A_LABEL || most > IMBALANCE * count);
    if (rare.length === 0) return;
    const lines = tallyLines(rare.flatMap(label => label.lines.lines.slice(0, 1)));
    report(W_LABEL_BALANCE, { labels: labels.length, most, fewest }, lines);
  }

  state(): State {
    return this.#labels.state();
  }

  absorb(state: State, linesBefore: number): void {
    this.#labels.absorb(state, linesBefore);
  }
}

export const rule: CorpusRule = {
  kind: 'corpus',
  codes: [W_LABEL_BALANCE],
  appliesTo: ['chat', 'prompt-completion'],
  begin: () => new LabelBalance(),
};
