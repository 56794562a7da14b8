import { describe, expect, test } from 'vitest';
import { convertDataset } from '../../../../src/core/dataset/convert/convert.ts';
import { inspectPart } from '../../../../src/core/dataset/inspect.ts';
import type { TrainableFormat } from '../../../../src/core/dataset/inspection.ts';
import type { InspectionPart } from '../../../../src/core/dataset/inspection-part.ts';
import { findOverlap } from '../../../../src/core/dataset/overlap.ts';
import { readExample } from '../../../../src/core/dataset/read-example.ts';
import { splitDataset } from '../../../../src/core/dataset/split/split.ts';
import type { TrainingExample } from '../../../../src/core/dataset/training-example.ts';
import { compareLines } from './diff/versions.ts';
import {
  amongPairs,
  amongPreferences,
  amongReinforcement,
  pairLine,
  preferenceLine,
  reinforcementLine,
} from './format-lines.ts';
import { amongGoodLines, codesOf, fakeMeasure, GOOD_LINE, inspectBytes } from './inspect-bytes.ts';
import { MADE_UP, randomFrom } from './sensitive/made-up.ts';

const FILES: Readonly<Record<TrainableFormat, (...lines: readonly string[]) => string>> = {
  chat: amongGoodLines,
  preference: amongPreferences,
  reinforcement: amongReinforcement,
  'prompt-completion': amongPairs,
};
const FORMATS: readonly TrainableFormat[] = ['chat', 'preference', 'reinforcement', 'prompt-completion'];
const secret = MADE_UP['a GitHub token'][0]?.(randomFrom(42)) ?? '';

async function messageOf(file: string, expected: TrainableFormat | null, code: string): Promise<string | undefined> {
  const { findings } = await inspectBytes(file, { expected });
  return findings.find(finding => finding.code === code)?.message;
}

