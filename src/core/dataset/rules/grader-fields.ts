import { hash } from 'node:crypto';
import { defineCode } from '../../diagnostics/diagnostic.ts';
import type { ChatExample } from '../chat-example.ts';
import { FewValues, type FewValuesState } from '../corpus/few-values.ts';
import { tallyLines } from '../findings.ts';
import type { CorpusCheck, CorpusRule, FileSummary, Limits, ReportFile } from '../rule.ts';

const MOST_SETS = 64;

const W_GRADER_FIELDS = defineCode<{ same: number; others: number }>({
  code: 'W_GRADER_FIELDS',
  severity: 'warning',
  headline: 'The fields for the grader are not always the same',
  message: ({ same, others }) =>
    `${same} examples have the same fields beside \`messages\`; ${others === 1 ? 'one has' : `${others} have`} others, or lack some.`,
  why: 'The grader reads the same fields of every example; where one is missing it fails, or rewards by chance.',
  fix: 'Give every example the same fields, and a value in each.',
});

type State = FewValuesState<null>;

/** Keeps at most 64 hashes of sets of fields with 50 lines each; nothing when there are more. */
class GraderFields implements CorpusCheck<State> {
  readonly #sets = new FewValues<null>(MOST_SETS);

  /** Tables write `null` where a field is missing. */
  add({ fields = {} }: ChatExample, line: number): void {
    const names = Object.keys(fields).filter(name => fields[name] !== null);
    this.#sets.add(hash('sha256', JSON.stringify(names.sort())), line, () => null);
  }

  conclude(_file: FileSummary, _limits: Limits, report: ReportFile): void {
    const [main, ...others] = this.#sets.all() ?? [];
    if (main === undefined || others.length === 0) return;
    const count = others.reduce((sum, { lines }) => sum + lines.count, 0);
    const lines = tallyLines(
      others.flatMap(set => set.lines.lines),
      count,
    );
    report(W_GRADER_FIELDS, { same: main.lines.count, others: count }, lines);
  }

  state(): State {
    return this.#sets.state();
  }

  absorb(state: State, linesBefore: number): void {
    this.#sets.absorb(state, linesBefore);
  }
}

export const rule: CorpusRule = {
  kind: 'corpus',
  codes: [W_GRADER_FIELDS],
  appliesTo: ['reinforcement'],
  begin: () => new GraderFields(),
};
