import type { Code, Facts } from '../diagnostics/diagnostic.ts';
import type { ChatExample } from './chat-example.ts';
import type { LineTally } from './findings.ts';
import type { DatasetFormat } from './inspection.ts';
import type { Measure } from './measure.ts';

/** A code of any facts, for lists of codes. */
export type AnyCode = Code<never>;

/** Takes a finding about the line at hand. A code counts once per line, with the facts of its first report. */
export type Report = <F extends Facts>(code: Code<F>, facts: F) => void;

/** Takes a finding about the whole file, or about some of its lines where they are given. */
export type ReportFile = <F extends Facts>(code: Code<F>, facts: F, lines?: LineTally) => void;

export interface Limits {
  /** Tokens after which the provider cuts an example, or `null` when not known. */
  readonly maxExampleTokens: number | null;
  readonly maxBytes: number;
  readonly minExamples: number;
}

/** What is known about a whole file once its last line was read. */
export interface FileSummary {
  readonly format: DatasetFormat;
  readonly bytes: number;
  readonly examples: number;
  readonly blankLines: LineTally;
}

/** Looks at one chat example whose shape was checked, and at nothing else. */
export interface ExampleRule {
  readonly kind: 'example';
  readonly codes: readonly AnyCode[];
  readonly check: (example: ChatExample, measure: Measure | null, limits: Limits, report: Report) => void;
}

/** Looks at the file as a whole, after the last line. */
export interface FileRule {
  readonly kind: 'file';
  readonly codes: readonly AnyCode[];
  /** `chat`: silent about a file of another format, whose one finding is that it has the wrong format. */
  readonly appliesTo: 'chat' | 'every-format';
  readonly check: (file: FileSummary, limits: Limits, report: ReportFile) => void;
}

/** One file in `rules/` exports one of these as `rule`; `scripts/rules.ts` collects them. */
export type Rule = ExampleRule | FileRule;
