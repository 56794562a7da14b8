import { E_BOM, E_LINE_SIZE, N_CRLF } from '../diagnostics/codes/dataset-codes.ts';
import { FormatVotes } from './detect-format.ts';
import { type FileShape, shapeFinding } from './file-shape.ts';
import { FindingLog, fileFinding, LineCounter, sortFindings } from './findings.ts';
import type { FormatLook, FormatLookOptions } from './format-look.ts';
import { FormatLooks } from './format-looks.ts';
import { type DatasetFormat, type Finding, type Inspection, isTrainable, type TrainableFormat } from './inspection.ts';
import { type InspectionPart, PART_VERSION } from './inspection-part.ts';
import { HEAD_BYTES, type Line, MAX_LINE_BYTES } from './lines.ts';
import type { Measure } from './measure.ts';
import { PortabilityLook } from './portability/portability-look.ts';
import { isBlank, type JsonObject, readObject, withoutBom } from './reader.ts';
import type { FileSummary, Limits, ReportFile } from './rule.ts';
import { RULES } from './rules.generated.ts';

const FILE_RULES = RULES.filter(rule => rule.kind === 'file');
/** Formats whose lines are no examples, so that what is wrong with them as JSON says nothing more. */
const DOCUMENTS: ReadonlySet<DatasetFormat> = new Set<DatasetFormat>([
  'json-array',
  'json-comments',
  'python',
  'csv',
  'tsv',
  'html',
  'yaml',
  'git-lfs-pointer',
  'empty',
]);

export interface LineInspectorOptions extends FormatLookOptions {
  readonly expected: TrainableFormat | null;
  readonly onExample: (line: number, measure: Measure | null) => void;
}

/**
 * Takes the lines of a file one by one. All it keeps are counts, votes and the first lines of each code. What a file is
 * shows only at its end, so what was found in its examples is dropped when the file has another format.
 */
export class LineInspector {
  readonly #options: LineInspectorOptions;
  readonly #votes = new FormatVotes();
  readonly #reading = new FindingLog();
  readonly #blank = new LineCounter();
  readonly #crLf = new LineCounter();
  readonly #looks: FormatLooks;
  readonly #portability = new PortabilityLook();
  #bytes = 0;
  #lines = 0;
  #examples = 0;
  /** Set when the file has no lines to read. */
  #shape: FileShape | null = null;

  constructor(options: LineInspectorOptions) {
    this.#options = options;
    this.#looks = new FormatLooks(options.expected, options);
  }

  /** How much it has seen so far. */
  get read(): { readonly bytes: number; readonly examples: number } {
    return { bytes: this.#bytes, examples: this.#examples };
  }

  addBytes(count: number): void {
    this.#bytes += count;
  }

  add(line: Line): void {
    if (line.kind !== 'no-lines') this.#lines = line.number;
    if (line.kind === 'no-lines') {
      this.#shape = line.shape;
    } else if (line.kind === 'line') {
      if (line.endsInCrLf) this.#crLf.add(line.number);
      this.#read(line.bytes, line.number);
    } else {
      this.#votes.addLine(withoutBom(line.head), line.number);
      this.#reading.add(E_LINE_SIZE, { size: line.size, limit: MAX_LINE_BYTES }, line.number);
      this.#portability.addUnreadable(line.number);
    }
  }

  #read(bytes: Uint8Array, line: number): void {
    const text = withoutBom(bytes);
    if (text.length < bytes.length) this.#reading.add(E_BOM, { column: 1 }, line);
    if (isBlank(text)) {
      this.#blank.add(line);
      return;
    }
    this.#votes.addLine(text.subarray(0, HEAD_BYTES), line);
    const value = readObject(bytes, (code, facts) => this.#reading.add(code, facts, line));
    if (value === null) this.#portability.addUnreadable(line);
    else this.#addExample(value, line, bytes);
  }

  #addExample(value: JsonObject, line: number, bytes: Uint8Array): void {
    this.#examples += 1;
    const recordFormat = this.#votes.addObject(value, line);
    this.#portability.add(value, recordFormat, line);
    this.#options.onExample(line, this.#looks.add(value, recordFormat, line, bytes));
  }

