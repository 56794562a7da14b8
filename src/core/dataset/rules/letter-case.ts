import { defineCode } from '../../diagnostics/diagnostic.ts';
import type { ChatExample } from '../chat-example.ts';
import { countLetters } from '../fix/legacy/letters.ts';
import type { CorpusCheck, CorpusRule, FileSummary, Limits, ReportFile } from '../rule.ts';

// OpenAI's `prepare_data` (openai-python, `_validators.py`, 2026-08): over a third of the letters are capitals.
const W_UPPER_CASE = defineCode<{ where: string; percent: number }>({
  code: 'W_UPPER_CASE',
  severity: 'warning',
  headline: 'Much of the text is in capital letters',
  message: ({ where, percent }) => `Of the letters in the ${where} ${percent}% are capitals.`,
  why: 'Words in capitals are other, longer sequences of tokens, of which a model knows less.',
  fix: 'Write in small letters where nothing is lost by it: finetune-gitops fix --write --all FILE does.',
});

type Place = 0 | 1;
type State = { upper: [number, number]; lower: [number, number] };

const FIELDS = ['prompts', 'completions'] as const;

/** Keeps four counts. */
class LetterCase implements CorpusCheck<State> {
  readonly #upper: [number, number] = [0, 0];
  readonly #lower: [number, number] = [0, 0];

  add({ messages }: ChatExample): void {
    for (const place of [0, 1] as const) {
      const { upper, lower } = countLetters([messages[place]?.content ?? ''].join());
      this.#upper[place] += upper;
      this.#lower[place] += lower;
    }
  }

  conclude(_file: FileSummary, _limits: Limits, report: ReportFile): void {
    const places: readonly Place[] = [0, 1];
    const loud = places.filter(place => this.#upper[place] * 2 > this.#lower[place]);
    if (loud.length === 0) return;
    const upper = loud.reduce<number>((sum, place) => sum + this.#upper[place], 0);
    const all = loud.reduce<number>((sum, place) => sum + this.#lower[place], upper);
    const where = loud.map(place => FIELDS[place]).join(' and ');
    report(W_UPPER_CASE, { where, percent: Math.round((100 * upper) / all) });
  }

  state(): State {
    return { upper: this.#upper, lower: this.#lower };
  }

  absorb({ upper, lower }: State): void {
    for (const place of [0, 1] as const) {
      this.#upper[place] += upper[place];
      this.#lower[place] += lower[place];
    }
  }
}

export const rule: CorpusRule = {
  kind: 'corpus',
  codes: [W_UPPER_CASE],
  appliesTo: ['prompt-completion'],
  begin: () => new LetterCase(),
};
