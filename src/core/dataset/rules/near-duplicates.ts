import { defineCode } from '../../diagnostics/diagnostic.ts';
import type { ExampleKeys } from '../canonical-example.ts';
import type { ChatExample, ChatMessage } from '../chat-example.ts';
import { similarPairs } from '../corpus/similar-pairs.ts';
import { sketchWords } from '../corpus/sketch.ts';
import { SketchedTexts, type SketchedTextsState } from '../corpus/sketched-texts.ts';
import { Words } from '../corpus/words.ts';
import { tallyLines } from '../findings.ts';
import { TRAINABLE_FORMATS } from '../inspection.ts';
import type { CorpusCheck, CorpusRule, FileSummary, Limits, ReportFile } from '../rule.ts';

/** Shorter texts are alike by chance. */
const FEWEST_WORDS = 20;
/**
 * Of the estimate, which is off by 0.04: of pairs that share 0.90 of their runs 92 of 100 are found, of 0.86 62, of 0.80 14
 * and of 0.76 2 (20,000 pairs of invented texts of 60 to 460 words, 2026-11-23).
 */
const ALIKE = 0.85;

const W_NEAR_DUPLICATE = defineCode<{ first: number; oneIn: number }>({
  code: 'W_NEAR_DUPLICATE',
  severity: 'warning',
  headline: 'Two examples are almost the same',
  message: ({ first, oneIn }) =>
    `The example is almost the same as the one in line ${first}: about 9 of 10 runs of five words are shared${oneIn === 1 ? '' : ` (seen in a sample of 1 in ${oneIn} examples)`}.`,
  why: 'It is paid for and adds next to nothing; mostly it is the same text before and after a correction.',
  fix: 'Keep the better one of the two.',
});

const words = new Words();

/** Keeps 80 bytes for each example, for at most 131,072 examples; of a larger file a sample of like with like. */
class NearDuplicates implements CorpusCheck<SketchedTextsState> {
  readonly #texts = new SketchedTexts();

  add(
    { messages }: ChatExample,
    line: number,
    _measure: unknown,
    keys: ExampleKeys,
    [, ...others]: readonly ChatExample[],
  ): void {
    words.clear();
    for (const message of messages) addWords(message);
    // They differ in their last message only.
    for (const other of others) for (const message of other.messages.slice(-1)) addWords(message);
    if (words.count >= FEWEST_WORDS) this.#texts.add({ key: keys.example, line, ...sketchWords(words) });
  }

  /** Where most of the examples are alike, they are made from a template, and what differs is the point. */
  conclude(_file: FileSummary, _limits: Limits, report: ReportFile): void {
    const pairs = similarPairs(this.#texts, ALIKE);
    const [pair] = pairs;
    if (pair === undefined || pairs.length * 2 > this.#texts.size) return;
    const factsOf = (line: number) => {
      const { like: first = 0 } = pairs.find(one => one.line === line) ?? {};
      return { first, oneIn: this.#texts.oneIn };
    };
    report(W_NEAR_DUPLICATE, factsOf(pair.line), tallyLines(pairs.map(({ line }) => line)), factsOf);
  }

  state(): SketchedTextsState {
    return this.#texts.state();
  }

  absorb(state: SketchedTextsState, linesBefore: number): void {
    this.#texts.absorb(state, linesBefore);
  }
}

function addWords({ role, content }: ChatMessage): void {
  if (role === 'system' || role === 'developer' || content === null) return;
  if (typeof content === 'string') words.add(content);
  else for (const text of content) words.add(text);
}

export const rule: CorpusRule = {
  kind: 'corpus',
  codes: [W_NEAR_DUPLICATE],
  appliesTo: TRAINABLE_FORMATS,
  begin: () => new NearDuplicates(),
};
