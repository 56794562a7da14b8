import { defineCode } from '../../diagnostics/diagnostic.ts';
import type { ChatExample } from '../chat-example.ts';
import { SharedEnd, type SharedEndState } from '../corpus/shared-end.ts';
import type { CorpusCheck, CorpusRule, FileSummary, Limits, ReportFile } from '../rule.ts';

// OpenAI's `prepare_data` (openai-python, `_validators.py`, 2026-08) warns of it and changes nothing.

const W_SEPARATOR_INSIDE = defineCode<Record<never, never>>({
  code: 'W_SEPARATOR_INSIDE',
  severity: 'warning',
  headline: 'The separator also stands inside a prompt',
  message: () => 'What all prompts end with stands earlier in this prompt as well.',
  why: 'The model is to begin its answer after the separator; where it stands twice, the first one says so too early.',
  fix: 'End every prompt with a text that stands nowhere else, such as "\\n\\n###\\n\\n".',
});

class SeparatorInside implements CorpusCheck<SharedEndState> {
  readonly #end = new SharedEnd();

  add({ messages }: ChatExample, line: number): void {
    this.#end.add([messages.at(0)?.content ?? ''].join(), line);
  }

  conclude({ examples }: FileSummary, _limits: Limits, report: ReportFile): void {
    const inside = this.#end.inside;
    // One example has everything in common with itself.
    if (examples > 1 && inside !== null && inside.count > 0) report(W_SEPARATOR_INSIDE, {}, inside);
  }

  state(): SharedEndState {
    return this.#end.state();
  }

  absorb(state: SharedEndState, linesBefore: number): void {
    this.#end.absorb(state, linesBefore);
  }
}

export const rule: CorpusRule = {
  kind: 'corpus',
  codes: [W_SEPARATOR_INSIDE],
  appliesTo: ['prompt-completion'],
  begin: () => new SeparatorInside(),
};
