import { E_BOM, E_LINE_SIZE } from '../diagnostics/codes/dataset-codes.ts';
import type { ChatExample } from './chat-example.ts';
import { readChatExample } from './chat-shape.ts';
import { FormatVotes } from './detect-format.ts';
import { FindingLog, fileFinding, LineCounter, sortFindings } from './findings.ts';
import type { DatasetFormat, Finding, Inspection } from './inspection.ts';
import { HEAD_BYTES, type Line, MAX_LINE_BYTES } from './lines.ts';
import type { Measure } from './measure.ts';
import { isBlank, type JsonObject, readObject, withoutBom } from './reader.ts';
import type { FileSummary, Limits, Report, ReportFile } from './rule.ts';
import { RULES } from './rules.generated.ts';
import { TokenTotal } from './token-total.ts';

const EXAMPLE_RULES = RULES.filter(rule => rule.kind === 'example');
const FILE_RULES = RULES.filter(rule => rule.kind === 'file');

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
  readonly #tokens = new TokenTotal();
  #examples = 0;

  constructor(options: LineInspectorOptions) {
    this.#options = options;
  }

  add(line: Line): void {
    if (line.kind === 'line') {
      this.#read(line.bytes, line.number);
    } else {
      this.#votes.addLine(withoutBom(line.head));
      this.#reading.add(E_LINE_SIZE, { size: line.size, limit: MAX_LINE_BYTES }, line.number);
    }
  }

  #read(bytes: Uint8Array, line: number): void {
    const text = withoutBom(bytes);
    if (text.length < bytes.length) this.#reading.add(E_BOM, {}, line);
    if (isBlank(text)) {
      this.#blank.add(line);
      return;
    }
    this.#votes.addLine(text.subarray(0, HEAD_BYTES));
    const value = readObject(text, (code, facts) => this.#reading.add(code, facts, line));
    if (value !== null) this.#addExample(value, line);
  }

  #addExample(value: JsonObject, line: number): void {
    this.#examples += 1;
    this.#votes.addObject(value);
    const report: Report = (code, facts) => this.#chat.add(code, facts, line);
    const example = readChatExample(value, report);
    const measure = example === null ? null : (this.#options.measure?.(example) ?? null);
    if (measure !== null) this.#tokens.add(measure);
    if (example !== null) for (const rule of EXAMPLE_RULES) rule.check(example, measure, this.#options.limits, report);
    this.#options.onExample(line, measure);
  }

  conclude(bytes: number, sha256: string): Inspection {
    const format = this.#votes.format();
    const summary = { format, bytes, examples: this.#examples, blankLines: this.#blank };
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
      longestExample: tokens?.longest ?? null,
      findings: sortFindings([
        ...checkFile(summary, this.#options.limits),
        ...(hasLines(format) ? this.#reading.findings() : []),
        ...(isChat ? this.#chat.findings() : []),
      ]),
    };
  }
}

function checkFile(summary: FileSummary, limits: Limits): Finding[] {
  const findings: Finding[] = [];
  const report: ReportFile = (code, facts, lines) => findings.push(fileFinding(code, facts, lines));
  for (const rule of FILE_RULES)
    if (rule.appliesTo === 'every-format' || summary.format === 'chat') rule.check(summary, limits, report);
  return findings;
}

/** Whether what is wrong with single lines is worth saying, or only follows from what the file is. */
function hasLines(format: DatasetFormat): boolean {
  return format !== 'json-array' && format !== 'git-lfs-pointer' && format !== 'empty';
}
