import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inspectDataset } from '../../src/core/dataset/inspect.ts';
import { type Inspection, isTrainable } from '../../src/core/dataset/inspection.ts';
import { fakeMeasure, GOOD_LINE, inspectBytes } from '../unit/core/dataset/inspect-bytes.ts';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

const KEYS =
  'messages role content tools functions tool_calls function_call function name arguments weight type text id';
const WORDS = 'user assistant system developer tool function text image_url';
/** In no word of the project, so that finding it in an output means that data leaked. */
const CANARY = 'zqxj';

const canary = fc.nat(999).map(n => `${CANARY}${n}`);
const key = fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...KEYS.split(' ')) }, { weight: 1, arbitrary: canary });
const scalar = fc.oneof(
  canary,
  fc.constantFrom(...WORDS.split(' ')),
  fc.constantFrom<unknown>(0, 1, null, true, -1e300, '', '\ud800', '\u2028'),
);
const { value } = fc.letrec<{ value: unknown }>(tie => ({
  value: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    scalar,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(key, tie('value'), { maxKeys: 5 }),
  ),
}));
/** Conversations that are nearly right, so that rules and shapes are reached. */
const message = fc.record(
  {
    role: fc.oneof(fc.constantFrom(...WORDS.split(' ')), value),
    content: fc.oneof(canary, value),
    weight: value,
    tool_calls: value,
  },
  { requiredKeys: ['role', 'content'] },
);
const example = fc.record(
  { messages: fc.array(message, { maxLength: 4 }), extra: value },
  { requiredKeys: ['messages'] },
);
const cutText = fc.tuple(example, fc.nat(200)).map(([whole, at]) => JSON.stringify(whole).slice(0, at));

const line = fc
  .oneof(
    fc.constant(GOOD_LINE),
    example.map(whole => JSON.stringify(whole)),
    value.map(whole => JSON.stringify(whole)),
    cutText,
    fc.constantFrom(
      '',
      ' ',
      '\ufeff',
      '[',
      '{',
      '\u0000',
      ']',
      '{"__proto__":{}}',
      'version https://git-lfs.github.com/spec/v1',
    ),
  )
  .map(encode);
const file = fc
  .array(fc.oneof({ weight: 5, arbitrary: line }, { weight: 1, arbitrary: fc.uint8Array({ maxLength: 40 }) }), {
    maxLength: 20,
  })
  .chain(lines => fc.constantFrom('\n', '\r\n', '\n\n').map(end => joined(lines, encode(end))));

function joined(lines: readonly Uint8Array[], end: Uint8Array): Uint8Array {
  return Uint8Array.from(lines.flatMap(bytes => [...bytes, ...end]));
}

async function* chunksAt(bytes: Uint8Array, cuts: readonly number[]): AsyncGenerator<Uint8Array> {
  const places = [0, ...cuts.map(cut => cut % (bytes.length + 1)).toSorted((a, b) => a - b), bytes.length];
  for (const [index, end] of places.entries()) if (index > 0) yield bytes.slice(places[index - 1], end);
}

function inspectCut(bytes: Uint8Array, cuts: readonly number[]): Promise<Inspection> {
  return inspectDataset({ chunks: chunksAt(bytes, cuts), expected: null, measure: fakeMeasure, maxExampleTokens: 3 });
}

test('arbitrary bytes give an inspection, never an error', async () => {
  const property = fc.asyncProperty(fc.oneof(fc.uint8Array({ maxLength: 300 }), file), async bytes => {
    const inspection = await inspectBytes(bytes);
    expect(inspection.bytes).toBe(bytes.length);
    expect(inspection.examples).toBeLessThanOrEqual(bytes.length);
    if (isTrainable(inspection.format)) return;
    expect(inspection.findings[0]?.code).toMatch(/^E_(FORMAT|UTF16|BINARY|CR_LINES|DATASET_SIZE)$/);
  });
  await fc.assert(property, { numRuns: 500 });
});

test('where the chunks are cut changes nothing', async () => {
  const property = fc.asyncProperty(file, fc.array(fc.nat(), { maxLength: 12 }), async (bytes, cuts) => {
    expect(await inspectCut(bytes, cuts)).toEqual(await inspectCut(bytes, []));
  });
  await fc.assert(property, { numRuns: 300 });
});

test('no text of the dataset appears in an inspection, wherever it stands in the data', async () => {
  const property = fc.asyncProperty(file, async bytes => {
    expect(JSON.stringify(await inspectBytes(bytes))).not.toContain(CANARY);
  });
  await fc.assert(property, { numRuns: 500 });
});

test('findings are in order, grouped by code and within the file', async () => {
  const property = fc.asyncProperty(file, async bytes => {
    const { findings } = await inspectBytes(bytes);
    const lastLine = bytes.filter(byte => byte === 0x0a).length + 1;
    expect(new Set(findings.map(({ code }) => code)).size).toBe(findings.length);
    for (const { lines, count } of findings) {
      expect(lines).toEqual([...new Set(lines)].toSorted((a, b) => a - b));
      expect(lines.every(at => at >= 1 && at <= lastLine)).toBe(true);
      expect(count).toBeGreaterThanOrEqual(Math.max(1, lines.length));
    }
  });
  await fc.assert(property, { numRuns: 200 });
});

test('what providers say is in order, within the file, and never better than the errors of the same rows', async () => {
  const property = fc.asyncProperty(file, async bytes => {
    const { findings, format, portability } = await inspectBytes(bytes);
    const lastLine = bytes.filter(byte => byte === 0x0a).length + 1;
    for (const { verdict, reasons } of portability) {
      for (const { lines, count } of reasons) {
        expect(lines).toEqual([...new Set(lines)].toSorted((a, b) => a - b));
        expect(lines.every(at => at >= 1 && at <= lastLine)).toBe(true);
        expect(count).toBeGreaterThanOrEqual(lines.length);
      }
      const decisive = reasons.map(reason => reason.verdict).filter(word => word !== 'ignores');
      expect(verdict).toBe(decisive.includes('refuses') ? 'refuses' : (decisive[0] ?? 'takes'));
    }
    const hasErrors = findings.some(({ severity, code }) => severity === 'error' && code !== 'E_NO_TRAINED_MESSAGE');
    if (format === 'chat' && hasErrors)
      expect(portability.find(({ provider }) => provider === 'openai')?.verdict).not.toBe('takes');
  });
  await fc.assert(property, { numRuns: 300 });
});
