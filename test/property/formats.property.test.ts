import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exampleIdentities } from '../../src/core/dataset/canonical-example.ts';
import { mergeParts } from '../../src/core/dataset/inspect.ts';
import { TRAINABLE_FORMATS, type TrainableFormat } from '../../src/core/dataset/inspection.ts';
import type { InspectionPart } from '../../src/core/dataset/inspection-part.ts';
import { RULES } from '../../src/core/dataset/rules.generated.ts';
import { chatLine, wordsOf } from '../unit/core/dataset/corpus/chat-lines.ts';
import { pairLine, preferenceLine, reinforcementLine } from '../unit/core/dataset/format-lines.ts';
import { inspectBytes } from '../unit/core/dataset/inspect-bytes.ts';
import { inspectInParts } from './inspect-in-parts.ts';

const LIMITS = { maxExampleTokens: 50, minExamples: 2 };

/** From a small world, so that lines repeat, contradict and resemble each other. */
const question = fc.nat(12).map(n => `Is it ${n}?`);
const text = fc
  .tuple(fc.nat(2), fc.nat(2))
  .map(([about, more]) => [...wordsOf(about, 40), ...wordsOf(9, more)].join(' '));
const label = fc.constantFrom('yes', 'yes', 'yes', 'no', '{"a":1}', ' yes');
const answer = fc.oneof({ weight: 4, arbitrary: label }, { weight: 1, arbitrary: text });
const fields = fc.oneof(
  { weight: 8, arbitrary: answer.map(target => ({ target })) },
  { weight: 1, arbitrary: fc.constantFrom({}, { target: null }, { level: 1, target: 'x' }) },
);
/** How the prompts and completions of one file begin and end. */
const edges = fc.constantFrom(
  ['', ''],
  ['Please tell me: ', ' ->'],
  ['Is -> ', ' ->'],
  ['', '\n\n=== separator ===\n\n'],
);
const endings = fc.constantFrom(['', ''], [' ', ' END'], [' It is ', '.'], [' No. ', '.']);

const LINES: Readonly<Record<TrainableFormat, fc.Arbitrary<fc.Arbitrary<string>>>> = {
  chat: fc.constant(fc.tuple(question, answer).map(([asked, said]) => chatLine('Be kind.', asked, said))),
  preference: fc.constant(
    fc.tuple(question, answer, answer).map(([asked, said, other]) => preferenceLine(asked, said, other)),
  ),
  reinforcement: fc.constant(fc.tuple(question, fields).map(([asked, beside]) => reinforcementLine(asked, beside))),
  'prompt-completion': fc
    .tuple(edges, endings)
    .map(([[before, after], [space, end]]) =>
      fc
        .tuple(fc.oneof(question, fc.constant('')), answer, fc.boolean())
        .map(([asked, said, isLoud]) =>
          pairLine(`${before}${isLoud ? asked.toUpperCase() : asked}${after}`, `${space}${said}${end}`),
        ),
    ),
};
const odd = fc.constantFrom(
  ...['', '{', '{}', '{"messages":[]}', '{"prompt":"p"}', '{"Prompt":"p","completion":1}', '{"preferred_output":[]}'],
  ...[chatLine(null, 'q', 'a'), preferenceLine('q', 'a', 'a', { id: 1 }), pairLine('p', ''), reinforcementLine('q')],
);
const file = fc
  .constantFrom(...TRAINABLE_FORMATS)
  .chain(format => LINES[format])
  .chain(line =>
    fc.oneof(
      fc.array(line, { minLength: 20, maxLength: 60 }),
      fc.array(fc.oneof({ weight: 10, arbitrary: line }, { weight: 1, arbitrary: odd }), { maxLength: 40 }),
    ),
  )
  .map(lines => Buffer.from(lines.map(line => `${line}\n`).join('')));
const expected = fc.constantFrom(null, ...TRAINABLE_FORMATS);

test('wherever a file of any format is cut, the inspections of its parts join to that of the whole', async () => {
  const property = fc.asyncProperty(
    file,
    expected,
    fc.array(fc.nat(), { maxLength: 6 }),
    async (bytes, meant, cuts) => {
      const options = { ...LIMITS, expected: meant };
      const whole = await inspectBytes(bytes, options);
      const parts: InspectionPart[] = JSON.parse(JSON.stringify(await inspectInParts(bytes, cuts, options)));
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      expect(JSON.stringify(mergeParts(parts, sha256))).toBe(JSON.stringify(whole));
    },
  );
  await fc.assert(property, { numRuns: 300 });
});

test('the files that are cut have every finding that compares examples of the new formats', async () => {
  const seen = new Set<string>();
  for (const bytes of fc.sample(file, { numRuns: 150, seed: 1 }))
    for (const { code } of (await inspectBytes(bytes, LIMITS)).findings) seen.add(code);
  const rules = RULES.filter(rule => rule.kind === 'corpus').filter(
    ({ appliesTo = ['chat'] }) => !appliesTo.includes('chat'),
  );
  expect(rules.length).toBeGreaterThan(3);
  const codes = rules.flatMap(rule => rule.codes.map(({ code }) => code));
  // Every file has many different prompts and answers.
  const rare = ['W_SAME_PROMPTS', 'W_SAME_COMPLETIONS'];
  expect([...seen]).toEqual(expect.arrayContaining(codes.filter(code => !rare.includes(code))));
});

test('a file is read as the format that is expected, or said to have another one, and nothing else about its examples', async () => {
  const property = fc.asyncProperty(file, expected, async (bytes, meant) => {
    const { format, findings, tokensPerEpoch } = await inspectBytes(bytes, { ...LIMITS, expected: meant });
    const isRight = TRAINABLE_FORMATS.some(name => name === format) && (meant ?? format) === format;
    const codes = findings.map(({ code }) => code);
    expect(codes.includes('E_FORMAT')).toBe(!isRight);
    if (!isRight) expect(tokensPerEpoch).toBe(null);
    if (!isRight) expect(codes.every(code => /^(E_FORMAT|E_JSON)/.test(code))).toBe(true);
  });
  await fc.assert(property, { numRuns: 200 });
});

test('examples of any format differ in what they ask or in what they answer', () => {
  const line = fc
    .constantFrom(...TRAINABLE_FORMATS)
    .chain(format => LINES[format].chain(lines => fc.tuple(lines, lines)));
  const property = fc.property(line, ([a, b]) => {
    const [one, other] = [JSON.parse(a), JSON.parse(b)];
    const turned = JSON.parse(JSON.stringify(Object.fromEntries(Object.entries(one).reverse())));
    expect(exampleIdentities(turned)).toEqual(exampleIdentities(one));
    const [mine, its] = [exampleIdentities(one), exampleIdentities(other)];
    expect(mine.example === its.example).toBe(a === b);
    if (mine.prompt !== null)
      expect(mine.example === its.example).toBe(mine.prompt === its.prompt && mine.answer === its.answer);
  });
  fc.assert(property, { numRuns: 500 });
});
