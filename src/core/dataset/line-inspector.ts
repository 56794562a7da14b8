import { E_BOM, E_LINE_SIZE, N_CRLF } from '../diagnostics/codes/dataset-codes.ts';
import { exampleKeys } from './canonical-example.ts';
import type { ChatExample } from './chat-example.ts';
import { readChatExample } from './chat-shape.ts';
import { CorpusLook } from './corpus/corpus-look.ts';
import { FormatVotes } from './detect-format.ts';
import { type FileShape, shapeFinding } from './file-shape.ts';
import { FindingLog, fileFinding, LineCounter, sortFindings } from './findings.ts';
import type { DatasetFormat, Finding, Inspection } from './inspection.ts';
import { type InspectionPart, PART_VERSION } from './inspection-part.ts';
import { HEAD_BYTES, type Line, MAX_LINE_BYTES } from './lines.ts';
import type { Measure } from './measure.ts';
import { isBlank, type JsonObject, readObject, withoutBom } from './reader.ts';
import type { FileSummary, Limits, Report, ReportFile } from './rule.ts';
import { RULES } from './rules.generated.ts';
import { TokenTotal } from './token-total.ts';

const EXAMPLE_RULES = RULES.filter(rule => rule.kind === 'example');
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
const CORPUS_RULES = RULES.filter(rule => rule.kind === 'corpus');

export interface LineInspectorOptions {
  readonly measure: ((example: ChatExample) => Measure) | null;
  readonly onExample: (line: number, measure: Measure | null) => void;
  readonly limits: Limits;
}

/**
 * Takes the lines of a file one by one. All it keeps are counts, votes and the first lines of each code. What a file is
 * shows only at its end, so every object is read as chat and those findings are dropped when the file is no chat.
 */
export class LineInspector {
  readonly #options: LineInspectorOptions;
  readonly #votes = new FormatVotes();
  readonly #reading = new FindingLog();
  readonly #chat = new FindingLog();
  readonly #blank = new LineCounter();
  readonly #crLf = new LineCounter();
  readonly #tokens = new TokenTotal();
  readonly #corpus = new CorpusLook(CORPUS_RULES);
  #bytes = 0;
  #lines = 0;
  #examples = 0;
  /** Set when the file has no lines to read. */
  #shape: FileShape | null = null;

  constructor(options: LineInspectorOptions) {
    this.#options = options;
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
    if (value !== null) this.#addExample(value, line);
  }

  #addExample(value: JsonObject, line: number): void {
    this.#examples += 1;
    this.#votes.addObject(value, line);
    const report: Report = (code, facts) => this.#chat.add(code, facts, line);
    const example = readChatExample(value, report);
    const measure = example === null ? null : (this.#options.measure?.(example) ?? null);
    if (measure !== null) this.#tokens.add(measure);
    if (example !== null) {
      for (const rule of EXAMPLE_RULES) rule.check(example, measure, this.#options.limits, report);
      this.#corpus.add(example, line, measure, exampleKeys(value));
    }
    this.#options.onExample(line, measure);
  }

  part(): InspectionPart {
    return {
      version: PART_VERSION,
      limits: this.#options.limits,
      bytes: this.#bytes,
      lines: this.#lines,
      examples: this.#examples,
      shape: this.#shape,
      votes: this.#votes.state(),
      reading: this.#reading.findings(),
      chat: this.#chat.findings(),
      blank: this.#blank.state(),
      crLf: this.#crLf.state(),
      tokens: this.#tokens.state(),
      corpus: this.#corpus.state(),
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
    this.#chat.absorb(part.chat, this.#lines);
    this.#blank.absorb(part.blank, this.#lines);
    this.#crLf.absorb(part.crLf, this.#lines);
    this.#tokens.absorb(part.tokens);
    this.#corpus.absorb(part.corpus, this.#lines);
    this.#lines += part.lines;
  }

  conclude(sha256: string): Inspection {
    const bytes = this.#bytes;
    const format = this.#shape === null ? this.#votes.format() : 'unknown';
    const formatLine = this.#shape === null ? this.#votes.firstLineOf(format) : null;
    const summary = { format, formatLine, bytes, examples: this.#examples, blankLines: this.#blank };
    const isChat = format === 'chat';
    // With no example measured a sum of 0 would read as free training.
    const tokens = isChat && this.#tokens.longest !== null ? this.#tokens : null;
    return {
      format,
      bytes,
      sha256,
      examples: this.#examples,
      tokensPerEpoch: tokens?.sum ?? null,
      tokenQuality: tokens?.quality ?? 'proxy',
      tokenDoubts: tokens?.doubts ?? [],
      longestExample: tokens?.longest ?? null,
      findings:
        this.#shape !== null
          ? [shapeFinding(this.#shape)]
          : sortFindings([
              ...checkFile(summary, this.#options.limits, this.#corpus),
              ...(hasLines(format) ? this.#reading.findings() : []),
              ...(isChat ? this.#chat.findings() : []),
              ...(isChat && this.#crLf.count > 0 ? [fileFinding(N_CRLF, { lines: this.#crLf.count })] : []),
            ]),
    };
  }
}

function checkFile(summary: FileSummary, limits: Limits, corpus: CorpusLook): Finding[] {
  const findings: Finding[] = [];
  const report: ReportFile = (code, facts, lines) => findings.push(fileFinding(code, facts, lines));
  for (const rule of FILE_RULES)
    if (rule.appliesTo === 'every-format' || summary.format === 'chat') rule.check(summary, limits, report);
  if (summary.format === 'chat') corpus.conclude(summary, limits, report);
  return findings;
}

/** Whether what is wrong with single lines is worth saying, or only follows from what the file is. */
function hasLines(format: DatasetFormat): boolean {
  return !DOCUMENTS.has(format);
}
