/**
 * Writes docs/real-datasets.md from real runs over datasets that others published: what each is, what is found, and what
 * helps. Reads them from `datasets` in the folder that SHARED_DIR names; they are no part of the repository.
 *
 *     npx node scripts/real-datasets.ts
 */
import { createReadStream, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inspectHere } from '../src/adapters/inspect-here.ts';
import { unreadable } from '../src/commands/inspect.ts';
import { convertDataset } from '../src/core/dataset/convert/convert.ts';
import type { Target } from '../src/core/dataset/convert/source-formats.ts';
import { fixDataset } from '../src/core/dataset/fix/fix.ts';
import { adviceFor } from '../src/core/dataset/format-words.ts';
import { type Inspection, inspectionHasErrors, isTrainable } from '../src/core/dataset/inspection.ts';
import { parseLfsPointer } from '../src/core/dataset/lfs-pointer.ts';
import { counted, integer } from '../src/core/report/format.ts';
import { NOTES } from './real-dataset-notes.ts';

/** OpenAI's models since gpt-4o: their encoding, and the longest example that they read (2026-11-22). */
const RULES = {
  encoding: 'o200k_base',
  expected: null,
  images: null,
  maxExampleTokens: 65_536,
  minExamples: 10,
} as const;

const HEAD = `<!-- Written by scripts/real-datasets.ts; do not edit. -->

# Datasets of others

What finetune-gitops says about files that others published, under the licences named; the files are no part of this
repository. Every row is a real run: \`inspect\`, and where there is an error, \`fix\` or \`convert\` and \`inspect\` again. A code
is followed by the number of its lines. Trainable means that nothing in the file stands against it; which base models take a
format today is in [datasets](datasets.md#method-and-format).`;

interface Source {
  readonly repository: string;
  readonly path: string;
  readonly licence: string;
}

/** The document that a fresh run over the files in \`folder\` gives. */
export async function realDatasets(folder: string): Promise<string> {
  const sources = sourcesOf(readFileSync(join(folder, 'SOURCES.md'), 'utf8'));
  const names = datasetsIn(folder);
  const rows = await Promise.all(names.map(name => row(folder, name, sources.get(name.replace(/\.jsonl$/, '')))));
  const good = rows.filter(({ verdict }) => verdict.startsWith('yes')).length;
  const saved = rows.filter(({ verdict, works }) => verdict === 'no' && works).length;
  return [
    HEAD,
    '',
    `Of ${rows.length} files, ${good} can be trained as they are, ${saved} after one command, and ${rows.length - good - saved} need a person.`,
    '',
    table(
      ['File', 'Source', 'Licence', 'Format', 'Examples', 'Tokens', 'Trainable', 'Findings', 'What helps', 'Of note'],
      rows.map(({ cells }) => cells),
    ),
    '',
  ].join('\n');
}

export function datasetsIn(folder: string): string[] {
  return readdirSync(folder)
    .filter(name => /\.jsonl?$/.test(name))
    .toSorted();
}

/** By file name, or what stands for it. */
function sourcesOf(text: string): ReadonlyMap<string, Source> {
  const rows = text.split('\n').map(line => line.split('|').map(cell => cell.trim()));
  return new Map(
    rows.flatMap(([, slug, repository, path, , licence]) =>
      slug === undefined || licence === undefined || path?.startsWith('`') !== true
        ? []
        : [[slug, { repository: repository ?? '', path: path.replaceAll('`', ''), licence }] as const],
    ),
  );
}

interface Row {
  readonly verdict: string;
  readonly works: boolean;
  readonly cells: readonly string[];
}

async function row(folder: string, name: string, source: Source | undefined): Promise<Row> {
  const path = join(folder, name);
  const inspection = await inspectedFile(path);
  const { format, examples, tokensPerEpoch, tokenQuality } = inspection;
  const isGood = isTrainable(format) && !inspectionHasErrors(inspection);
  const verdict = isGood ? `yes, as ${format}` : 'no';
  const help = isGood
    ? { works: true, text: whatIsMended(readFileSync(path)) }
    : await whatHelps(readFileSync(path), inspection);
  const tokens = tokensPerEpoch === null ? '' : `${tokenQuality === 'exact' ? '' : 'about '}${integer(tokensPerEpoch)}`;
  return {
    verdict,
    works: help.works,
    cells: [
      `\`${name}\``,
      source === undefined ? '?' : `${source.repository}, \`${source.path}\``,
      source?.licence ?? '?',
      format,
      integer(examples),
      tokens,
      verdict,
      codes(inspection),
      help.text,
      NOTES[name] ?? '',
    ],
  };
}

