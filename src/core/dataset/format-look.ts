import { exampleKeys } from './canonical-example.ts';
import type { ChatExample } from './chat-example.ts';
import { CorpusLook } from './corpus/corpus-look.ts';
import { FindingLog } from './findings.ts';
import { type Finding, TRAINABLE_FORMATS, type TrainableFormat } from './inspection.ts';
import type { Measure } from './measure.ts';
import { readExample } from './read-example.ts';
import type { JsonObject } from './reader.ts';
import { RecurringTexts } from './recurring-texts.ts';
import { columnOf } from './row-place.ts';
import type { CorpusRule, ExampleRule, FileSummary, Limits, PartState, Report, ReportFile, TextRule } from './rule.ts';
import { RULES } from './rules.generated.ts';
import { forEachString, forEachText } from './sensitive/example-texts.ts';
import { lookAtText } from './sensitive/seen-text.ts';
import { TokenTotal, type TokenTotalState } from './token-total.ts';
import type { TrainingExample } from './training-example.ts';

interface FormatRules {
  readonly example: readonly ExampleRule[];
  readonly text: readonly TextRule[];
  readonly corpus: readonly CorpusRule[];
}

const RULES_OF: ReadonlyMap<TrainableFormat, FormatRules> = new Map(
  TRAINABLE_FORMATS.map(format => {
    const applies = ({ appliesTo = ['chat'] }: { readonly appliesTo?: readonly TrainableFormat[] }): boolean =>
      appliesTo.includes(format);
    const example = RULES.filter(rule => rule.kind === 'example').filter(applies);
    const text = RULES.filter(rule => rule.kind === 'text').filter(applies);
    const corpus = RULES.filter(rule => rule.kind === 'corpus').filter(applies);
    return [format, { example, text, corpus }];
  }),
);

export interface FormatLookOptions {
  readonly measure: ((example: TrainingExample) => Measure) | null;
  readonly limits: Limits;
}

/** What the lines of a file are when they are read as one format, as plain data. */
export interface FormatLookState {
  readonly findings: readonly Finding[];
  readonly tokens: TokenTotalState;
  readonly corpus: Readonly<Record<string, PartState>>;
}

/** Reads objects as examples of one format, and keeps what is found and counted. */
export class FormatLook {
  readonly #format: TrainableFormat;
  readonly #options: FormatLookOptions;
  readonly #exampleRules: readonly ExampleRule[];
  readonly #textRules: readonly TextRule[];
  readonly #log = new FindingLog();
  readonly #corpus: CorpusLook;
  /** Recurring texts in which no rule found anything. */
  readonly #clean = new RecurringTexts<true>();
  /** At hand, with its number from 0. */
  #conversation: ChatExample | undefined;
  #number = -1;
  readonly tokens = new TokenTotal();

  constructor(format: TrainableFormat, options: FormatLookOptions) {
    const { example = [], text = [], corpus = [] } = RULES_OF.get(format) ?? {};
    this.#format = format;
    this.#options = options;
    this.#exampleRules = example;
    this.#textRules = text;
    this.#corpus = new CorpusLook(corpus);
  }

  /** `bytes`: the line as it stands in the file. Only what is found is looked up there. */
  add(value: JsonObject, line: number, bytes: Uint8Array): Measure | null {
    const report: Report = (code, facts, text, output) =>
      this.#log.add(code, facts, line, () => {
        const path = code.at?.(facts);
        const row = { bytes, format: this.#format, example: this.#conversation, number: this.#number };
        return path && columnOf(path, row, text, output);
      });
    let hasItsShape = true;
    this.#conversation = undefined;
    const example = readExample(value, this.#format, (...found) => {
      hasItsShape = false;
      report(...found);
    });
    const measure = example === null ? null : this.#addExample(example, value, line, report);
    if (!hasItsShape) this.#lookEverywhere(value, report);
    return measure;
  }

  #addExample(example: TrainingExample, value: JsonObject, line: number, report: Report): Measure | null {
    const { measure: count, limits } = this.#options;
    const measure = count === null ? null : count(example);
    if (measure !== null) this.tokens.add(measure);
    this.#number = -1;
    for (const conversation of example.conversations) {
      this.#conversation = conversation;
      this.#number += 1;
      for (const rule of this.#exampleRules) rule.check(conversation, measure, limits, report);
      forEachText(conversation, (text, place, recurs) => {
        if (!recurs) this.#lookAt(text, place, report);
        else if (this.#clean.get(text) !== true) this.#lookAtRecurring(text, place, report);
      });
    }
    this.#corpus.add(example, line, measure, exampleKeys(value, this.#format));
    return measure;
  }

  #lookAt(text: string, place: string, report: Report): void {
    const seen = lookAtText(text);
    for (const rule of this.#textRules) rule.check(seen, place, report);
  }

  /** Only what is clean is remembered, for a finding belongs to each line that it stands in. */
  #lookAtRecurring(text: string, place: string, report: Report): void {
    let isClean = true;
    this.#lookAt(text, place, (...found) => {
      isClean = false;
      report(...found);
    });
    if (isClean) this.#clean.set(text, true);
  }

  /** Looks at every string and key of a row that is not as its format asks: what stands there is in git all the same. */
  #lookEverywhere(value: JsonObject, report: Report): void {
    const rules = this.#textRules.filter(({ looksEverywhere }) => looksEverywhere);
    forEachString(value, text => {
      const seen = lookAtText(text);
      for (const rule of rules) rule.check(seen, 'The row', report);
    });
  }

  findings(): Finding[] {
    return this.#log.findings();
  }

  /** What also counts when the file turns out to have another format. */
  findingsOfAnyFormat(): Finding[] {
    const codes = this.#textRules.filter(({ looksEverywhere }) => looksEverywhere).flatMap(rule => rule.codes);
    return this.findings().filter(finding => codes.some(({ code }) => code === finding.code));
  }

  conclude(file: FileSummary, report: ReportFile): void {
    this.#corpus.conclude(file, this.#options.limits, report);
  }

  state(): FormatLookState {
    return { findings: this.#log.findings(), tokens: this.tokens.state(), corpus: this.#corpus.state() };
  }

  /** Goes on as if it had seen the lines of the next part of the file. */
  absorb({ findings, tokens, corpus }: FormatLookState, linesBefore: number): void {
    this.#log.absorb(findings, linesBefore);
    this.tokens.absorb(tokens);
    this.#corpus.absorb(corpus, linesBefore);
  }
}
