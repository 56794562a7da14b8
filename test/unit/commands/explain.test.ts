import { globSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { diagnosticPages } from '../../../scripts/diagnostics.ts';
import { CODE_EXAMPLES } from '../../../src/commands/code-examples.ts';
import { CODE_SOURCES } from '../../../src/commands/code-sources.ts';
import { explainJson, explainText, findCode } from '../../../src/commands/explain.ts';
import { DATASET_CODES } from '../../../src/core/dataset/codes.ts';
import * as manifestCodes from '../../../src/core/diagnostics/codes/manifest-codes.ts';
import * as planCodes from '../../../src/core/diagnostics/codes/plan-codes.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const documents = globSync(['README.md', 'docs/**/*.md'], { cwd: root, exclude: ['docs/diagnostics/**'] });
const codes = [...DATASET_CODES, ...Object.values(manifestCodes), ...Object.values(planCodes)].map(({ code }) => code);

test('Every code has a source and an example, and no other has', () => {
  expect(Object.keys(CODE_SOURCES).toSorted()).toEqual(codes.toSorted());
  expect(Object.keys(CODE_EXAMPLES).toSorted()).toEqual(codes.toSorted());
});

describe.each(codes)('%s', code => {
  const source = CODE_SOURCES[code];
  const example = CODE_EXAMPLES[code];
  const page = diagnosticPages().get(`${code}.md`) ?? '';
  const text = explainText(findCode(code));

  test('shows its example, bad and good', () => {
    expect(example?.bad).not.toBe(example?.good);
    for (const shown of [example?.bad, example?.good]) {
      expect(page).toContain(shown ?? 'nothing');
      for (const line of (shown ?? 'nothing').split('\n')) expect(text).toContain(line);
    }
    expect(explainJson(findCode(code))).toMatchObject({ example });
  });

  test('shows its source with the date', () => {
    expect(source?.date).toMatch(/^20\d\d(-\d\d){0,2}( to 20\d\d)?$/);
    expect(page).toContain(`, ${source?.date}.`);
    expect(text).toContain(`(${source?.date})`);
    expect(explainJson(findCode(code))).toMatchObject({ source });
  });

  test('names a document of this repository, or an address that can be opened', () => {
    if (source?.kind === 'ours') expect(documents).toContain(source.document.replace(/#.*/, ''));
    else if (source?.url != null) expect(source.url).toMatch(/^https:\/\/[a-z0-9.-]+\/\S*$/);
    else expect(source?.title).toMatch(/OpenAI|Microsoft/);
  });
});

test('Code in a text is code on its page too, and other signs are shown as they are', () => {
  expect(diagnosticPages().get('E_WEIGHT.md')).toContain('remove `weight` everywhere else.');
  expect(diagnosticPages().get('N_CRLF.md')).toContain(String.raw`"\*.jsonl text eol=lf"`);
});

test('What a repetition or a byte is written as is explained where there is one, and only there', () => {
  expect(explainText(findCode('E_BOM'))).toContain('for the byte HH.');
  expect(explainText(findCode('E_JSON'))).not.toContain('for the byte HH.');
  expect(diagnosticPages().get('E_EXAMPLES.md')).toContain('`⟨text×9⟩` stands for');
});

test('An example of several lines keeps their indent', () => {
  expect(explainText(findCode('E_SUFFIX'))).toContain('\nGood:\n  version: 1\n  models:\n    tone:\n      base_model:');
});

test('Every severity is explained', () => {
  for (const [code, word] of [
    ['E_JSON', 'Error'],
    ['W_SURROGATE', 'Warning'],
    ['N_CRLF', 'Notice'],
  ] as const)
    expect(explainText(findCode(code))).toContain(`${word}: `);
});
