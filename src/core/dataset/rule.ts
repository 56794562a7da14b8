import type { Code, Facts } from '../diagnostics/diagnostic.ts';
import type { AnswerSchema } from './answer-schema.ts';
import type { ExampleKeys } from './canonical-example.ts';
import type { ChatExample } from './chat-example.ts';
import type { LineTally } from './findings.ts';
import type { DatasetFormat, TrainableFormat } from './inspection.ts';
import type { Measure } from './measure.ts';
import type { SeenText } from './sensitive/seen-text.ts';

/** A code of any facts, for lists of codes. */
export type AnyCode = Code<never>;

/**
 * Takes a finding about the line at hand. A code counts once per line; of the first lines several reports keep their words.
 * For its byte alone, and never shown: the string that is meant, a key or a value in what the code says it is about, and
 * the output of a preference that this stands in where neither the code nor the conversation tells.
 */
export type Report = <F extends Facts>(code: Code<F>, facts: F, text?: string, output?: string) => void;

/** Takes a finding about the whole file, or about some of its lines where they are given; `factsOf` where these differ. */
export type ReportFile = <F extends Facts>(
  code: Code<F>,
  facts: F,
  lines?: LineTally,
  factsOf?: (line: number) => F,
) => void;

export interface Limits {
  /** Tokens after which the provider cuts an example, or `null` when not known. */
  readonly maxExampleTokens: number | null;
  readonly maxBytes: number;
  readonly minExamples: number;
  /** What every trained answer must be; absent: anything. */
  readonly answerSchema?: AnswerSchema;
}

/** What is known about a whole file once its last line was read. */
export interface FileSummary {
  readonly format: DatasetFormat;
  /** The format that the training needs; `null`: any that can be trained. */
  readonly expected: TrainableFormat | null;
  /** The first line that shows the format, or `null` where none does. */
  readonly formatLine: number | null;
  readonly bytes: number;
  readonly examples: number;
  readonly blankLines: LineTally;
  /** Lines that are examples of another format that can be trained. */
  readonly otherLines: LineTally;
}

/** Looks at one conversation of an example whose shape was checked, and at nothing else. */
export interface ExampleRule {
  readonly kind: 'example';
  readonly codes: readonly AnyCode[];
  /** Absent: chat alone. */
  readonly appliesTo?: readonly TrainableFormat[];
  readonly check: (example: ChatExample, measure: Measure | null, limits: Limits, report: Report) => void;
}

/** Looks at each text of a conversation alone. The texts are gathered once for all rules of this kind. */
export interface TextRule {
  readonly kind: 'text';
  readonly codes: readonly AnyCode[];
  /** Absent: chat alone. */
  readonly appliesTo?: readonly TrainableFormat[];
  /** Where a row is not in the shape of its format: also looks at what no example would hold. */
  readonly looksEverywhere?: true;
  /** `place`: where the text stands, at the start of a sentence. */
  readonly check: (text: SeenText, place: string, report: Report) => void;
}

/** Looks at the file as a whole, after the last line. */
export interface FileRule {
  readonly kind: 'file';
  readonly codes: readonly AnyCode[];
  /** Silent about a file of another format; only `every-format` speaks of files that cannot be trained as they are. */
  readonly appliesTo: readonly TrainableFormat[] | 'every-format';
  readonly check: (file: FileSummary, limits: Limits, report: ReportFile) => void;
}

/** Compares the examples of a file with each other. Its first code names its state in a part. */
export interface CorpusRule {
  readonly kind: 'corpus';
  readonly codes: readonly AnyCode[];
  /** Absent: chat alone. */
  readonly appliesTo?: readonly TrainableFormat[];
  readonly begin: () => CorpusCheck;
}

/**
 * One look over one file: takes its examples in order, then concludes. What it keeps is bounded however large the file
 * is, and parts of a file that were looked at apart join to exactly what one look over the whole would keep.
 */
export interface CorpusCheck<State extends PartState = PartState> {
  /** `example`: the first of its `conversations`, and the only one but in a preference dataset. */
  add(
    example: ChatExample,
    line: number,
    measure: Measure | null,
    keys: ExampleKeys,
    conversations: readonly ChatExample[],
  ): void;
  conclude(file: FileSummary, limits: Limits, report: ReportFile): void;
  /** All that it keeps, as plain data. */
  state(): State;
  /** Goes on as if it had seen the next part of the file, whose line 1 is the line after `linesBefore`. */
  absorb(state: State, linesBefore: number): void;
}

/** What JSON can hold. */
export type PartState = null | boolean | number | string | readonly PartState[] | { readonly [key: string]: PartState };

/** One file in `rules/` exports one of these as `rule`; `scripts/rules.ts` collects them. */
export type Rule = ExampleRule | TextRule | FileRule | CorpusRule;