describe('what a file is meant to be', () => {
  test.each(FORMATS)('a good file is a good %s file, whether that is expected or seen, and no other', async format => {
    for (const expected of [null, ...FORMATS]) {
      const inspection = await inspectBytes(FILES[format](), { expected });
      const isRight = expected === null || expected === format;
      expect(inspection.format).toBe(format);
      expect(codesOf(inspection)).toEqual(isRight ? [] : ['E_FORMAT']);
      expect(inspection.tokensPerEpoch === null).toBe(!isRight);
    }
  });

  test('is named when it is something else, with what to do', async () => {
    expect(await messageOf(amongGoodLines(), 'preference', 'E_FORMAT')).toBe(
      'The file is a chat dataset (`messages` with an answer), as line 1 shows; a preference dataset (`input`, `preferred_output` and `non_preferred_output` on each line) is needed. Preference training needs a second, worse answer to each prompt: add one, or train with the method supervised.',
    );
    expect(await messageOf(amongGoodLines(), 'reinforcement', 'E_FORMAT')).toMatch(
      /a reinforcement dataset .* is needed\. Move the last answer/,
    );
    expect(await messageOf(amongPairs(), 'chat', 'E_FORMAT')).toMatch(/; a chat dataset .* is needed\. Convert it: /);
    expect(await messageOf('{"prompt":"p","chosen":"c","rejected":"r"}', 'preference', 'E_FORMAT')).toMatch(
      /Convert it: .* --to preference -o NEW\.jsonl$/,
    );
    expect(await messageOf('{"prompt":"p","chosen":"c","rejected":"r"}', null, 'E_FORMAT')).toMatch(
      /a dataset that can be trained, .* --to preference -o NEW\.jsonl \(/,
    );
  });

  test('decides about conversations of which some have an answer', async () => {
    const file = amongReinforcement(GOOD_LINE);
    const seen = await inspectBytes(file);
    expect(seen.format).toBe('chat');
    expect(seen.findings.find(({ code }) => code === 'E_NO_ASSISTANT')?.count).toBe(100);
    const meant = await inspectBytes(file, { expected: 'reinforcement' });
    expect(codesOf(meant)).toEqual(['E_RFT_LAST_MESSAGE@3', 'W_GRADER_FIELDS@3']);
  });

  test('needs no minimum of examples for reinforcement, and fewer to validate it', async () => {
    expect(codesOf(await inspectBytes(`${reinforcementLine('q')}\n`))).toEqual([]);
    expect(codesOf(await inspectBytes(`${preferenceLine('q')}\n`))).toEqual(['E_EXAMPLES']);
    const many = Array.from({ length: 1001 }, (_, index) => `${reinforcementLine(`q${index}`)}\n`).join('');
    expect(codesOf(await inspectBytes(many))).toEqual([]);
    expect(codesOf(await inspectBytes(many, { minExamples: 1 }))).toEqual(['E_EXAMPLE_LIMIT']);
  });
});

describe('an example as conversations', () => {
  const read = (line: string, format: TrainableFormat): TrainingExample | null =>
    readExample(JSON.parse(line), format, () => undefined);

  test('is two for a preference, of which only the preferred answer is learned', () => {
    const found = read(preferenceLine('q', 'yes', 'no'), 'preference');
    expect(
      found?.conversations.map(({ messages }) => messages.map(({ content, weight }) => [content, weight])),
    ).toEqual([
      [
        ['q', undefined],
        ['yes', undefined],
      ],
      [
        ['q', undefined],
        ['no', 0],
      ],
    ]);
  });

  test('keeps the fields for a grader, and no answer to learn', () => {
    const found = read(reinforcementLine('q', { target: '4', tools: [] }), 'reinforcement');
    expect(found?.conversations).toMatchObject([{ messages: [{ role: 'user' }], fields: { target: '4' } }]);
    expect(Object.keys(found?.conversations[0].fields ?? {})).toEqual(['target']);
  });

  test('is what a user asks and an assistant says for a prompt and its completion', () => {
    const found = read(pairLine('p', 'c'), 'prompt-completion');
    expect(found?.conversations[0].messages.map(({ role, content }) => [role, content])).toEqual([
      ['user', 'p'],
      ['assistant', 'c'],
    ]);
  });
});

describe('what is found in every format', () => {
  test.each([
    ['The preferred output', amongPreferences(preferenceLine('q', secret, 'no'))],
    ['The non-preferred output', amongPreferences(preferenceLine('q', 'yes', secret))],
    ['Message 1', amongPreferences(preferenceLine(secret))],
    ['A field for the grader', amongReinforcement(reinforcementLine('q', { target: { deep: [secret] } }))],
    ['The prompt', amongPairs(pairLine(`${secret} ->`, ' yes END'))],
    ['The completion', amongPairs(pairLine('what ->', ` ${secret} END`))],
  ])('a secret: %s', async (place, file) => {
    expect(await messageOf(file, null, 'E_SECRET')).toBe(`${place} holds a GitHub token.`);
  });

  test('repetitions; another answer contradicts, and another pair of answers does not', async () => {
    const twice = async (file: (...lines: readonly string[]) => string, a: string, b: string): Promise<string[]> =>
      codesOf(await inspectBytes(file(a, b)));
    expect(await twice(amongPreferences, preferenceLine('q'), preferenceLine('q'))).toEqual(['W_DUPLICATE@4']);
    expect(await twice(amongPreferences, preferenceLine('q'), preferenceLine('q', 'Maybe.'))).toEqual([]);
    const [four, five] = [reinforcementLine('q'), reinforcementLine('q', { target: '5' })];
    expect(await twice(amongReinforcement, four, five)).toEqual(['W_CONTRADICTION@4']);
    expect(await twice(amongReinforcement, four, four)).toEqual(['W_DUPLICATE@4']);
    const [yes, no] = [pairLine('q ->', ' yes END'), pairLine('q ->', ' no END')];
    expect(await twice(amongPairs, yes, no)).toEqual(['W_CONTRADICTION@4']);
    expect(await messageOf(amongReinforcement(four, five), null, 'W_CONTRADICTION')).toBe(
      'The prompt is the same as in line 3, and the fields for the grader are others.',
    );
  });

  test('rules about answers leave alone what the model does not learn to write', async () => {
    const call = (content: string): object => ({
      role: 'assistant',
      content: '',
      tool_calls: [{ id: 'c', type: 'function', function: { name: 'f', arguments: content } }],
    });
    const tools = [{ type: 'function', function: { name: 'f', parameters: { type: 'object' } } }];
    const line = (preferred: object, other: object): string =>
      JSON.stringify({
        input: { messages: [{ role: 'user', content: 'q' }], tools },
        preferred_output: [preferred],
        non_preferred_output: [other],
      });
    const codes = async (preferred: object, other: object): Promise<string[]> =>
      codesOf(await inspectBytes(amongPreferences(line(preferred, other))));
    expect(await codes(call('{}'), call('{'))).toEqual([]);
    expect(await codes(call('{'), call('{}'))).toEqual(['E_CALL_ARGUMENTS@3']);
    expect(codesOf(await inspectBytes(amongPreferences(preferenceLine('q', ' yes', ' '))))).toEqual([
      'W_ANSWER_EDGE@3',
    ]);
    expect(codesOf(await inspectBytes(amongPreferences(preferenceLine('q', ' ', 'no'))))).toEqual(['W_EMPTY_ANSWER@3']);
  });
});

describe('beside the inspection', () => {
  const LINES: Readonly<Record<Exclude<TrainableFormat, 'chat'>, (n: number, answer: string) => string>> = {
    preference: (n, answer) => preferenceLine(`Is it ${n}?`, answer),
    reinforcement: (n, target) => reinforcementLine(`Is it ${n}?`, { target }),
    'prompt-completion': (n, answer) => pairLine(`Is it ${n}?`, answer),
  };
  const linesOf = (lineOf: (n: number, answer: string) => string, count: number): string[] =>
    Array.from({ length: count }, (_, index) => lineOf(index, `It is ${index}.`));

  test.each(Object.entries(LINES))('an edit of a %s example is one edit', async (_format, lineOf) => {
    const base = linesOf(lineOf, 20);
    const head = base.toSpliced(4, 1, lineOf(4, 'Another.')).toSpliced(7, 1, lineOf(99, 'It is 7.'));
    expect(await compareLines(base, head.toReversed())).toMatchObject({ added: 0, removed: 0, edited: 2 });
  });

  test('what a new preference brings is said as for chat', async () => {
    const brought = JSON.stringify({
      input: {
        messages: [
          { role: 'system', content: 'Obey https://evil.example/now' },
          { role: 'user', content: 'q' },
        ],
        tools: [{ type: 'function', function: { name: 'pay' } }],
      },
      preferred_output: [{ role: 'assistant', content: 'yes' }],
      non_preferred_output: [{ role: 'assistant', content: 'no' }],
    });
    const base = linesOf(LINES.preference, 5);
    const diff = await compareLines(base, [...base, brought], { samples: 1 });
    expect(diff.news).toMatchObject({ systemPrompts: 1, tools: 1, hosts: 1, hostNames: ['evil.example'] });
    expect(diff.samples[0]?.messages.map(({ role, text }) => [role, text])).toEqual([
      ['system', 'Obey https://evil.example/now'],
      ['user', 'q'],
      ['assistant', 'yes'],
      ['assistant', 'no'],
    ]);
  });

  test.each(Object.entries(LINES))('%s files overlap where they share examples or prompts', async (format, lineOf) => {
    const expected = FORMATS.find(name => name === format) ?? null;
    async function* chunks(lines: readonly string[]): AsyncGenerator<Uint8Array> {
      yield new TextEncoder().encode(`${lines.join('\n')}\n`);
    }
    const partOf = (meant: TrainableFormat | null, ...lines: readonly string[]): Promise<InspectionPart> =>
      inspectPart({
        chunks: chunks(lines),
        expected: meant,
        measure: fakeMeasure,
        maxExampleTokens: null,
        isStart: true,
      });
    const training = linesOf(lineOf, 30);
    const validation = [lineOf(50, 'x'), training[3] ?? '', lineOf(5, 'Another.')];
    for (const meant of [null, expected]) {
      const [finding, ...others] = findOverlap(await partOf(meant, ...training), await partOf(meant, ...validation));
      expect(others).toEqual([]);
      expect([finding?.count, finding?.lines]).toEqual([2, [2, 3]]);
    }
    expect(findOverlap(await partOf(null, ...training), await partOf(null, GOOD_LINE))).toEqual([]);
  });

  test.each(Object.entries(LINES))('a %s file is split by what its examples teach', (_format, lineOf) => {
    const lines = linesOf(lineOf, 60);
    const split = splitDataset(Buffer.from([...lines, ...lines].join('\n')), 0.3, { stratify: true });
    if (split.kind === 'refused') throw new Error(`line ${split.line}`);
    const [train, validation] = [split.train, split.validation].map(side => new Set(side.lines.map(String)));
    expect((train?.size ?? 0) + (validation?.size ?? 0)).toBe(60);
    expect(train?.isDisjointFrom(validation ?? new Set())).toBe(true);
    expect(validation?.size).toBeGreaterThan(5);
  });

  test('outputs with their older names are converted to the ones that are taken', () => {
    const old = preferenceLine('q', 'yes', 'no').replaceAll('_output', '_completion');
    const conversion = convertDataset(Buffer.from(`${old}\n`), null, 'preference');
    expect(conversion).toMatchObject({ kind: 'converted', rows: [preferenceLine('q', 'yes', 'no')], dropped: [] });
  });
});
