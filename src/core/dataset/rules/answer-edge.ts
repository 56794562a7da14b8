import { defineCode } from '../../diagnostics/diagnostic.ts';
import type { ChatExample } from '../chat-example.ts';
import { finalAnswer } from '../corpus/final-answer.ts';
import { LineCounter, type LineTallyState } from '../findings.ts';
import type { CorpusCheck, CorpusRule, FileSummary, Limits, ReportFile } from '../rule.ts';

/** Where a fifth of the answers has it, it is how the answers are written. */
const SOME = 0.2;

const W_ANSWER_EDGE = defineCode<{ answers: number; edges: number }>({
  code: 'W_ANSWER_EDGE',
  severity: 'warning',
  headline: 'An answer begins or ends with white space',
  message: ({ answers, edges }) =>
    `The answer begins or ends with white space; ${edges} of ${answers} answers of the file ${edges === 1 ? 'does' : 'do'}.`,
  why: 'The model learns the white space too: it costs tokens, and answers no longer compare equal.',
  fix: 'Trim the answer; finetune-gitops fix --write --all FILE trims all of chat data.',
});

type State = { answers: number; edges: LineTallyState };

/** Keeps two counts and 50 lines. An answer of nothing but white space has its own code. */
class AnswerEdges implements CorpusCheck<State> {
  #answers = 0;
  readonly #edges = new LineCounter();

  add(example: ChatExample, line: number): void {
    const answer = finalAnswer(example);
    const trimmed = answer?.trim();
    if (answer === null || trimmed === '') return;
    this.#answers += 1;
    if (trimmed !== answer) this.#edges.add(line);
  }

  conclude(_file: FileSummary, _limits: Limits, report: ReportFile): void {
    const edges = this.#edges.count;
    if (edges > 0 && edges < SOME * this.#answers)
      report(W_ANSWER_EDGE, { answers: this.#answers, edges }, this.#edges);
  }

  state(): State {
    return { answers: this.#answers, edges: this.#edges.state() };
  }

  absorb({ answers, edges }: State, linesBefore: number): void {
    this.#answers += answers;
    this.#edges.absorb(edges, linesBefore);
  }
}

export const rule: CorpusRule = {
  kind: 'corpus',
  codes: [W_ANSWER_EDGE],
  appliesTo: ['chat', 'preference'],
  begin: () => new AnswerEdges(),
};