  part(): InspectionPart {
    return {
      version: PART_VERSION,
      expected: this.#options.expected,
      limits: this.#options.limits,
      bytes: this.#bytes,
      lines: this.#lines,
      examples: this.#examples,
      shape: this.#shape,
      votes: this.#votes.state(),
      reading: this.#reading.findings(),
      blank: this.#blank.state(),
      crLf: this.#crLf.state(),
      formats: this.#looks.state(),
      portability: this.#portability.state(),
    };
  }

  /** Goes on as if it had seen the next part of the file. A file that has no lines has none in its other parts. */
  absorb(part: InspectionPart): void {
    this.#bytes += part.bytes;
    if (this.#shape !== null) return;
    this.#shape = part.shape;
    this.#examples += part.examples;
    this.#votes.absorb(part.votes, this.#lines);
    this.#reading.absorb(part.reading, this.#lines);
    this.#blank.absorb(part.blank, this.#lines);
    this.#crLf.absorb(part.crLf, this.#lines);
    this.#looks.absorb(part.formats, this.#lines);
    this.#portability.absorb(part.portability, this.#lines);
    this.#lines += part.lines;
  }

  /** The last line may have no end at all, so that one alone says nothing. */
  #lfLines(): number {
    const others = this.#lines - this.#crLf.count;
    return others > 1 ? others : 0;
  }

  /** What is said of rows although the file has not the format that was expected. */
  #ofOtherFormat(): Finding[] {
    const { expected } = this.#options;
    return expected === null ? [] : this.#looks.of(expected).findingsOfAnyFormat();
  }

  conclude(sha256: string): Inspection {
    const bytes = this.#bytes;
    const { expected, limits } = this.#options;
    const format = this.#shape === null ? this.#votes.format(expected) : 'unknown';
    const judged = isTrainable(format) && (expected ?? format) === format ? format : null;
    const look = judged === null ? null : this.#looks.of(judged);
    const summary: FileSummary = {
      format,
      expected,
      formatLine: this.#shape === null ? this.#votes.firstLineOf(format) : null,
      bytes,
      examples: this.#examples,
      blankLines: this.#blank,
      otherLines: judged === null ? NO_LINES : this.#looks.linesOfOthers(judged),
    };
    // With no example measured a sum of 0 would read as free training.
    const tokens = look === null || look.tokens.longest === null ? null : look.tokens;
    const findings =
      this.#shape !== null
        ? [shapeFinding(this.#shape)]
        : sortFindings([
            ...checkFile(summary, judged, limits, look),
            ...(hasLines(format) ? this.#reading.findings() : []),
            ...(look?.findings() ?? this.#ofOtherFormat()),
            ...(judged !== null && this.#crLf.count > 0
              ? [fileFinding(N_CRLF, { lines: this.#crLf.count, others: this.#lfLines() })]
              : []),
          ]);
    return {
      format,
      bytes,
      sha256,
      examples: this.#examples,
      tokensPerEpoch: tokens?.sum ?? null,
      tokenQuality: tokens?.quality ?? 'proxy',
      tokenDoubts: tokens?.doubts ?? [],
      longestExample: tokens?.longest ?? null,
      findings,
      portability: this.#portability.conclude({
        format: this.#shape === null ? format : null,
        bytes,
        examples: this.#examples,
        isTraining: limits.minExamples > 1,
        blank: this.#blank,
        findings,
      }),
    };
  }
}

const NO_LINES = { count: 0, lines: [] };

/** `judged`: the format of a file that can be trained as it is meant, else `null`. */
function checkFile(
  summary: FileSummary,
  judged: TrainableFormat | null,
  limits: Limits,
  look: FormatLook | null,
): Finding[] {
  const findings: Finding[] = [];
  const report: ReportFile = (...found) => findings.push(fileFinding(...found));
  for (const rule of FILE_RULES) {
    const applies = rule.appliesTo === 'every-format' || (judged !== null && rule.appliesTo.includes(judged));
    if (applies) rule.check(summary, limits, report);
  }
  look?.conclude(summary, report);
  return findings;
}

/** Whether what is wrong with single lines is worth saying, or only follows from what the file is. */
function hasLines(format: DatasetFormat): boolean {
  return !DOCUMENTS.has(format);
}
