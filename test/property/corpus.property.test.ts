import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exampleIdentity, promptIdentity } from '../../src/core/dataset/canonical-example.ts';
import { SampledTable } from '../../src/core/dataset/corpus/sampled-table.ts';
import { SketchedTexts } from '../../src/core/dataset/corpus/sketched-texts.ts';
import { mergeParts } from '../../src/core/dataset/inspect.ts';
import type { InspectionPart } from '../../src/core/dataset/inspection-part.ts';
import { RULES } from '../../src/core/dataset/rules.generated.ts';
import { chatLine, wordsOf } from '../unit/core/dataset/corpus/chat-lines.ts';
import { GOOD_LINE, inspectBytes } from '../unit/core/dataset/inspect-bytes.ts';
import { inspectInParts } from './inspect-in-parts.ts';

const CORPUS_RULES = RULES.filter(rule => rule.kind === 'corpus').filter(({ appliesTo = ['chat'] }) =>
  appliesTo.includes('chat'),
);
const LIMITS = { maxExampleTokens: 50, minExamples: 2 };

/** From a small world, so that lines repeat, contradict and resemble each other. */
const small = fc.nat(3);
const text = fc.tuple(small, fc.nat(3)).map(([about, more]) => [...wordsOf(about, 60), ...wordsOf(9, more)].join(' '));
const long = small.map(times => wordsOf(1, 2500 * times).join(' '));
const ODD_ENDS = ['Assistant: I see.', 'Answer: so it is.', 'This one just stops in the middle of a'];
const broken = fc.constantFrom(' yes', '{"a":', 'I am here now, you see. '.repeat(12), 'a\u200bb', ...ODD_ENDS);
/** What most answers of one file are. */
const USUAL = [
  fc.constantFrom('yes', 'yes', 'yes', 'no'),
  small.map(a => `{"a":${a}}`),
  text,
  fc.nat(9).map(number => `This is sentence ${number}.`),
  fc.oneof(text, long, broken),
];
const ONE_PROMPT = mostly<string | null>(fc.constant('Be kind.'), fc.constantFrom(null, 'be kind', 'Be brief.'));
const PROMPTS = [ONE_PROMPT, ONE_PROMPT, fc.nat(40).map(number => `You are helper ${number}.`)];

function mostly<T>(usual: fc.Arbitrary<T>, other: fc.Arbitrary<T>): fc.Arbitrary<T> {
  return fc.oneof({ weight: 15, arbitrary: usual }, { weight: 1, arbitrary: other });
}

function chatLineOf(usual: fc.Arbitrary<string>, system: fc.Arbitrary<string | null>): fc.Arbitrary<string> {
  return fc
    .tuple(system, fc.nat(40), mostly(usual, fc.oneof(text, broken)))
    .map(([system, question, answer]) => chatLine(system, `Question ${question}?`, answer));
}
const LINES = fc.tuple(fc.constantFrom(...USUAL), fc.constantFrom(...PROMPTS)).map(args => chatLineOf(...args));
const odd = fc.constantFrom(
  ...['', ' ', '{', '[', '[]', '{}', '{"messages":[]}', '\ufeff{}', '{"prompt":"p","completion":"c"}', '%PDF-'],
  ...['"text","label"', '<html>', `${GOOD_LINE}\r${GOOD_LINE}`, `${GOOD_LINE}\r`, '\ud800', 'version https://git-lfs'],
);
const file = fc
  .tuple(
    fc.oneof(
      LINES.chain(line => fc.array(line, { minLength: 20, maxLength: 60 })),
      LINES.chain(line => fc.array(mostly(line, odd), { maxLength: 40 })),
    ),
    fc.constantFrom('\n', '\r\n'),
    fc.boolean(),
  )
  .map(([lines, end, isClosed]) => Buffer.from(lines.join(end) + (isClosed ? end : '')));

test('wherever a file is cut between lines, the inspections of its parts join to that of the whole', async () => {
  const property = fc.asyncProperty(file, fc.array(fc.nat(), { maxLength: 6 }), async (bytes, wanted) => {
    const whole = await inspectBytes(bytes, LIMITS);
    const parts = await inspectInParts(bytes, wanted, { ...LIMITS, expected: null });
    const stored: InspectionPart[] = JSON.parse(JSON.stringify(parts));
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    expect(JSON.stringify(mergeParts(stored, sha256))).toBe(JSON.stringify(whole));
  });
  await fc.assert(property, { numRuns: 250 });
});

