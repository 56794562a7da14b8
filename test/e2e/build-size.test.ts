import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { parseSync } from 'rolldown/utils';
import { expect, test } from 'vitest';
import { DATA_PARTS } from '../../scripts/chunks.ts';
import { TEXTS } from '../../scripts/texts.ts';
import { DIST } from '../support/stage.ts';

const KILOBYTE = 1024;
/**
 * Of the Action's own code: all that `action.js` can come to load, at its start or later, in bytes as they are. Code is what
 * can decide something. Apart are libraries, data in files of its own (ranks, catalogs of prices, constant texts, examples and
 * sources of codes, and in `tables.js` what providers take, forms of secrets and personal data, names and words), and the
 * declarations of codes, which are little but words: in `tables.js` too, or with the rule that has the code
 * (`declarationsIn`). 294 KB on 2026-11-22, of which nothing is counted twice or left out of the print.
 */
const ACTION_LIMIT = 300 * KILOBYTE;
/** The same of the Action and the command line together, so that growth is noticed: 397 KB on 2026-11-22. */
const ALL_LIMIT = 425 * KILOBYTE;

const DATA = DATA_PARTS.map(({ name }) => `${name}.js`);
const IMPORTED = /(?:\bfrom|\bimport\(?|\bURL\()\s*["'`]\.\/([\w.-]+\.js)["'`]/g;

/** A file of dist/ and all that it can come to load from there. */
async function reachableFrom(entry: string): Promise<string[]> {
  const files = new Set([entry]);
  for (const file of files) {
    const code = await readFile(join(DIST, file), 'utf8');
    for (const [, name = ''] of code.matchAll(IMPORTED)) if (await exists(name)) files.add(name);
  }
  return [...files];
}

async function exists(name: string): Promise<boolean> {
  return (await readdir(DIST)).includes(name);
}

function isLibrary(name: string): boolean {
  return name.startsWith('vendor-') || name === 'rolldown-runtime.js';
}

async function sizeOf(...names: readonly string[]): Promise<number> {
  const sizes = await Promise.all(names.map(async name => (await stat(join(DIST, name))).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** How many bytes of a script declare codes: a severity, words and a sentence with numbers in it, and no more. */
async function declarationsIn(...names: readonly string[]): Promise<number> {
  let bytes = 0;
  for (const name of names) {
    const code = await readFile(join(DIST, name), 'utf8');
    for (const [start, end] of declarationsOf(parseSync(name, code).program))
      bytes += Buffer.byteLength(code.slice(start, end));
  }
  return bytes;
}

const DECLARED = ['code', 'severity', 'headline', 'message', 'why', 'fix'].sort();

/**
 * Calls with one object that has the fields of a declaration and no other (`Code` in `src/core/diagnostics/diagnostic.ts`);
 * without its `at`, which is code.
 */
function* declarationsOf(node: unknown): Generator<readonly [start: number, end: number]> {
  if (Array.isArray(node)) for (const item of node) yield* declarationsOf(item);
  if (typeof node !== 'object' || node === null || Array.isArray(node)) return;
  if (isDeclaration(node)) {
    const at = propertiesOf(node).find(({ key }) => key?.name === 'at') ?? { start: node.end, end: node.end };
    yield [node.start, at.start];
    yield [at.end, node.end];
  } else for (const child of Object.values(node)) yield* declarationsOf(child);
}

interface Property {
  readonly start: number;
  readonly end: number;
  readonly key?: { readonly name?: string };
}

interface Call {
  readonly type: 'CallExpression';
  readonly start: number;
  readonly end: number;
  readonly arguments: readonly { readonly properties?: readonly Property[] }[];
}

function propertiesOf({ arguments: [only] }: Call): readonly Property[] {
  return only?.properties ?? [];
}

function isDeclaration(node: object): node is Call {
  if (!('type' in node) || node.type !== 'CallExpression') return false;
  const fields = propertiesOf(node as Call).map(({ key }) => key?.name);
  return (
    (node as Call).arguments.length === 1 &&
    fields
      .filter(field => field !== 'mayWarn' && field !== 'at')
      .sort()
      .join() === DECLARED.join()
  );
}

test('the build is small, and says how', async () => {
  const names = await readdir(DIST, { recursive: true });
  const files = names.filter(name => /\.(?:js|json|bin)$/.test(name)).sort();
  const scripts = files.filter(name => name.endsWith('.js'));
  const code = scripts.filter(name => !isLibrary(name) && !DATA.includes(name));
  const ofAction = (await reachableFrom('action.js')).filter(name => code.includes(name));
  const rest = code.filter(name => !ofAction.includes(name));
  const declared = await declarationsIn(...ofAction);
  const alsoDeclared = await declarationsIn(...rest);
  const action = (await sizeOf(...ofAction)) - declared;
  const all = (await sizeOf(...code)) - declared - alsoDeclared;

  const rows: (readonly [string, number])[] = [
    [`own code of the Action, ${ofAction.length} files`, action],
    [`own code of the command line alone, ${rest.length} files`, all - action],
    ['declarations of codes in these', declared + alsoDeclared],
  ];
  for (const name of files) if (!code.includes(name)) rows.push([name, await sizeOf(name)]);
  rows.push(['all files', await sizeOf(...files)]);
  process.stdout.write(`${rows.map(([name, bytes]) => `${Math.round(bytes / KILOBYTE)} KB ${name}`).join('\n')}\n`);

  expect(files.filter(name => name.endsWith('.bin'))).toEqual(
    ['cl100k_base', 'o200k_base', 'p50k_base', 'r50k_base'].map(name => join('ranks', `${name}.bin`)),
  );
  expect(files).toEqual(expect.arrayContaining([TEXTS, ...DATA]));
  expect(ofAction).toEqual(expect.arrayContaining(['preview.js', 'reconcile.js', 'client.js', 'inspection.js']));
  expect(rest).toContain('desk-datasets.js');
  expect(declared).toBeGreaterThan(0);
  expect(action).toBeLessThan(ACTION_LIMIT);
  expect(all).toBeLessThan(ALL_LIMIT);
});

const DECIDES =
  /^(?:(?:For|ForIn|ForOf|While|DoWhile|If|Switch|Throw|Try)Statement|(?:Await|New|Yield)Expression|Class(?:Declaration|Expression))$/;

function* typesIn(node: unknown): Generator<string> {
  if (typeof node !== 'object' || node === null) return;
  if ('type' in node && typeof node.type === 'string') yield node.type;
  for (const child of Object.values(node)) yield* typesIn(child);
}

test('what is counted as data declares, and decides nothing', async () => {
  for (const name of DATA) {
    const code = await readFile(join(DIST, name), 'utf8');
    expect(
      [...typesIn(parseSync(name, code).program)].filter(type => DECIDES.test(type)),
      name,
    ).toEqual([]);
    const imported = [...code.matchAll(IMPORTED)].map(([, file]) => file);
    expect(imported.filter(file => file !== 'rolldown-runtime.js')).toEqual([]);
  }
});
