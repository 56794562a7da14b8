import { createHash } from 'node:crypto';
import { hasHiddenText } from '../../diagnostics/show-text.ts';
import { inspectDataset } from '../inspect.ts';
import type { Finding } from '../inspection.ts';
import { readObject } from '../reader.ts';
import { forEachString } from '../sensitive/example-texts.ts';
import { findSensitive } from '../sensitive/find-sensitive.ts';
import { mendLine } from './mend-line.ts';

/** Codes that mending a single line can answer. Line ends, blank lines and repetitions are left to `fix`. */
const ANSWERED: ReadonlySet<string> = new Set(['E_BOM', 'E_MESSAGE_NAME', 'E_WEIGHT', 'W_ANSWER_EDGE']);

/** 8 KiB: the comment repeats the line, and nobody reviews a longer one in a comment (our choice, 2026-11-22). */
const MAX_SUGGESTED_BYTES = 8192;

/** What a line could be replaced by, and which of its findings that answers. */
export interface LineSuggestion {
  /** The line without its line end: JSON, with nothing in it that a reader would not see. */
  readonly text: string;
  readonly isError: boolean;
  readonly findings: readonly Pick<Finding, 'code' | 'headline'>[];
  /** What is done to the line, in the past. */
  readonly did: readonly string[];
  /** The same for the same replacement of the same line of the same file, wherever in it the line stands. */
  readonly digest: string;
}

/** Errors and warnings that one line may be mended of, by line. Of each code an inspection names the first 50 lines. */
export function mendableLines(findings: readonly Finding[]): Map<number, Finding[]> {
  const byLine = new Map<number, Finding[]>();
  for (const finding of mendableFindings(findings))
    for (const line of finding.lines) byLine.set(line, [...(byLine.get(line) ?? []), finding]);
  return byLine;
}

export function mendableFindings(findings: readonly Finding[]): Finding[] {
  return findings.filter(({ code, severity }) => severity !== 'notice' && ANSWERED.has(code));
}

/**
 * What to offer for a line with these findings, or `null`. Offered is only what `fix --all` would make of it, only when
 * a finding goes away by it, and never a line that is long, holds something hidden, or holds what looks like a secret or
 * personal data: a comment outlives the line, and is sent by mail.
 */
export async function suggestLine(
  path: string,
  line: Uint8Array,
  findings: readonly Finding[],
): Promise<LineSuggestion | null> {
  if (line.length > MAX_SUGGESTED_BYTES) return null;
  const mended = mendLine(line);
  if (mended === null || mendLine(mended.bytes) !== null) return null;
  const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(mended.bytes);
  if (hasHiddenText(text) || holdsSensitive(text, mended.bytes)) return null;

  const [before, after] = [await findingsOf(line), await findingsOf(mended.bytes)];
  const isAnswered = ({ code }: Finding): boolean =>
    !has(after, code) && (has(before, code) || mended.changes.some(change => change.code === code));
  const answered = findings.filter(isAnswered);
  if (answered.length === 0) return null;
  return {
    text,
    isError: answered.some(({ severity }) => severity === 'error'),
    findings: answered.map(({ code, headline }) => ({ code, headline })),
    did: mended.changes.map(({ did }) => did),
    digest: createHash('sha256').update(`${path}\0`).update(line).update(`\0${text}`).digest('hex').slice(0, 32),
  };
}

function has(findings: readonly Finding[], code: string): boolean {
  return findings.some(finding => finding.code === code);
}

/** What is wrong with the line as the only one of a file. */
async function findingsOf(line: Uint8Array): Promise<readonly Finding[]> {
  const rules = { expected: null, measure: null, maxExampleTokens: null, minExamples: 1 };
  return (await inspectDataset({ ...rules, chunks: once(line) })).findings;
}

async function* once(line: Uint8Array): AsyncGenerator<Uint8Array> {
  yield line;
}

/** As it is written, and every decoded string and key, also those that no rule reads. */
function holdsSensitive(text: string, bytes: Uint8Array): boolean {
  let isFound = findSensitive(text).length > 0;
  forEachString(
    readObject(bytes, () => undefined),
    part => {
      isFound ||= findSensitive(part).length > 0;
    },
  );
  return isFound;
}
