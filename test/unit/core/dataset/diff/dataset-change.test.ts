import { describe, expect, test } from 'vitest';
import { describeDatasetChange } from '../../../../../src/core/dataset/diff/dataset-change.ts';
import type { DatasetDiff } from '../../../../../src/core/dataset/diff/dataset-diff.ts';
import { describeDifference } from '../../../../../src/core/plan/compare.ts';
import { aModel, hash } from '../../../../support/builders.ts';
import { aLine, compareLines, diffLines, lines } from './versions.ts';

const words = (diff: DatasetDiff, tokens: number | null = null): string => describeDatasetChange({ diff, tokens });

describe('A changed dataset in words', () => {
  test('has the changes, the sizes and the tokens', async () => {
    const edited = lines(120)
      .with(0, aLine(1, { answer: 'a' }))
      .with(1, aLine(2, { answer: 'b' }));
    const diff = await compareLines(lines(120), [...edited.slice(0, -1), ...lines(3, 500)]);
    expect(words(diff, 1_412)).toBe('3 added, 1 removed, 2 edited (120 → 122 examples, +1,412 tokens)');
    expect(words(diff, -9)).toBe('3 added, 1 removed, 2 edited (120 → 122 examples, −9 tokens)');
    expect(words(diff)).toBe('3 added, 1 removed, 2 edited (120 → 122 examples)');
  });

  test.each<[string, string[], string]>([
    ['another order', [...lines(8, 2), aLine(1)], 'the same examples, 1 moved (9 examples)'],
    ['white space', lines(9).map(line => ` ${line}`), 'the same examples, written differently (9 examples)'],
    ['a broken line', [...lines(9), '{'], 'unreadable lines 0 → 1 (9 examples)'],
  ])('says when all that differs is %s', async (_what, head, expected) => {
    expect(words(await diffLines(lines(9), head), 0)).toBe(expected);
  });

  test('says why it was not compared', async () => {
    const tooMany = await diffLines(lines(9), lines(8), { maxCompared: 8 });
    expect(words(tooMany)).toBe('too many examples to compare one by one (9 → 8 examples)');
    const noLines = await diffLines(lines(9), [`%PDF-1.7${'\0'.repeat(80)}`]);
    expect(words(noLines)).toBe('not JSON Lines (9 → 0 examples)');
  });

  test('takes the place of the sizes in the reason for a training', async () => {
    const diff = await diffLines(lines(120), lines(121));
    const after = aModel('tone', { training: { sha256: hash(2), examples: 121 }, entry: { seed: 7 } });
    const change = {
      model: 'tone',
      role: 'training',
      path: 'a.jsonl',
      diff,
      tokens: 50,
      costNanoUsd: null,
      overlap: null,
    } as const;
    expect(describeDifference(aModel(), after, [change])).toBe(
      'data: 1 added (120 → 121 examples, +50 tokens), seed 42 → 7',
    );
  });
});
