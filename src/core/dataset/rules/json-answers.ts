import { defineCode } from '../../diagnostics/diagnostic.ts';
import type { ChatExample } from '../chat-example.ts';
import { finalAnswer } from '../corpus/final-answer.ts';
import { LineCounter, type LineTallyState } from '../findings.ts';
import { scanJson } from '../json-scan.ts';
import type { CorpusCheck, CorpusRule, FileSummary, Limits, ReportFile } from '../rule.ts';

const FEWEST_ANSWERS = 10;
const MOSTLY = 0.8;

const W_JSON_ANSWERS = defineCode<{ answers: number; json: number }>({
  code: 'W_JSON_ANSWERS',
  severity: 'warning',
  headline: 'An answer is not JSON, unlike the others',
  message: ({ answers, json }) => `The answer is not a JSON object; ${json} of ${answers} answers of the file are.`,
  why: 'A program that reads the answers fails on those that are not JSON, and the model learns that this happens.',
  fix: 'Mend the JSON of the answer, or remove what stands around it, such as a code fence.',
});

type State = { json: number; others: LineTallyState };

const encoder = new TextEncoder();

/** Keeps two counts and 50 lines. */
class JsonAnswers implements CorpusCheck<State> {
  #json = 0;
  readonly #others = new LineCounter();

  add(example: ChatExample, line: number): void {
    const answer = finalAnswer(example);
    if (answer === null) return;
    if (isJsonObjectText(answer)) this.#json += 1;
    else this.#others.add(line);
  }

  conclude(_file: FileSummary, { answerSchema }: Limits, report: ReportFile): void {
    // Then each answer is held against that.
    if (answerSchema !== undefined) return;
    const others = this.#others.count;
    const answers = this.#json + others;
    if (others === 0 || answers < FEWEST_ANSWERS || this.#json < MOSTLY * answers) return;
    report(W_JSON_ANSWERS, { answers, json: this.#json }, this.#others);
  }

  state(): State {
    return { json: this.#json, others: this.#others.state() };
  }

  absorb({ json, others }: State, linesBefore: number): void {
    this.#json += json;
    this.#others.absorb(others, linesBefore);
  }
}

/** Tells without an exception, which takes longer than reading the text. */
function isJsonObjectText(text: string): boolean {
  return (
    /^[ \t\r\n]*\{/.test(text) && scanJson(encoder.encode(text), 0, { maxDepth: 64, maxKeys: 4096 }).fault === null
  );
}

export const rule: CorpusRule = {
  kind: 'corpus',
  codes: [W_JSON_ANSWERS],
  appliesTo: ['chat', 'preference', 'prompt-completion'],
  begin: () => new JsonAnswers(),
};
