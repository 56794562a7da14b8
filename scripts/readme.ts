/**
 * Writes the tables of inputs and outputs in README.md from action.yml, between `<!-- inputs -->` and
 * `<!-- /inputs -->`, and the same for outputs. With `--check` it writes nothing and exits 1 when they differ.
 *
 *     npx node scripts/readme.ts [--check]
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';
import { z } from 'zod';

const Action = z.object({
  inputs: z.record(z.string(), z.object({ description: z.string(), default: z.string() })),
  outputs: z.record(z.string(), z.object({ description: z.string() })),
});

/** The README with its tables as `action`, the text of action.yml, has them. */
export function withTables(readme: string, action: string): string {
  const { inputs, outputs } = Action.parse(parse(action));
  const inputRows = Object.entries(inputs).map(([name, input]) => [
    `\`${name}\``,
    input.default === '' ? '' : `\`${input.default}\``,
    input.description,
  ]);
  const outputRows = Object.entries(outputs).map(([name, { description }]) => [`\`${name}\``, description]);
  const withInputs = between(readme, 'inputs', table(['Input', 'Default', 'Meaning'], inputRows));
  return between(withInputs, 'outputs', table(['Output', 'Meaning'], outputRows));
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map(cells => `| ${cells.join(' | ')} |`).join('\n');
}

function between(text: string, name: string, content: string): string {
  const [start, end] = [`<!-- ${name} -->\n`, `\n<!-- /${name} -->`];
  const [from, to] = [text.indexOf(start), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`The README has no place marked "${name}".`);
  return text.slice(0, from + start.length) + content + text.slice(to);
}

function main(): void {
  const { values } = parseArgs({ options: { check: { type: 'boolean' } } });
  const file = new URL('../README.md', import.meta.url);
  const found = readFileSync(file, 'utf8');
  const wanted = withTables(found, readFileSync(new URL('../action.yml', import.meta.url), 'utf8'));
  if (values.check !== true) writeFileSync(file, wanted);
  else if (found !== wanted) {
    process.stderr.write('The tables in README.md differ from action.yml. Run: npx node scripts/readme.ts\n');
    process.exitCode = 1;
  }
}

if (import.meta.main) main();
