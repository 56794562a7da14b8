import { defineCode } from '../../diagnostics/diagnostic.ts';
import type { ChatExample } from '../chat-example.ts';
import { SharedEnd, type SharedEndState } from '../corpus/shared-end.ts';
import type { CorpusCheck, CorpusRule, FileSummary, Limits, ReportFile } from '../rule.ts';

// OpenAI's `prepare_data` (openai-python, `_validators.py`, 2026-08) warns of it and changes nothing.

const W_ENDING_INSIDE = defineCode<Record<never, never>>({
  code: 'W_ENDING_INSIDE',
  severity: 'warning',
  headline: 'The ending also stands inside a completion',
  message: () => 'What all completions end with stands earlier in this completion as well.',
  why: 'The ending is what an answer is stopped at in use, so such an answer would stop in its middle.',
  fix: 'End every completion with a text that stands nowhere else, such as " END".',
});

class EndingInside implements CorpusCheck<SharedEndState> {
  readonly #end = new SharedEnd();

  add({ messages }: ChatExample, line: number): void {
    this.#end.add([messages.at(-1)?.content ?? ''].join(), line);
  }

  conclude({ examples }: FileSummary, _limits: Limits, report: ReportFile): void {
    const inside = this.#end.inside;
    // One example has everything in common with itself.
    if (examples > 1 && inside !== null && inside.count > 0) report(W_ENDING_INSIDE, {}, inside);
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
  codes: [W_ENDING_INSIDE],
  appliesTo: ['prompt-completion'],
  begin: () => new EndingInside(),
};
