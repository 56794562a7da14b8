import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fixDataset } from '../../../../../src/core/dataset/fix/fix.ts';
import { sharedDir } from '../../../../support/shared-dir.ts';
import { GOOD_LINE } from '../inspect-bytes.ts';

interface Result {
  readonly text: string;
  /** `fix@first line x count` */
  readonly changes: readonly string[];
}

function fix(source: string | Uint8Array, all = false): Result {
  const fixed = fixDataset(typeof source === 'string' ? new TextEncoder().encode(source) : source, { all });
  if (fixed.kind === 'refused') return { text: '', changes: [`refused: ${fixed.is}`] };
  const changes = fixed.changes.map(({ fix: name, lines, count }) => `${name}@${lines[0]} x${count}`);
  return { text: Buffer.from(fixed.bytes).toString(), changes };
}

const answer = (message: string): string => `{"messages":[{"role":"user","content":"u"},${message}]}`;

describe('Safe fixes', () => {
  test('mend marks, line ends, blank lines and the end of the file, and name the lines', () => {
    const source = `\ufeff${GOOD_LINE}\r\n\n \t\r\n\ufeff\ufeff${GOOD_LINE}\n{"id": 1.0 }`;
    expect(fix(source)).toEqual({
      text: `${GOOD_LINE}\n${GOOD_LINE}\n{"id": 1.0 }\n`,
      changes: ['byte-order-mark@1 x2', 'line-end@1 x1', 'blank-line@2 x2', 'final-newline@5 x1'],
    });
  });

  test('give lines that end in CR alone an LF, and leave every other CR', () => {
    const spaced = '{"id":\r1,"a":{\r}}';
    expect(fix(`${GOOD_LINE}\r${spaced}\r${GOOD_LINE}\r`)).toEqual({
      text: `${GOOD_LINE}\n${spaced}\n${GOOD_LINE}\n`,
      changes: ['cr-line-end@1 x1'],
    });
  });

  test('divide a later line at CRs alone where it is nothing but objects', () => {
    const lines = (...between: readonly string[]) => [0, 1, 2].map(id => `{"id":${id}}${between[id] ?? '\n'}`).join('');
    expect(fix(`${lines('\n', '\r')}${GOOD_LINE}\r\n`)).toEqual({
      text: `${lines()}${GOOD_LINE}\n`,
      changes: ['cr-line-end@2 x1', 'line-end@4 x1'],
    });
    const broken = '{"a":"x}\r{"b":1}\n';
    expect(fix(lines() + broken)).toEqual({ text: lines() + broken, changes: [] });
  });

  test('take lines that are lists for lines', () => {
    expect(fix('[{"a":1}]\n\n[{"a":2}]\n').changes).toEqual(['blank-line@2 x1']);
  });

  test.each(['', GOOD_LINE, '{"a" : 1,}', '\0', "{'a': 1}", ' {"weight": null} '])(
    'touch no byte of the line %j',
    line => {
      expect(fix(`${GOOD_LINE}\n${line === '' ? '' : `${line}\n`}`).changes).toEqual([]);
    },
  );

  test.each([
    ['a,b\n"1\n\n",2\n', 'a table'],
    ['a: |\n  x\n\n  y\n', 'a document in YAML'],
    ['<html>\r\n', 'a document in HTML or XML'],
    ['PK\x03\x04', 'a ZIP archive'],
    ['\xff\xfea\0', 'text in UTF-16 LE'],
    [`[${GOOD_LINE},\n${GOOD_LINE}]\n`, 'one JSON document'],
    [`[${GOOD_LINE}]`, 'one JSON document'],
    ['{\n"messages": []\n}\n{\n}', 'JSON over several lines'],
    ['version https://git-lfs.github.com/spec/v1\r\n', 'a Git LFS pointer'],
  ])('leave %j alone', (source, is) => {
    expect(fix(Buffer.from(source, 'latin1')).changes).toEqual([`refused: ${is}`]);
  });
});

