/**
 * Writes docs/diagnostics/: one page for each diagnostic code and an index, from the wording in the source. With
 * `--check` it writes nothing and exits 1 when a page is missing, out of date or left over.
 *
 *     npx node scripts/diagnostics.ts [--check]
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type ExampleOf, hasNotation, NOTATION } from '../src/commands/code-example.ts';
import { CODE_EXAMPLES } from '../src/commands/code-examples.ts';
import type { CodeSource } from '../src/commands/code-source.ts';
import { CODE_SOURCES } from '../src/commands/code-sources.ts';
import { DATASET_CODES } from '../src/core/dataset/codes.ts';
import * as manifestCodes from '../src/core/diagnostics/codes/manifest-codes.ts';
import * as planCodes from '../src/core/diagnostics/codes/plan-codes.ts';
import type { Code, Severity } from '../src/core/diagnostics/diagnostic.ts';

type AnyCode = Code<never>;

const AREAS: readonly { readonly about: string; readonly codes: readonly AnyCode[] }[] = [
  { about: 'the manifest', codes: Object.values(manifestCodes) },
  { about: 'a dataset', codes: DATASET_CODES },
  { about: 'the plan', codes: Object.values(planCodes) },
];

const CONSEQUENCE: Readonly<Record<Severity, string>> = {
  error: 'The check of the pull request fails until it is mended.',
  warning: 'It stops nothing, but deserves a look before the merge.',
  notice: 'It only informs.',
};

const NOTE = '<!-- Written by scripts/diagnostics.ts; do not edit. -->';

/** The whole folder: file name → text. */
export function diagnosticPages(): ReadonlyMap<string, string> {
  const pages = new Map([['README.md', index()]]);
  for (const { about, codes } of AREAS) for (const code of codes) pages.set(`${code.code}.md`, page(code, about));
  return pages;
}

/** Names of the files in `folder` that are missing, differ from the source, or belong to no code any more. */
export function stalePages(folder: string): string[] {
  const pages = diagnosticPages();
  const found = new Set(readdirSync(folder));
  const differs = [...pages].filter(
    ([name, text]) => !found.has(name) || readFileSync(join(folder, name), 'utf8') !== text,
  );
  return [...differs.map(([name]) => name), ...[...found].filter(name => !pages.has(name))];
}

function page(code: AnyCode, about: string): string {
  const kind = code.severity[0]?.toUpperCase() + code.severity.slice(1);
  return [
    NOTE,
    '',
    `# ${code.code}`,
    '',
    `**${plain(code.headline)}.** ${fixedMessage(code)}`.trimEnd(),
    '',
    `${kind} about ${about}. ${CONSEQUENCE[code.severity]}`,
    '',
    '## Why it matters',
    '',
    plain(code.why),
    '',
    '## What to do',
    '',
    plain(code.fix),
    '',
    ...example(code),
    ...source(code),
    '[All codes](README.md)',
    '',
  ].join('\n');
}

const SHOWN: Readonly<Record<ExampleOf, readonly [bad: string, good: string, language: string]>> = {
  line: ['Among the lines of a dataset this has it:', 'This does not:', 'text'],
  dataset: ['This dataset has it:', 'This one does not:', 'text'],
  manifest: ['This manifest has it:', 'This one does not:', 'yaml'],
  workflow: ['This in a workflow has it:', 'This does not:', 'yaml'],
  change: ['This change has it:', 'This one does not:', 'diff'],
  situation: ['Here it is found:', 'Here it is not:', 'text'],
};

function example({ code }: AnyCode): string[] {
  const shown = CODE_EXAMPLES[code];
  if (shown === undefined) return [];
  const [bad, good, language] = SHOWN[shown.of];
  return [
    '## For example',
    '',
    ...(shown.given === null ? [] : [plain(shown.given), '']),
    bad,
    '',
    ...fenced(shown.bad, language),
    '',
    good,
    '',
    ...fenced(shown.good, language),
    '',
    ...(hasNotation(shown) ? [plain(NOTATION), ''] : []),
  ];
}

/** A fence that the text cannot close. */
function fenced(text: string, language: string): string[] {
  const runs = text.match(/`+/g) ?? [];
  const fence = '`'.repeat(Math.max(3, ...runs.map(run => run.length + 1)));
  return [`${fence}${language}`, text, fence];
}

function source({ code }: AnyCode): string[] {
  const from = CODE_SOURCES[code];
  if (from === undefined) return [];
  const note = from.note === null ? '' : ` ${plain(from.note)}`;
  return ['## Source', '', `${origin(from)}, ${from.date}.${note}`, ''];
}

function origin(from: CodeSource): string {
  if (from.kind === 'ours') {
    const path = from.document.startsWith('docs/') ? from.document.slice(5) : `../${from.document}`;
    return `A rule of this project: [${plain(from.document.replace(/#.*/, ''))}](../${path})`;
  }
  return from.url === null ? plain(from.title) : `[${plain(from.title)}](${from.url})`;
}

/** A message that needs no facts says the same everywhere. The others are about one place, and are left out. */
function fixedMessage(code: AnyCode): string {
  return code.message.length === 0 ? plain((code.message as () => string)()) : '';
}

function index(): string {
  const count = AREAS.reduce((sum, { codes }) => sum + codes.length, 0);
  return [
    NOTE,
    '',
    '# Diagnostics',
    '',
    `The ${count} codes that a plan, an annotation, the command line or its JSON can name. A code keeps its meaning;`,
    'its wording may improve. `E_` is an error, `W_` a warning, `N_` a notice.',
    ...AREAS.flatMap(({ about, codes }) => [
      '',
      `## About ${about}`,
      '',
      '| Code | Headline |',
      '| --- | --- |',
      ...codes
        .toSorted((a, b) => (a.code < b.code ? -1 : 1))
        .map(({ code, headline }) => `| [${code}](${code}.md) | ${plain(headline)} |`),
    ]),
    '',
  ].join('\n');
}

/**
 * The text as Markdown that shows exactly this, but for pairs of backticks, which make code of what is between them.
 * Underscores inside a word mean nothing there.
 */
function plain(text: string): string {
  return text
    .split(/(`[^`]+`)/)
    .map((part, index) => (index % 2 === 0 ? escaped(part) : part))
    .join('');
}

function escaped(text: string): string {
  return text
    .replace(/[\\`*<[|]/g, String.raw`\$&`)
    .replace(/(?<![A-Za-z0-9])_+|_+(?![A-Za-z0-9])/g, run => String.raw`\_`.repeat(run.length));
}

function main(): void {
  const { values } = parseArgs({ options: { check: { type: 'boolean' } } });
  const folder = fileURLToPath(new URL('../docs/diagnostics', import.meta.url));
  mkdirSync(folder, { recursive: true });
  const stale = stalePages(folder);
  if (values.check === true && stale.length > 0) {
    process.stderr.write(`Out of date: ${stale.join(', ')}. Run: npx node scripts/diagnostics.ts\n`);
    process.exitCode = 1;
  } else if (values.check !== true) {
    const pages = diagnosticPages();
    for (const name of stale) {
      const text = pages.get(name);
      if (text === undefined) rmSync(join(folder, name));
      else writeFileSync(join(folder, name), text);
    }
  }
}

if (import.meta.main) main();
