import { defineCode } from '../../diagnostics/diagnostic.ts';
import type { ChatExample } from '../chat-example.ts';
import { endOf, SameValue, type SameValueState, startOf } from '../corpus/same-value.ts';
import { LONGEST_PROMPT_PREFIX } from '../fix/legacy/thresholds.ts';
import type { CorpusCheck, CorpusRule, FileSummary, Limits, ReportFile } from '../rule.ts';

// OpenAI's `prepare_data` (openai-python, `_validators.py`, 2026-08). It advises for the base models before chat.

const LONGEST_SEPARATOR = 10;

const W_PROMPT_SEPARATOR = defineCode<{ prompts: number; fault: 'none' | 'long' }>({
  code: 'W_PROMPT_SEPARATOR',
  severity: 'warning',
  headline: 'The prompts have no good end',
  message: ({ prompts, fault }) =>
    fault === 'none'
      ? `The ${prompts} prompts do not end in the same way, so nothing separates a prompt from its completion.`
      : `All ${prompts} prompts end with the same text of more than ${LONGEST_SEPARATOR} characters.`,
  why: 'A base model sees one running text: it learns to begin its answer after a separator, and a long one costs tokens.',
  fix: 'End every prompt with the same short text that stands nowhere else; finetune-gitops fix --write --all FILE adds a missing one.',
});

const W_PROMPT_PREFIX = defineCode<{ prompts: number }>({
  code: 'W_PROMPT_PREFIX',
  severity: 'warning',
  headline: 'All prompts begin with the same text',
  message: ({ prompts }) =>
    `All ${prompts} prompts begin with the same text of more than ${LONGEST_PROMPT_PREFIX} characters.`,
  why: 'An instruction that is always there teaches nothing, and its tokens are paid for in every example and request.',
  fix: 'Remove what the prompts share: finetune-gitops fix --write --all FILE does.',
});

const W_SAME_PROMPTS = defineCode<{ prompts: number }>({
  code: 'W_SAME_PROMPTS',
  severity: 'warning',
  headline: 'All prompts are the same',
  message: ({ prompts }) => `All ${prompts} prompts are the same text.`,
  why: 'A prompt that never changes decides nothing; it is only paid for.',
  fix: 'Leave the prompts empty for free writing, or make them differ.',
});

type State = {
  prompts: number;
  filled: number;
  whole: SameValueState;
  start: SameValueState;
  end: SameValueState;
  longEnd: SameValueState;
};

/** Keeps two counts and four hashes. */
class PromptForm implements CorpusCheck<State> {
  #prompts = 0;
  #filled = 0;
  readonly #whole = new SameValue();
  readonly #start = new SameValue();
  readonly #end = new SameValue();
  readonly #longEnd = new SameValue();

  add({ messages }: ChatExample): void {
    const prompt = [messages[0]?.content ?? ''].join();
    this.#prompts += 1;
    if (prompt !== '') this.#filled += 1;
    this.#whole.add(() => prompt);
    this.#start.add(() => startOf(prompt, LONGEST_PROMPT_PREFIX + 1));
    this.#end.add(() => endOf(prompt, 1));
    this.#longEnd.add(() => endOf(prompt, LONGEST_SEPARATOR + 1));
  }

  conclude(_file: FileSummary, _limits: Limits, report: ReportFile): void {
    const prompts = this.#prompts;
    // Without any prompt it is free writing, and one example has everything in common with itself.
    if (this.#filled === 0 || prompts < 2) return;
    if (this.#whole.isSame) {
      report(W_SAME_PROMPTS, { prompts });
      return;
    }
    if (!this.#end.isSame) report(W_PROMPT_SEPARATOR, { prompts, fault: 'none' });
    else if (this.#longEnd.isSame) report(W_PROMPT_SEPARATOR, { prompts, fault: 'long' });
    if (this.#start.isSame) report(W_PROMPT_PREFIX, { prompts });
  }

  state(): State {
    return {
      prompts: this.#prompts,
      filled: this.#filled,
      whole: this.#whole.state(),
      start: this.#start.state(),
      end: this.#end.state(),
      longEnd: this.#longEnd.state(),
    };
  }

  absorb(state: State): void {
    this.#prompts += state.prompts;
    this.#filled += state.filled;
    this.#whole.absorb(state.whole);
    this.#start.absorb(state.start);
    this.#end.absorb(state.end);
    this.#longEnd.absorb(state.longEnd);
  }
}

export const rule: CorpusRule = {
  kind: 'corpus',
  codes: [W_PROMPT_SEPARATOR, W_PROMPT_PREFIX, W_SAME_PROMPTS],
  appliesTo: ['prompt-completion'],
  begin: () => new PromptForm(),
};
