import type { ExampleKeys } from '../canonical-example.ts';
import type { Measure } from '../measure.ts';
import type { CorpusCheck, CorpusRule, FileSummary, Limits, PartState, ReportFile } from '../rule.ts';
import type { TrainingExample } from '../training-example.ts';

/** One look of all corpus rules over one file. */
export class CorpusLook {
  readonly #checks: ReadonlyMap<string, CorpusCheck>;

  constructor(rules: readonly CorpusRule[]) {
    this.#checks = new Map(rules.map(rule => [nameOf(rule), rule.begin()]));
  }

  add({ conversations }: TrainingExample, line: number, measure: Measure | null, keys: ExampleKeys): void {
    const [first] = conversations;
    for (const check of this.#checks.values()) check.add(first, line, measure, keys, conversations);
  }

  conclude(file: FileSummary, limits: Limits, report: ReportFile): void {
    for (const check of this.#checks.values()) check.conclude(file, limits, report);
  }

  state(): Record<string, PartState> {
    return Object.fromEntries([...this.#checks].map(([name, check]) => [name, check.state()]));
  }

  /** Throws when the state comes from other rules: what they would have kept is not there. */
  absorb(states: Readonly<Record<string, PartState>>, linesBefore: number): void {
    for (const [name, check] of this.#checks) {
      const state = states[name];
      if (state === undefined) throw new Error(`The part of the inspection holds no state of the rule of ${name}.`);
      check.absorb(state, linesBefore);
    }
  }
}

/** The first code of a rule stands for it. */
function nameOf(rule: CorpusRule): string {
  const [code] = rule.codes;
  if (code === undefined) throw new Error('A corpus rule has no code.');
  return code.code;
}
