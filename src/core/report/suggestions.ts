import type { LineSuggestion } from '../dataset/fix/suggest-line.ts';
import { code } from './escape.ts';
import { counted } from './format.ts';

/** Files that more could be mended in than is offered here, and whether that changes examples. */
export interface Rest {
  readonly paths: readonly string[];
  readonly changesExamples: boolean;
}

const MARKER = /^<!-- finetune-gitops:suggestion:([0-9a-f]{32}) -->/;

/** The digest of the suggestion that one of our comments made, or `null` for a comment that makes none. */
export function suggestionIn(body: string): string | null {
  return MARKER.exec(body)?.[1] ?? null;
}

/**
 * A review comment whose suggestion replaces the line it is on. GitHub takes the block word for word, so nothing in it
 * is escaped: the text is one line with nothing hidden, and the fence is longer than any run of backticks in it.
 */
export function suggestionBody({ text, findings, did, digest }: LineSuggestion): string {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map(run => run.length));
  const fence = '`'.repeat(longest + 1);
  const what = findings.map(finding => `**${finding.code}** ${finding.headline}.`).join(' ');
  return [
    `<!-- finetune-gitops:suggestion:${digest} -->`,
    `${what} Mended as \`finetune-gitops fix --all\` would: ${did.join('; ')}.`,
    '',
    `${fence}suggestion`,
    text,
    fence,
    '',
  ].join('\n');
}

/** What the review says above its comments. */
export function reviewBody(lines: number, rest: Rest): string {
  const offered = `${counted(lines, 'line')} can be mended by accepting ${lines === 1 ? 'a suggestion' : 'suggestions'}.`;
  const why = 'Each changes the dataset, so the plan and its price change with it.';
  if (rest.paths.length === 0) return `${offered} ${why}\n`;
  const command = `finetune-gitops fix --write ${rest.changesExamples ? '--all ' : ''}${rest.paths.map(asArgument).join(' ')}`;
  return `${offered} ${why}\n\nMore lines can be mended the same way; this mends them all: ${code(command, 300)}\n`;
}

/** As a shell takes it. */
function asArgument(path: string): string {
  return /^[A-Za-z0-9][A-Za-z0-9._/-]*$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
}
