import { defineCode } from '../../diagnostics/diagnostic.ts';
import type { ChatExample } from '../chat-example.ts';
import { finalAnswer } from '../corpus/final-answer.ts';
import { LineCounter, type LineTallyState, tallyLines } from '../findings.ts';
import { scanJson } from '../json-scan.ts';
import type { CorpusCheck, CorpusRule, FileSummary, Limits, ReportFile } from '../rule.ts';

const FEWEST_ANSWERS = 10;
const MOSTLY = 0.8;

const W_JSON_ANSWERS = defineCode<{ answers: number; json: number; kind: 'object' | 'list' }>({
  code: 'W_JSON_ANSWERS',
  severity: 'warning',
  headline: 'An answer is not JSON, unlike the others',
  message: ({ answers, json, kind }) =>
    `The answer is not a JSON ${kind}; ${json} of ${answers} answers of the file are.`,
  why: 'A program that reads the answers fails on those that are not JSON, and the model learns that this happens.',
  fix: 'Mend the JSON of the answer, or remove what stands around it, such as a code fence.',
});

type State = { objects: LineTallyState; lists: LineTallyState; others: LineTallyState };

const encoder = new TextEncoder();

/** Keeps three counts and 50 lines of each. */
class JsonAnswers implements CorpusCheck<State> {
  readonly #objects = new LineCounter();
  readonly #lists = new LineCounter();
  readonly #others = new LineCounter();

  add(example: ChatExample, line: number): void {
    const answer = finalAnswer(example);
    if (answer === null) return;
    if (!isJsonText(answer)) this.#others.add(line);
    else if (answer.trimStart().startsWith('{')) this.#objects.add(line);
    else this.#lists.add(line);
  }

  conclude(_file: FileSummary, { answerSchema }: Limits, report: ReportFile): void {
    // Then each answer is held against that.
    if (answerSchema !== undefined) return;
    const isObject = this.#objects.count >= this.#lists.count;
    const [main, rest] = isObject ? [this.#objects, this.#lists] : [this.#lists, this.#objects];
    const others = rest.count + this.#others.count;
    const answers = main.count + others;
    if (others === 0 || answers < FEWEST_ANSWERS || main.count < MOSTLY * answers) return;
    const lines = tallyLines([...rest.lines, ...this.#others.lines], others);
    report(W_JSON_ANSWERS, { answers, json: main.count, kind: isObject ? 'object' : 'list' }, lines);
  }

  state(): State {
    return { objects: this.#objects.state(), lists: this.#lists.state(), others: this.#others.state() };
  }

  absorb({ objects, lists, others }: State, linesBefore: number): void {
    this.#objects.absorb(objects, linesBefore);
    this.#lists.absorb(lists, linesBefore);
    this.#others.absorb(others, linesBefore);
  }
}

/** Objects and lists: a word or a number may be plain text. Tells without an exception, which takes longer than reading. */
function isJsonText(text: string): boolean {
  return (
    /^[ \t\r\n]*[{[]/.test(text) && scanJson(encoder.encode(text), 0, { maxDepth: 64, maxKeys: 4096 }).fault === null
  );
}

export const rule: CorpusRule = {
  kind: 'corpus',
  codes: [W_JSON_ANSWERS],
  appliesTo: ['chat', 'preference', 'prompt-completion'],
  begin: () => new JsonAnswers(),
};
