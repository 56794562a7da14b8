import { defineCode } from '../../diagnostics/diagnostic.ts';
import type { ChatExample } from '../chat-example.ts';
import { finalAnswer } from '../corpus/final-answer.ts';
import { LineCounter, type LineTallyState } from '../findings.ts';
import type { CorpusCheck, CorpusRule, FileSummary, Limits, ReportFile } from '../rule.ts';

/** Where a fifth of the answers begins with "Answer:" and none with "Assistant:", it is how they are written. */
const SOME = 0.2;
const FEWEST_ANSWERS = 20;
const MOSTLY = 0.95;

/** Bytes, so that a line of Chinese is as long as what it says. A short last line may be a word, a verse or a name. */
const SHORT_ANSWER = 25;
const SHORT_LAST_LINE = 40;

const SPEAKERS = new Set('assistant|ai|ai assistant|bot|chatbot|chatgpt|gpt|asistente|assistente|助手'.split('|'));
const LABELS = new Set(
  'answer|final answer|response|reply|antwort|respuesta|réponse|resposta|回答|答案|答え'.split('|'),
);

/** The label of "Assistant: …", also as "**Assistant:**", "### Response:" or "[AI] :". */
const LABEL = /^[\s#*[<|]{0,8}(\p{L}[\p{L} ]{0,19}?)[\]*>| ]{0,4}[:：]/u;

/** Ends of a text in any script (Unicode 16), with what closes a quotation, a bracket or mark-up, symbols, and ";". */
const END = /(?:[\p{Sentence_Terminal}\p{Pe}\p{Pf}\p{Pi}\p{So}\p{Sk}…"'*_>~|;]|\ufe0f)$/u;
const ITEM = /^(?:[-*•+#>|]|\(?[\p{L}\d]{1,2}[.)])/u;

const W_ANSWER_LABEL = defineCode<{ answers: number; labels: number }>({
  code: 'W_ANSWER_LABEL',
  severity: 'warning',
  headline: 'An answer begins with a label',
  message: ({ answers, labels }) =>
    `The answer begins with a label such as "Assistant:" or "Answer:"; ${labels} of ${answers} answers of the file ${labels === 1 ? 'does' : 'do'}.`,
  why: 'The role of a message already says who speaks; the model learns to write the label before what it says.',
  fix: 'Remove the label from the answer.',
});

const W_ANSWER_CUT = defineCode<{ answers: number; ended: number }>({
  code: 'W_ANSWER_CUT',
  severity: 'warning',
  headline: 'An answer may be cut off',
  message: ({ answers, ended }) =>
    `The answer ends without a full stop or the like, where ${ended} of ${answers} answers of the file have one.`,
  why: 'The model learns to stop in the middle of a sentence; answers that a limit of tokens cut off look like this.',
  fix: 'Complete the answer, or remove the example; keep it if the answer is meant to end so.',
});

type State = { answers: number; speakers: number; ended: number; lines: LineTallyState[] };

/** Keeps three counts, and 50 lines twice. */
class AnswerEnds implements CorpusCheck<State> {
  #answers = 0;
  #speakers = 0;
  #ended = 0;
  readonly #labels = new LineCounter();
  readonly #cut = new LineCounter();

  add(example: ChatExample, line: number): void {
    const answer = finalAnswer(example)?.trimEnd();
    if (!answer) return;
    this.#answers += 1;
    const label = LABEL.exec(answer)?.[1]?.toLowerCase() ?? '';
    if (SPEAKERS.has(label)) this.#speakers += 1;
    if (SPEAKERS.has(label) || LABELS.has(label)) this.#labels.add(line);
    if (END.test(answer.slice(-2))) this.#ended += 1;
    else if (isCut(answer)) this.#cut.add(line);
  }

  conclude(_file: FileSummary, _limits: Limits, report: ReportFile): void {
    const answers = this.#answers;
    const labels = this.#labels.count;
    if (labels > 0 && (this.#speakers > 0 || labels < SOME * answers))
      report(W_ANSWER_LABEL, { answers, labels }, this.#labels);
    const ended = this.#ended;
    const judged = ended + this.#cut.count;
    if (ended < judged && judged >= FEWEST_ANSWERS && ended >= MOSTLY * judged)
      report(W_ANSWER_CUT, { answers: judged, ended }, this.#cut);
  }

  state(): State {
    const lines = [this.#labels.state(), this.#cut.state()];
    return { answers: this.#answers, speakers: this.#speakers, ended: this.#ended, lines };
  }

  absorb({ answers, speakers, ended, lines }: State, linesBefore: number): void {
    this.#answers += answers;
    this.#speakers += speakers;
    this.#ended += ended;
    for (const [index, tally] of lines.entries()) [this.#labels, this.#cut][index]?.absorb(tally, linesBefore);
  }
}

/** Of an answer without an end: whether it stops within a sentence, as items, options and addresses do not. */
function isCut(answer: string): boolean {
  const start = answer.lastIndexOf('\n') + 1;
  const last = answer.slice(start).trim();
  const short = start === 0 ? SHORT_ANSWER : SHORT_LAST_LINE;
  return Buffer.byteLength(last) >= short && !ITEM.test(last) && !last.slice(-200).includes('://');
}

export const rule: CorpusRule = {
  kind: 'corpus',
  codes: [W_ANSWER_LABEL, W_ANSWER_CUT],
  appliesTo: ['chat', 'preference'],
  begin: () => new AnswerEnds(),
};
