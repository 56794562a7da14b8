import { hash } from 'node:crypto';
import { defineCode } from '../../diagnostics/diagnostic.ts';
import type { ChatExample } from '../chat-example.ts';
import { endOf, SameValue, type SameValueState, startOf } from '../corpus/same-value.ts';
import { SampledTable, type TableState } from '../corpus/sampled-table.ts';
import { ROWS_A_CLASS, SHORTEST_COMPLETION_PREFIX } from '../fix/legacy/thresholds.ts';
import type { CorpusCheck, CorpusRule, FileSummary, Limits, ReportFile } from '../rule.ts';

// OpenAI's `prepare_data` (openai-python, `_validators.py`, 2026-08). It advises for the base models before chat.

const W_COMPLETION_ENDING = defineCode<{ completions: number }>({
  code: 'W_COMPLETION_ENDING',
  severity: 'warning',
  headline: 'The completions have no common end',
  message: ({ completions }) => `The ${completions} completions do not end in the same way.`,
  why: 'A base model writes on until a stop sequence comes; it has to learn one from the ends of the completions.',
  fix: 'End every completion with the same text, and stop at it in use: finetune-gitops fix --write --all FILE adds one.',
});

const W_COMPLETION_PREFIX = defineCode<{ completions: number }>({
  code: 'W_COMPLETION_PREFIX',
  severity: 'warning',
  headline: 'All completions begin with the same text',
  message: ({ completions }) =>
    `All ${completions} completions begin with the same text of ${SHORTEST_COMPLETION_PREFIX} characters or more.`,
  why: 'What never changes need not be learned; it is paid for in every example and every answer.',
  fix: 'Remove what the completions share: finetune-gitops fix --write --all FILE does. It can be put back in use.',
});

const W_SAME_COMPLETIONS = defineCode<{ completions: number }>({
  code: 'W_SAME_COMPLETIONS',
  severity: 'warning',
  headline: 'All completions are the same',
  message: ({ completions }) => `All ${completions} completions are the same text.`,
  why: 'The model would learn to write that one text, whatever it is asked.',
  fix: 'Write the completion that belongs to each prompt.',
});

type State = {
  completions: number;
  prompts: number;
  whole: SameValueState;
  start: SameValueState;
  end: SameValueState;
  different: TableState;
};

/** Keeps counts, three hashes, and one for each different completion: 25 MB at most. */
class CompletionForm implements CorpusCheck<State> {
  #completions = 0;
  /** Those that are not empty. */
  #prompts = 0;
  readonly #whole = new SameValue();
  readonly #start = new SameValue();
  readonly #end = new SameValue();
  readonly #different = new SampledTable(1);

  add({ messages }: ChatExample): void {
    const completion = [messages.at(-1)?.content ?? ''].join();
    this.#completions += 1;
    if (messages[0]?.content !== '') this.#prompts += 1;
    this.#different.row(Number.parseInt(hash('sha256', completion).slice(0, 13), 16));
    this.#whole.add(() => completion);
    this.#start.add(() => startOf(completion, SHORTEST_COMPLETION_PREFIX));
    this.#end.add(() => endOf(completion, 1));
  }

  conclude(_file: FileSummary, _limits: Limits, report: ReportFile): void {
    const completions = this.#completions;
    // One example has everything in common with itself.
    if (completions < 2) return;
    if (this.#whole.isSame) {
      report(W_SAME_COMPLETIONS, { completions });
      return;
    }
    if (this.#isConditional() && !this.#end.isSame) report(W_COMPLETION_ENDING, { completions });
    if (this.#start.isSame) report(W_COMPLETION_PREFIX, { completions });
  }

  /** Neither free writing nor a few labels. */
  #isConditional(): boolean {
    const different = this.#different.size * this.#different.oneIn;
    return this.#prompts > 0 && different >= this.#completions / ROWS_A_CLASS;
  }

  state(): State {
    return {
      completions: this.#completions,
      prompts: this.#prompts,
      whole: this.#whole.state(),
      start: this.#start.state(),
      end: this.#end.state(),
      different: this.#different.state(),
    };
  }

  absorb(state: State): void {
    this.#completions += state.completions;
    this.#prompts += state.prompts;
    this.#whole.absorb(state.whole);
    this.#start.absorb(state.start);
    this.#end.absorb(state.end);
    this.#different.absorb(state.different, () => undefined);
  }
}

export const rule: CorpusRule = {
  kind: 'corpus',
  codes: [W_COMPLETION_ENDING, W_COMPLETION_PREFIX, W_SAME_COMPLETIONS],
  appliesTo: ['prompt-completion'],
  begin: () => new CompletionForm(),
};
