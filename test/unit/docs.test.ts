import { globSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { describe, expect, test } from 'vitest';
import { stalePages } from '../../scripts/diagnostics.ts';
import { withDialects } from '../../scripts/dialects.ts';
import { withTables } from '../../scripts/readme.ts';
import { E_DATASET_MISSING } from '../../src/core/diagnostics/codes/plan-codes.ts';
import { diagnose } from '../../src/core/diagnostics/diagnostic.ts';
import { dialectOf } from '../../src/core/prices/dialect.ts';
import { offersOf } from '../../src/core/prices/offers.ts';
import { comparisonJson } from '../../src/core/report/comparison.ts';
import { inspectionJson, ledgerJson, planJson } from '../../src/core/report/json.ts';
import { ACTION_WORDS } from '../../src/core/report/word-tables.ts';
import { aChange, aFinding, aLedger, aModel, anInspection, aPlan, aRun, CATALOG, hash } from '../support/builders.ts';
import { aPortability } from '../support/portability.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const pages = globSync('**/*.md', { cwd: root, exclude: ['**/node_modules', 'dist', 'test'] }).toSorted();

const aFoundProblem = diagnose(E_DATASET_MISSING, { path: 'models.yaml', line: 1, column: 1 }, { path: 'a.jsonl' });

function aComparison() {
  const inspection = anInspection();
  const terms = {
    method: 'supervised',
    today: '2026-11-22',
    epochs: 3,
    dialect: dialectOf,
    inspected: () => inspection,
  };
  const offers = offersOf([CATALOG], terms);
  const facts = { path: 'a.jsonl', method: 'supervised', epochs: 3, isAutomatic: true };
  return { ...facts, inspection, fitsMethod: true, offers, oldPrices: [] };
}

function read(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

/** A node of a Markdown tree, as far as these tests look. */
interface TreeNode {
  readonly type: string;
  readonly url?: string;
  readonly children?: readonly TreeNode[];
}

function walk(node: TreeNode): TreeNode[] {
  return [node, ...(node.children ?? []).flatMap(walk)];
}

function nodesOf(markdown: string): TreeNode[] {
  return walk(fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }));
}

/** What a page links to, without addresses of other hosts. */
function relativeLinks(markdown: string): string[] {
  return nodesOf(markdown)
    .flatMap(({ url }) => url ?? [])
    .filter(url => !/^(https?|mailto):/.test(url));
}

/** The anchors GitHub gives to headings without markup. */
function anchors(markdown: string): string[] {
  return [...markdown.matchAll(/^#+ +(.*)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

test('the README and the documents are looked at', () => {
  expect(pages).toContain('README.md');
  expect(pages).toContain('docs/architecture.md');
});

test('the tables of inputs and outputs in the README are those of action.yml', () => {
  const readme = read('README.md');
  expect(withTables(readme, read('action.yml'))).toBe(readme);
});

test('the tables of the README are tables to a Markdown reader', () => {
  const [inputs = '', outputs = ''] = ['inputs', 'outputs'].map(
    name => new RegExp(`<!-- ${name} -->[\\s\\S]*<!-- /${name} -->`).exec(read('README.md'))?.[0],
  );
  expect(nodesOf(inputs).filter(node => node.type === 'tableRow').length).toBeGreaterThan(5);
  expect(nodesOf(outputs).filter(node => node.type === 'tableRow').length).toBeGreaterThan(3);
});

test('a table that differs from action.yml is seen', () => {
  const action = read('action.yml').replace('Content address of the plan.', 'Something else.');
  expect(withTables(read('README.md'), action)).toContain('| `plan-digest` | Something else. |');
});

test('the tables of providers in the document on datasets are those of the dialects', () => {
  const document = read('docs/datasets.md');
  expect(withDialects(document)).toBe(document);
  expect(nodesOf(document).filter(node => node.type === 'tableRow').length).toBeGreaterThan(50);
});

test('each diagnostic code has its page, and no page is out of date or left over', () => {
  expect(stalePages(join(root, 'docs/diagnostics'))).toEqual([]);
});

test('a folder without pages lacks them all', () => {
  expect(stalePages(join(root, 'docs/decisions'))).toEqual(expect.arrayContaining(['E_JSON.md', 'README.md']));
});

/** Every name of a field in a JSON value, at any depth. */
function fieldsOf(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.values(value).flatMap(fieldsOf);
  return Array.isArray(value) ? inner : [...Object.keys(value), ...inner];
}

test.each([
  ['a plan', planJson(aPlan({ changes: [aChange({ desired: aModel() })], diagnostics: [aFoundProblem] }))],
  [
    'an inspection',
    { files: [inspectionJson('a.jsonl', anInspection({ findings: [aFinding()], portability: [aPortability()] }))] },
  ],
  ['a comparison', comparisonJson(aComparison())],
  ['a ledger', ledgerJson(aLedger({ [hash(1)]: aRun({ error: { code: 'c', message: 'm' } }) }))],
])('the JSON document explains each field of %s', (_what, json) => {
  const text = read('docs/json.md');
  const fields = [...new Set(fieldsOf(json))];
  expect(fields.length).toBeGreaterThan(10);
  expect(fields.filter(field => !new RegExp(`\\b${field}\\b`).test(text))).toEqual([]);
});

test.each(Object.keys(ACTION_WORDS))('the JSON document explains the action "%s"', action => {
  expect(read('docs/json.md')).toContain(`\`${action}\``);
});

describe.each(pages)('%s', page => {
  const text = read(page);

  test('links to files and headings that exist', () => {
    const broken = relativeLinks(text).filter(link => {
      const [path = '', anchor] = link.split('#');
      const target = path === '' ? page : join(dirname(page), path);
      if (statSync(join(root, target), { throwIfNoEntry: false }) === undefined) return true;
      return anchor !== undefined && !anchors(read(target)).includes(anchor);
    });
    expect(broken).toEqual([]);
  });

  test('names no place on somebody’s machine', () => {
    expect(text).not.toMatch(/file:\/\/|[A-Z]:\\|(?<![\w.:/])\/(?:home|Users|root|tmp|var|mnt|opt|work)\//);
  });
});
