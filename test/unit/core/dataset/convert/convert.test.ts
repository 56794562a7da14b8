import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Conversion, convertDataset } from '../../../../../src/core/dataset/convert/convert.ts';
import type { SourceFormat, Target } from '../../../../../src/core/dataset/convert/source-formats.ts';
import { sharedDir } from '../../../../support/shared-dir.ts';
import { inspectBytes } from '../inspect-bytes.ts';
import { CHAT_CASES, PREFERENCE_CASES, REFUSED } from './convert-cases.ts';

function convert(source: string, to: Target = 'chat', from: SourceFormat | null = null): Conversion {
  return convertDataset(new TextEncoder().encode(source), from, to);
}

function rowsOf(conversion: Conversion): unknown[] {
  return conversion.kind === 'converted' ? conversion.rows.map(row => JSON.parse(row) as unknown) : [conversion];
}

describe('Conversion to chat', () => {
  test.each(CHAT_CASES)('knows %s, and loses nothing', (what, source, row) => {
    const conversion = convert(source);
    expect(rowsOf(conversion)).toEqual([row]);
    const dropped = what.startsWith('a preference') ? [{ field: 'rejected', count: 1 }] : [];
    expect(conversion).toMatchObject({ dropped });
  });

  test('counts what chat has no place for, by field', () => {
    const conversion = convert(
      '{"instruction":"i","output":"o","id":1,"tags":[]}\n{"instruction":"i","output":"o","id":2,"note":null}\n',
    );
    expect(conversion).toMatchObject({
      dropped: [
        { field: 'id', count: 2 },
        { field: 'tags', count: 1 },
      ],
    });
  });

  test('counts what stood in a part beside its text', () => {
    const parts = ['{"type":"text","value":"q","id":1}', '{"type":"text","text":"a","citations":[]}'];
    const [question, answer] = parts.map(
      (part, index) => `{"role":"${index === 0 ? 'user' : 'assistant'}","content":[${part}]}`,
    );
    expect(convert(`{"messages":[${question},${answer}]}`)).toMatchObject({
      dropped: [
        { field: 'messages[].content[].id', count: 1 },
        { field: 'messages[].content[].citations', count: 1 },
      ],
    });
  });

  test('takes no thought for an answer, and counts what a part of Gemini or Anthropic holds beside its text', () => {
    const gemini = '{"role":"model","parts":[{"text":"hm","thought":true},{"text":"a","thoughtSignature":"s"}]}';
    const thinking = convert(`{"contents":[{"role":"user","parts":[{"text":"q"}]},${gemini}]}`);
    const messages = [
      { role: 'user', content: 'q' },
      { role: 'assistant', content: 'a' },
    ];
    expect(rowsOf(thinking)).toEqual([{ messages }]);
    expect(thinking).toMatchObject({
      dropped: [
        { field: 'contents[].parts[] that are a thought', count: 1 },
        { field: 'contents[].parts[].thoughtSignature', count: 1 },
      ],
    });
    const cited = '{"role":"assistant","content":[{"type":"text","text":"a","citations":[]}]}';
    expect(convert(`{"system":"s","messages":[{"role":"user","content":"q"},${cited}]}`)).toMatchObject({
      dropped: [{ field: 'messages[].content[].citations', count: 1 }],
    });
  });

  test('refuses earlier turns that are no pairs', () => {
    expect(convert('{"instruction":"q","output":"a","history":[["a","b","c"]]}')).toMatchObject({
      problems: [{ line: 1, what: 'The field "history" does not hold pairs of texts.' }],
    });
  });

  test('says when a number cannot be kept', () => {
    const source =
      '{"messages":[{"role":"assistant","content":"a"}],"tools":[{"name":"f","parameters":{"maximum":12345678901234567890}}]}';
    expect(convert(source)).toMatchObject({ dropped: [{ field: 'digits of long numbers', count: 1 }] });
  });

  test('reads UTF-16 that has a byte order mark', () => {
    const bytes = Buffer.from('\ufeffprompt\tcompletion\né\tb\n', 'utf16le');
    expect(rowsOf(convertDataset(bytes, null, 'chat'))).toEqual([
      {
        messages: [
          { role: 'user', content: 'é' },
          { role: 'assistant', content: 'b' },
        ],
      },
    ]);
  });

  test('takes a format by name where the keys show another', () => {
    const source = '{"instruction":"i","output":"o","input":"x"}';
    expect(rowsOf(convert(source, 'chat', 'pairs'))).toEqual([
      {
        messages: [
          { role: 'user', content: 'x' },
          { role: 'assistant', content: 'o' },
        ],
      },
    ]);
  });
});