/** As `inspect` does: a pointer of Git LFS is followed, and what it names is not here. */
async function inspectedFile(path: string): Promise<Inspection> {
  if (parseLfsPointer(readFileSync(path)) !== null) return unreadable(path, { kind: 'lfs-fault', problem: 'missing' });
  return (await inspectHere({ rules: RULES, bytes: statSync(path).size, chunks: createReadStream(path) })).inspection;
}

function codes({ findings }: Inspection): string {
  return findings.map(({ code, count }) => `[${code}](diagnostics/${code}.md) ${count}`).join(', ');
}

/** What `fix` would do to a file that can be trained. */
function whatIsMended(bytes: Uint8Array): string {
  const fixed = fixDataset(bytes, { all: true });
  const did = fixed.kind === 'fixed' ? fixed.changes.map(change => change.code ?? change.fix) : [];
  return did.length === 0 ? '' : `\`fix --all\` mends ${did.join(', ')}`;
}

interface Help {
  readonly works: boolean;
  readonly text: string;
}

/** The first command whose result can be trained; else what is left after the one that comes closest, and what to do. */
async function whatHelps(bytes: Uint8Array, { format, findings }: Inspection): Promise<Help> {
  const missing = findings.find(({ code }) => code === 'E_LFS_MISSING');
  if (missing !== undefined) return { works: false, text: `By hand: E_LFS_MISSING: ${plain(missing.fix)}` };
  const target: Target = format === 'preference' || format === 'trl-preference' ? 'preference' : 'chat';
  const fixed = fixDataset(bytes, { all: false });
  if (fixed.kind === 'fixed' && !inspectionHasErrors(await inspected(fixed.bytes)))
    return { works: true, text: '`fix --write` works' };
  const conversion = convertDataset(bytes, null, target);
  if (conversion.kind === 'refused') {
    const [{ line, what } = { line: null, what: '' }] = conversion.problems;
    const advice = adviceFor(format, 'any');
    const place = line === null ? '' : `line ${line}: `;
    return { works: false, text: `\`convert\` refuses it (${place}${plain(what)}) ${plain(advice)}` };
  }
  const dropped = conversion.dropped.map(({ field, count }) => `\`${field}\` ${count}`).join(', ');
  const did = `\`convert --to ${target}\` gives ${counted(conversion.rows.length, 'row')}${dropped === '' ? '' : `, without ${dropped}`}`;
  const after = await inspected(new TextEncoder().encode(conversion.rows.map(text => `${text}\n`).join('')));
  const left = after.findings.filter(({ severity }) => severity === 'error');
  if (left.length === 0) return { works: true, text: did };
  const before = new Set(findings.filter(({ severity }) => severity === 'error').map(({ code }) => code));
  const isTheSame = left.length === before.size && left.every(({ code }) => before.has(code));
  return {
    works: false,
    text: `${isTheSame ? 'By hand: ' : `${did}; then by hand: `}${left.map(({ code, fix }) => `${code}: ${plain(fix)}`).join(' ')}`,
  };
}

async function inspected(bytes: Uint8Array): Promise<Inspection> {
  const chunks = (async function* () {
    yield bytes;
  })();
  return (await inspectHere({ rules: RULES, bytes: bytes.length, chunks })).inspection;
}

function plain(text: string): string {
  return text.replace(/[\\*<[|]/g, String.raw`\$&`);
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map(cells => `| ${cells.join(' | ')} |`).join('\n');
}

async function main(): Promise<void> {
  const shared = process.env['SHARED_DIR'] ?? '../shared';
  const target = fileURLToPath(new URL('../docs/real-datasets.md', import.meta.url));
  writeFileSync(target, await realDatasets(resolve(shared, 'datasets')));
}

if (import.meta.main) await main();
