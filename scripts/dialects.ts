/**
 * Writes the tables of providers in docs/datasets.md from `src/core/dataset/dialects`, between `<!-- dialects -->` and
 * `<!-- /dialects -->`. With `--check` it writes nothing and exits 1 when they differ.
 *
 *     npx node scripts/dialects.ts [--check]
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { DIALECTS } from '../src/core/dataset/dialects.ts';
import type { Dialect } from '../src/core/dataset/portability/dialect.ts';
import { FEATURES, type Feature } from '../src/core/dataset/portability/features.ts';

const [START, END] = ['<!-- dialects -->\n', '\n<!-- /dialects -->'];

/** The document with the tables that the data gives. */
export function withDialects(document: string): string {
  const [from, to] = [document.indexOf(START), document.indexOf(END)];
  if (from < 0 || to < from) throw new Error('The document has no place marked "dialects".');
  return document.slice(0, from + START.length) + tables() + document.slice(to);
}

function tables(): string {
  const providers = table(
    ['Provider', 'Formats', 'Examples', 'Bytes', 'Source'],
    DIALECTS.map(dialect => [providerCell(dialect), formatsCell(dialect), ...limitCells(dialect), sourceCell(dialect)]),
  );
  const features = Object.keys(FEATURES) as Feature[];
  const matrix = table(
    ['A row or file with', ...DIALECTS.map(({ name }) => `\`${name}\``)],
    features.map(feature => [FEATURES[feature], ...DIALECTS.map(dialect => sign(dialect, feature))]),
  );
  return `${providers}\n\n${matrix}`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map(cells => `| ${cells.join(' | ')} |`).join('\n');
}

function providerCell({ name, title, note }: Dialect): string {
  return `${title}, \`${name}\`${note === undefined ? '' : `; ${note}`}`;
}

function formatsCell({ formats }: Dialect): string {
  return Object.entries(formats)
    .map(([format, method]) => `\`${format}\`${method === 'unknown' ? ' (?)' : ''}`)
    .join(', ');
}

function limitCells({ limits }: Dialect): [string, string] {
  const { minExamples, maxExamples, maxBytes, unclearBytes, maxValidation } = limits;
  const validation = maxValidation === undefined ? '' : `; to validate: ${maxValidation.toLocaleString('en')}`;
  const unclear = unclearBytes === undefined ? '' : `${unclearBytes.toLocaleString('en')} or `;
  const most = maxExamples === null ? '' : ` to ${maxExamples.toLocaleString('en')}`;
  return [
    `${minExamples ?? '?'}${most}${validation}`,
    maxBytes === null ? '?' : `${unclear}${maxBytes.toLocaleString('en')}`,
  ];
}

function sourceCell({ source, asOf }: Dialect): string {
  return `${source} (read ${asOf})`;
}

/** Of conversations and pairs; where a method has a rule of its own, a star. */
function sign({ takes, refuses, ignores, byMethod = {} }: Dialect, feature: Feature): string {
  const rules = Object.values(byMethod);
  const isSpecial = rules.some(
    own =>
      own.takes?.includes(feature) === true ||
      [own.refuses, own.ignores, own.unclear].some(list => list?.[feature] !== undefined),
  );
  const word = takes.includes(feature)
    ? 'yes'
    : refuses[feature] !== undefined
      ? '**no**'
      : ignores[feature] !== undefined
        ? 'ignored'
        : '?';
  return isSpecial ? `${word} \\*` : word;
}

function main(): void {
  const { values } = parseArgs({ options: { check: { type: 'boolean' } } });
  const file = new URL('../docs/datasets.md', import.meta.url);
  const found = readFileSync(file, 'utf8');
  const wanted = withDialects(found);
  if (values.check !== true) writeFileSync(file, wanted);
  else if (found !== wanted) {
    process.stderr.write(
      'The tables in docs/datasets.md differ from the dialects. Run: npx node scripts/dialects.ts\n',
    );
    process.exitCode = 1;
  }
}

if (import.meta.main) main();