describe('Conversion to preference', () => {
  test.each(PREFERENCE_CASES)('knows TRL rows of %s', (_what, source, row) => {
    expect(rowsOf(convert(source, 'preference'))).toEqual([row]);
  });

  test('needs two answers', () => {
    expect(convert('{"prompt":"p","completion":"c"}', 'preference')).toMatchObject({ kind: 'refused', count: 1 });
  });
});

describe('Conversion is all or nothing', () => {
  test.each(REFUSED)('%j is refused at line %s: %s', (source, line, what) => {
    const conversion = convert(source);
    expect(conversion.kind).toBe('refused');
    if (conversion.kind === 'converted') return;
    expect(conversion.problems[0]?.line).toBe(line);
    expect(conversion.problems[0]?.what).toContain(what);
  });

  test('at most 20 problems are named, all are counted', () => {
    const conversion = convert('{"prompt":"p","completion":[]}\n'.repeat(30));
    expect(conversion).toMatchObject({ kind: 'refused', count: 30 });
    expect(conversion.kind === 'refused' && conversion.problems.length).toBe(20);
  });
});

test('Any JSON is read to the value that JSON.parse gives, in one line or in many', () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 4 }), fc.boolean(), (json, pretty) => {
      const tools = [{ name: 'f', parameters: JSON.parse(json.replaceAll('__proto__', 'proto')) as unknown }];
      const record = { messages: [{ role: 'assistant', content: json }], tools };
      const conversion = convert(JSON.stringify(record, null, pretty ? 2 : 0));
      const wrapped = [{ type: 'function', function: tools[0] }];
      expect(rowsOf(conversion)).toEqual([{ messages: record.messages, tools: JSON.parse(JSON.stringify(wrapped)) }]);
    }),
    { numRuns: 200 },
  );
});

test('Whatever a file holds, the answer is rows or a reason', () => {
  const odd = fc.constantFrom(
    '{',
    '}',
    '[',
    ']',
    "'",
    '"',
    '//',
    '/*',
    '#',
    '\\',
    ':',
    ',',
    '\n',
    '\t',
    'True',
    '-1',
    'a,b\n',
    '\ufeff',
  );
  const text = fc.array(fc.oneof(odd, fc.string({ maxLength: 3 })), { maxLength: 30 }).map(parts => parts.join(''));
  fc.assert(
    fc.property(text, source => {
      const conversion = convert(source);
      if (conversion.kind === 'refused') expect(conversion.problems.length).toBeGreaterThan(0);
      else expect(conversion.rows.every(row => !row.includes('\n'))).toBe(true);
    }),
    { numRuns: 1_000 },
  );
});

const folder = sharedDir('datasets');
const why = folder === null ? ' (skipped: no folder with datasets)' : '';
const files =
  folder === null ? [] : readdirSync(folder).filter(name => /^(alpaca|array|legacy|other-anthropic)/.test(name));

test.skipIf(folder === null).each(files)(`%s becomes chat with as many examples${why}`, async name => {
  const conversion = convertDataset(readFileSync(join(folder ?? '', name)), null, 'chat');
  expect(conversion.kind).toBe('converted');
  const rows = conversion.kind === 'converted' ? conversion.rows : [];
  const inspection = await inspectBytes(`${rows.join('\n')}\n`, { minExamples: 1 });
  expect(inspection).toMatchObject({ format: 'chat', examples: rows.length });
  const errors = inspection.findings.filter(({ severity }) => severity === 'error').map(({ code }) => code);
  // One call of the glaive data breaks the schema of its own tool.
  expect(errors).toEqual(name.includes('glaive') ? ['E_CALL_SCHEMA'] : []);
});