describe('All fixes', () => {
  test.each([
    [
      'a weight of null',
      answer('{"role":"assistant","content":"a","weight": null}'),
      answer('{"role":"assistant","content":"a"}'),
      'null-weight',
    ],
    [
      'nulls of an API export',
      answer('{"refusal":null,"role":"assistant", "content":"a","audio":null ,"tool_calls":null}'),
      answer('{"role":"assistant", "content":"a"}'),
      'null-field',
    ],
    [
      'white space around an answer, escaped or not',
      answer('{"role":"assistant","content":" \\n\\u00a0\\u00e9 \\\\n b\\t "}'),
      answer('{"role":"assistant","content":"\\u00e9 \\\\n b"}'),
      'answer-edge',
    ],
    ['null at the top', `{"tools":null,${GOOD_LINE.slice(1)}`, GOOD_LINE, 'null-field'],
  ])('remove %s and keep every other byte', (_what, source, mended, name) => {
    expect(fix(`${source}\n`, true)).toEqual({ text: `${mended}\n`, changes: [`${name}@1 x1`] });
    expect(fix(`${source}\n`).changes).toEqual([]);
  });

  test.each([
    answer('{"role":"assistant","content":null,"tool_calls":[]}'),
    answer('{"role":"assistant","content":"  "}'),
    answer('{"role":"assistant","content":"a","score":null}'),
    '{"messages":[{"role":"user","content":" u "}],"answer":null}',
  ])('leave %s as it is', line => {
    expect(fix(`${line}\n`, true)).toEqual({ text: `${line}\n`, changes: [] });
  });

  test('drop an example that stands there already, but not one that differs in an ID', () => {
    const source = `${GOOD_LINE}\n${GOOD_LINE.replace(',', ' , ')}\n${GOOD_LINE.replace('{', '{"id":1,')}\n`;
    expect(fix(source, true).changes).toEqual(['duplicate@2 x1']);
  });

  test.each([
    ['preferences', '{"input":{"messages":[]},"preferred_output":[],"non_preferred_output":[]}', '"input":{}'],
    ['questions for a grader', '{"messages":[{"role":"user","content":"u"}],"target":1}', '"target":2'],
  ])('drop %s that stand there already, but not one that differs', (_what, row, other) => {
    const differs = row.replace(/"(?:input|target)":(?:1|\{"messages":\[\]\})/, other);
    const source = `${row}\n${differs}\n${row.replaceAll(',', ', ')}\n`;
    expect(fix(source, true)).toEqual({ text: `${row}\n${differs}\n`, changes: ['duplicate@3 x1'] });
  });

  test('keep rows that differ in any key, also beside keys that make another format', () => {
    const row = (id: number): string => GOOD_LINE.replace('{', `{"prompt":"p","completion":"c","id":${id},`);
    expect(fix(`${GOOD_LINE}\n${row(1)}\n${row(2)}\n`, true).changes).toEqual([]);
    expect(fix(`${GOOD_LINE}\n${row(1)}\n${row(1)}\n`, true).changes).toEqual(['duplicate@3 x1']);
  });
});

describe('Fixing twice changes nothing the second time', () => {
  const line = fc.constantFrom(
    GOOD_LINE,
    `\ufeff${GOOD_LINE}`,
    '',
    ' \t',
    '{"messages":[',
    '\0',
    answer('{"role":"assistant","content":" a\\n","weight":null,"refusal":null}'),
    answer('{"weight":null,"refusal":null,"role":null}'),
    answer('{"refusal":null,"audio":null}'),
  );
  const end = fc.constantFrom('\n', '\r\n', '\r\r\n', '\r', '');
  const file = fc.array(fc.tuple(line, end), { maxLength: 12 }).map(parts => parts.flat().join(''));

  test.each([false, true])('with all = %s', all => {
    fc.assert(
      fc.property(file, source => {
        const once = fix(source, all);
        const isRefused = once.changes[0]?.startsWith('refused') === true;
        if (!isRefused) expect(fix(once.text, all)).toEqual({ text: once.text, changes: [] });
      }),
      { numRuns: 300 },
    );
  });

  test('with prompts and completions', () => {
    const pieces = [
      '',
      ' ',
      'yes',
      ' no',
      'AB',
      'ℋ',
      'The answer: ',
      '\n\n###\n\n',
      ' ->',
      ' END',
      ' [END]',
      '\n',
      '.',
      '😀',
    ];
    const text = fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 5, unit: 'binary' }));
    const joined = fc.array(text, { maxLength: 4 }).map(parts => parts.join(''));
    const tails = fc.array(fc.tuple(joined, joined), { minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(joined, joined, tails, (promptStart, completionStart, rows) => {
        const lines = rows.map(([prompt, completion]) =>
          JSON.stringify({ prompt: promptStart + prompt, completion: completionStart + completion }),
        );
        const once = fix(lines.map(line => `${line}\n`).join(''), true);
        expect(fix(once.text, true)).toEqual({ text: once.text, changes: [] });
      }),
      { numRuns: 1_000 },
    );
  });
});

const folder = sharedDir('datasets');
test.skipIf(folder === null)(
  `A real file becomes byte for byte what prepare_data made of it${folder === null ? ' (skipped: no folder with datasets)' : ''}`,
  () => {
    const raw = readFileSync(join(folder ?? '', 'legacy-autotune-raw.jsonl'));
    const prepared = readFileSync(join(folder ?? '', 'legacy-autotune-prepared.jsonl'));
    const fixed = fixDataset(raw, { all: true });
    expect(fixed.kind === 'fixed' && Buffer.compare(fixed.bytes, prepared)).toBe(0);
  },
);