test('the files that are cut have every finding that compares examples', async () => {
  const seen = new Set<string>();
  for (const bytes of fc.sample(file, { numRuns: 150, seed: 1 }))
    for (const { code } of (await inspectBytes(bytes, LIMITS)).findings) seen.add(code);
  const codes = CORPUS_RULES.flatMap(rule => rule.codes.map(({ code }) => code));
  expect([...seen]).toEqual(expect.arrayContaining(codes));
});

const keys = fc.array(
  fc.nat(200).map(number => Number.parseInt(createHash('sha256').update(`${number}`).digest('hex').slice(0, 13), 16)),
  { maxLength: 150, size: 'max' },
);

function tableOf(given: readonly number[]): SampledTable {
  const table = new SampledTable(1, 40);
  for (const key of given) {
    const row = table.row(key);
    if (row !== null) row[0] = (row[0] ?? 0) + 1;
  }
  return table;
}

test('a sampled table never holds too many keys, and what it holds does not depend on the order or on the parts', () => {
  const property = fc.property(keys, fc.nat(150), (all, cut) => {
    const whole = tableOf(all);
    expect(whole.size).toBeLessThanOrEqual(40);
    expect(tableOf(all.toReversed()).state()).toEqual(whole.state());
    const parts = tableOf(all.slice(0, cut));
    parts.absorb(tableOf(all.slice(cut)).state(), (own, [count = 0]) => own.fill((own[0] ?? 0) + count));
    expect(parts.state()).toEqual(whole.state());
    const counts = new Map(all.map(key => [key, all.filter(other => other === key).length]));
    const { keys: kept, values } = whole.state();
    expect(values).toEqual(kept.map(key => counts.get(key)));
    if (counts.size <= 40) expect(kept).toHaveLength(counts.size);
  });
  fc.assert(property, { numRuns: 200 });
});

test('of many sketched texts the same ones are kept, however the file is cut', () => {
  const textsOf = (lines: readonly number[]): SketchedTexts => {
    const texts = new SketchedTexts(20);
    for (const [index, key] of lines.entries())
      texts.add({
        key,
        line: index + 1,
        anchor: (key * 2_654_435_761) % 2 ** 32,
        sketch: new Uint8Array(64).fill(key),
      });
    return texts;
  };
  const property = fc.property(
    fc.array(fc.integer({ min: 1, max: 99 }), { maxLength: 90, size: 'max' }),
    fc.nat(90),
    (all, at) => {
      const cut = Math.min(at, all.length);
      const parts = textsOf(all.slice(0, cut));
      parts.absorb(textsOf(all.slice(cut)).state(), cut);
      expect(parts.state()).toEqual(textsOf(all).state());
      expect(parts.inOrder().length).toBeLessThanOrEqual(20);
    },
  );
  fc.assert(property, { numRuns: 200 });
});

/** The same value with the keys of every object in another order. */
function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, child]) => [key, turned(child)])
      .reverse(),
  );
}

const message = fc.record(
  { role: fc.constantFrom('system', 'user', 'assistant'), content: fc.string({ maxLength: 2 }), name: fc.string() },
  { requiredKeys: ['role', 'content'] },
);
const example = fc.record(
  { messages: fc.array(message, { maxLength: 3 }), tools: fc.array(fc.dictionary(fc.string(), fc.jsonValue())) },
  { requiredKeys: ['messages'] },
);

test('the order of keys changes no identity, and different messages have different identities', () => {
  const property = fc.property(example, example, (a, b) => {
    const other = JSON.parse(JSON.stringify(turned(a)));
    expect([exampleIdentity(other), promptIdentity(other)]).toEqual([exampleIdentity(a), promptIdentity(a)]);
    expect(exampleIdentity(a)).toMatch(/^[0-9a-f]{32}$/);
    if (JSON.stringify(a.messages) !== JSON.stringify(b.messages)) {
      const sorted = (value: typeof a): string =>
        JSON.stringify(value.messages.map(({ role, content, name }) => [role, content, name]));
      expect(exampleIdentity(a) === exampleIdentity(b)).toBe(
        sorted(a) === sorted(b) && JSON.stringify(a.tools) === JSON.stringify(b.tools),
      );
    }
  });
  fc.assert(property, { numRuns: 500 });
});
