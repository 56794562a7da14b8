import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ComparedDatasets } from '../../src/core/dataset/diff/dataset-diff.ts';
import { aLine, compareLines, lines, shuffled } from '../unit/core/dataset/diff/versions.ts';

const COUNTS = ({ added, removed, edited }: ComparedDatasets) => ({ added, removed, edited });
const base = fc.integer({ min: 1, max: 120 }).map(count => lines(count));
/** Few prompts and few answers, so that there are repetitions, and several ways to pair. */
const tangled = fc.array(
  fc.tuple(fc.nat(5), fc.nat(5)).map(([p, a]) => aLine(0, { prompt: `p${p}`, answer: `a${a}` })),
  { maxLength: 30 },
);

describe('A diff of datasets', () => {
  test('reports k new lines as k added, wherever they stand', async () => {
    await fc.assert(
      fc.asyncProperty(base, fc.array(fc.nat(10_000), { maxLength: 60 }), async (before, places) => {
        const after = [...before];
        for (const [index, place] of places.entries())
          after.splice(place % (after.length + 1), 0, aLine(1_000 + index));
        const diff = await compareLines(before, after);
        expect(COUNTS(diff)).toEqual({ added: places.length, removed: 0, edited: 0 });
        const isNew = (line: string): boolean => !before.includes(line);
        const expected = after.flatMap((line, index) => (isNew(line) ? [index + 1] : [])).slice(0, 50);
        expect(diff.addedLines).toEqual(expected);
        expect(diff.moved).toBe(0);
      }),
    );
  });

  test('reports k lines that are gone as k removed', async () => {
    await fc.assert(
      fc.asyncProperty(base, fc.array(fc.nat(10_000), { maxLength: 60 }), async (before, places) => {
        const after = [...before];
        for (const place of places) after.splice(place % Math.max(1, after.length), 1);
        const removed = before.length - after.length;
        expect(COUNTS(await compareLines(before, after))).toEqual({ added: 0, removed, edited: 0 });
      }),
    );
  });

  test('reports a shuffled file as unchanged', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(base, tangled), fc.nat(), async (before, seed) => {
        const diff = await compareLines(before, shuffled(before, seed));
        expect(COUNTS(diff)).toEqual({ added: 0, removed: 0, edited: 0 });
        expect(diff.repetitions).toBe(0);
      }),
    );
  });

  test('counts no more than what was moved, however it was done', async () => {
    const moves = fc.array(fc.tuple(fc.nat(10_000), fc.nat(10_000)), { maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(base, moves, async (before, places) => {
        const after = [...before];
        for (const [from, to] of places) after.splice(to % after.length, 0, ...after.splice(from % after.length, 1));
        const { moved } = await compareLines(before, after);
        expect(moved).toBeLessThanOrEqual(places.length);
        expect(moved > 0).toBe(before.join() !== after.join());
      }),
    );
  });

  test('reports one changed answer as one edit, in its line of the shuffled file', async () => {
    await fc.assert(
      fc.asyncProperty(base, fc.nat(10_000), fc.nat(), async (before, place, seed) => {
        const edited = aLine((place % before.length) + 1, { answer: 'Something else.' });
        const after = shuffled(before.with(place % before.length, edited), seed);
        const diff = await compareLines(before, after);
        expect(COUNTS(diff)).toEqual({ added: 0, removed: 0, edited: 1 });
        expect(diff.editedLines).toEqual([after.indexOf(edited) + 1]);
      }),
    );
  });

  test('is mirrored when the versions are exchanged', async () => {
    await fc.assert(
      fc.asyncProperty(tangled, tangled, async (one, other) => {
        const [there, back] = [await compareLines(one, other), await compareLines(other, one)];
        expect(COUNTS(back)).toEqual({ added: there.removed, removed: there.added, edited: there.edited });
        expect(back).toMatchObject({ before: there.after, after: there.before, moved: there.moved });
        expect(back.repetitions + there.repetitions).toBe(0);
      }),
      { numRuns: 500 },
    );
  });

  test('accounts for every example: after = before + added − removed', async () => {
    await fc.assert(
      fc.asyncProperty(tangled, tangled, async (one, other) => {
        const diff = await compareLines(one, other);
        expect(diff.after).toBe(diff.before + diff.added - diff.removed);
        const changed = diff.added + diff.edited;
        const surplus = other.filter((line, index) => {
          const copies = other.slice(0, index + 1).filter(same => same === line).length;
          return copies > one.filter(same => same === line).length;
        });
        expect(changed).toBe(surplus.length);
        expect(diff.addedLines.length + diff.editedLines.length).toBe(surplus.length);
      }),
    );
  });
});
