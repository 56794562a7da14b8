import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inspectPart, mergeParts } from '../../src/core/dataset/inspect.ts';
import type { InspectionPart } from '../../src/core/dataset/inspection-part.ts';
import type { Portability } from '../../src/core/dataset/portability/portability.ts';
import { GOOD_LINE, inspectBytes } from '../unit/core/dataset/inspect-bytes.ts';
import { FEATURE_CASES } from '../unit/core/dataset/portability/feature-cases.ts';

const LIMITS = { measure: null, maxExampleTokens: null, expected: null, minExamples: 10 };

const row = fc.constantFrom(...FEATURE_CASES.map(([, value]) => JSON.stringify(value)));
const odd = fc.constantFrom('', '{', '[]', '\ufeff{"text":"t"}', `\ufeff${GOOD_LINE}`, '"text","label"', GOOD_LINE);
const file = fc
  .array(fc.oneof({ weight: 3, arbitrary: row }, { weight: 1, arbitrary: odd }), { maxLength: 25 })
  .map(lines => Buffer.from(lines.join('\n')));

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** Cuts after line feeds; the first part has the 64 bytes by which a file is recognised. */
async function inspectCut(bytes: Buffer, wanted: readonly number[]): Promise<InspectionPart[]> {
  const cuts = wanted.map(at => bytes.indexOf(0x0a, Math.max(63, at % (bytes.length + 1))) + 1);
  const places = [0, ...cuts.filter(place => place > 0).toSorted((a, b) => a - b), bytes.length];
  const parts: InspectionPart[] = [];
  for (const [index, end] of places.entries()) {
    const start = places[index - 1];
    if (start === undefined) continue;
    parts.push(await inspectPart({ ...LIMITS, chunks: once(bytes.subarray(start, end)), isStart: start === 0 }));
  }
  return parts;
}

test('wherever a file is cut between lines, what providers say of its parts joins to what they say of the whole', async () => {
  const property = fc.asyncProperty(file, fc.array(fc.nat(), { maxLength: 6 }), async (bytes, wanted) => {
    const { portability } = await inspectBytes(bytes, LIMITS);
    const stored: InspectionPart[] = JSON.parse(JSON.stringify(await inspectCut(bytes, wanted)));
    expect(mergeParts(stored, '').portability).toEqual(portability);
  });
  await fc.assert(property, { numRuns: 250 });
});

test('the files that are cut have every verdict and every kind of reason', async () => {
  const seen = new Set<string>();
  for (const bytes of fc.sample(file, { numRuns: 150, seed: 1 }))
    for (const { verdict, reasons } of (await inspectBytes(bytes, LIMITS)).portability) {
      seen.add(verdict);
      for (const reason of reasons) seen.add(`${reason.verdict} ${reason.feature}`);
    }
  expect([...seen]).toEqual(
    expect.arrayContaining([
      'takes',
      'unknown',
      'refuses',
      'refuses other-format',
      'refuses unreadable',
      'ignores weight',
    ]),
  );
});

test('a verdict follows from the reasons, and one more row changes none for the better', async () => {
  const rank: Readonly<Record<Portability['verdict'], number>> = { takes: 0, unknown: 1, refuses: 2 };
  const property = fc.asyncProperty(row, fc.integer({ min: 10, max: 14 }), async (text, times) => {
    const good = Array.from({ length: times }, () => GOOD_LINE).join('\n');
    const [without, whole] = [await inspectBytes(good, LIMITS), await inspectBytes(`${good}\n${text}`, LIMITS)];
    for (const [index, { verdict, reasons }] of whole.portability.entries()) {
      const decisive = reasons.map(reason => reason.verdict).filter(word => word !== 'ignores');
      expect(verdict).toBe(decisive.includes('refuses') ? 'refuses' : (decisive[0] ?? 'takes'));
      expect(rank[verdict]).toBeGreaterThanOrEqual(rank[without.portability[index]?.verdict ?? 'refuses']);
    }
  });
  await fc.assert(property, { numRuns: 100 });
});
