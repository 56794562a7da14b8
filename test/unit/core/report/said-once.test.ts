import { describe, expect, test } from 'vitest';
import { planText, problemLines } from '../../../../src/core/report/terminal.ts';
import { aChange, aModel, aPlan } from '../../../support/builders.ts';

const finding = (line: number) => ({
  code: 'W_DUPLICATE',
  severity: 'warning' as const,
  headline: 'A headline',
  message: 'It stands twice.',
  fix: 'Remove one.',
  place: { path: 'data/shared.jsonl', line },
});

function planOf(count: number) {
  const changes = Array.from({ length: count }, (_, index) =>
    aChange({ desired: aModel(`tone-${index + 1}`, { diagnostics: [finding(2)] }) }),
  );
  const diagnostics = changes.flatMap(({ desired }) => desired?.diagnostics ?? []);
  return aPlan({ changes, diagnostics: [...diagnostics, finding(3)] });
}

describe('What several models have in common', () => {
  test('is said once, with the models', () => {
    expect(problemLines(planOf(2))).toEqual([
      'data/shared.jsonl:2: warning W_DUPLICATE: It stands twice.',
      '    Remove one.',
      '    Models: tone-1, tone-2.',
      'data/shared.jsonl:3: warning W_DUPLICATE: It stands twice.',
      '    Remove one.',
    ]);
  });

  test('names ten models, and counts the others', () => {
    const text = planText(planOf(20), { low: 0, high: 0, unknown: 0 }, 'Merging');
    expect(text.match(/jsonl:2: warning/g)).toHaveLength(1);
    expect(text).toContain(
      '    Models: tone-1, tone-2, tone-3, tone-4, tone-5, tone-6, tone-7, tone-8, tone-9, tone-10 and 10 more.\n',
    );
  });

  test('epochs that the manifest names are not said to be automatic', () => {
    const text = (entry: object) =>
      planText(
        aPlan({ changes: [aChange({ desired: aModel('tone', { entry }) })] }),
        { low: 0, high: 0, unknown: 0 },
        'Merging',
      );
    expect(text({ hyperparameters: { n_epochs: 3 } })).toMatch(/tokens × 3 {2}\(/);
    expect(text({ hyperparameters: { n_epochs: 'auto' } })).toMatch(/tokens × 3 \(auto\) {2}\(/);
  });

  test('of one model needs no name', () => {
    expect(problemLines(planOf(1)).join('\n')).not.toContain('Models:');
  });
});
