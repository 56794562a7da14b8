/**
 * Writes `rules.generated.ts`, the list of all dataset rules, from the file names in `rules/`: adding a rule is adding
 * a file and running this. With `--check` it writes nothing and exits 1 when the list is not up to date.
 *
 *     node scripts/rules.ts [--check] [folder of the dataset code]
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

/** The text of the list for these file names, in the order of the names. */
export function rulesModule(fileNames: readonly string[]): string {
  const rules = fileNames
    .filter(name => name.endsWith('.ts'))
    .toSorted()
    .map(name => ({ name, alias: camelCase(name.slice(0, -'.ts'.length)) }));
  return [
    '// Written by scripts/rules.ts from the file names in rules/; do not edit.',
    "import type { Rule } from './rule.ts';",
    ...rules.map(({ name, alias }) => `import { rule as ${alias} } from './rules/${name}';`),
    '',
    'export const RULES: readonly Rule[] = [',
    ...rules.map(({ alias }) => `  ${alias},`),
    '];',
    '',
  ].join('\n');
}

function camelCase(kebab: string): string {
  return kebab.replace(/-(\w)/g, (_match, letter: string) => letter.toUpperCase());
}

function main(): void {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { check: { type: 'boolean' } } });
  const folder = positionals[0] ?? fileURLToPath(new URL('../src/core/dataset', import.meta.url));
  const target = join(folder, 'rules.generated.ts');
  const wanted = rulesModule(readdirSync(join(folder, 'rules')));
  if (values.check !== true) writeFileSync(target, wanted);
  else if (readFileSync(target, 'utf8') !== wanted) {
    process.stderr.write('rules.generated.ts does not list the files in rules/. Run: npx node scripts/rules.ts\n');
    process.exitCode = 1;
  }
}

if (import.meta.main) main();
