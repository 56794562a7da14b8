import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { DIST } from '../support/stage.ts';

const KILOBYTE = 1024;
/**
 * Of what is neither a library nor data: 706 KB when it was set (2026-11-22), so that growth is noticed. The code is bundled
 * as it is written, with names, lines and indents, because people read it before they trust it; with all of these taken
 * away, three fifths would remain.
 */
const CODE_LIMIT = 740 * KILOBYTE;

/** The bundler's note of the source file that the next lines are from. */
const SOURCE = /^\/\/ (\S+\.(?:ts|json))$/;
/** A declaration of `defineCode`, which is little but words. */
const WORDING = /^const \w+ = defineCode\(\{\n[\s\S]*?^\}\);\n/gm;
/** What is only looked up: prices, what providers take, and classes of characters. */
const DATA: readonly (readonly [name: string, source: RegExp])[] = [
  ['catalogs of prices', /^src\/providers\/(?:catalogs\.ts|.+\.json)$/],
  ['dialects', /^src\/core\/dataset\/(?:dialects\.ts$|dialects\/|portability\/features\.ts$)/],
  ['classes of characters', /^src\/core\/tokens\/character-class-runs\.ts$/],
];

/** The bytes of each kind in one file of our own. */
function measure(text: string, sizes: Map<string, number>): void {
  let data = 'code';
  let rest = '';
  for (const line of text.split(/(?<=\n)/)) {
    const source = SOURCE.exec(line.trimEnd())?.[1];
    if (source !== undefined) data = DATA.find(([, pattern]) => pattern.test(source))?.[0] ?? 'code';
    if (data === 'code') rest += line;
    else add(sizes, data, line);
  }
  const code = rest.replace(WORDING, words => {
    add(sizes, 'wording of diagnostics', words);
    return '';
  });
  add(sizes, 'code', code);
}

function add(sizes: Map<string, number>, kind: string, text: string): void {
  sizes.set(kind, (sizes.get(kind) ?? 0) + Buffer.byteLength(text));
}

test('the build is small, and says how', async () => {
  const names = (await readdir(DIST)).filter(name => name.endsWith('.js')).sort();
  const own = names.filter(name => !name.startsWith('vendor-'));
  const sizes = new Map<string, number>();
  for (const name of own) measure(await readFile(join(DIST, name), 'utf8'), sizes);
  const ranks = (await readdir(join(DIST, 'ranks'))).filter(name => name.endsWith('.bin')).sort();
  const apart = [...names.filter(name => name.startsWith('vendor-')), ...ranks.map(name => join('ranks', name))];
  const rows: (readonly [string, number])[] = [
    ...sizes,
    ...(await Promise.all(apart.map(async name => [name, (await stat(join(DIST, name))).size] as const))),
  ];
  const print = ([name, bytes]: readonly [string, number]) => `${Math.round(bytes / KILOBYTE)} KB ${name}`;
  process.stdout.write(`${own.length} files of our own\n${rows.map(print).join('\n')}\n`);

  expect(ranks).toEqual(['cl100k_base.bin', 'o200k_base.bin', 'p50k_base.bin', 'r50k_base.bin']);
  // Each kind was found, so that none is counted as another.
  expect([...sizes.keys()].sort()).toEqual(['code', 'wording of diagnostics', ...DATA.map(([name]) => name)].sort());
  expect(sizes.get('code')).toBeLessThan(CODE_LIMIT);
});
