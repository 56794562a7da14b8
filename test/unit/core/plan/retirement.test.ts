import { describe, expect, test } from 'vitest';
import { checkRetirement } from '../../../../src/core/plan/retirement.ts';
import { aBase, aChange, aModel, CATALOG } from '../../../support/builders.ts';

const ending = { ...aBase(), id: 'old', training_ends: '2027-01-06', serving_ends: '2027-01-14', replacement: 'new' };

function checked(today: string, more: Partial<typeof ending> = {}, action: 'train' | 'keep' = 'train') {
  const desired = { ...aModel(), base: { ...ending, ...more } };
  const { changes, diagnostics } = checkRetirement([aChange({ desired, action, reason: 'new-model' })], CATALOG, today);
  return {
    action: changes[0]?.action,
    reason: changes[0]?.reason,
    codes: diagnostics.map(diagnostic => diagnostic.code),
    diagnostics,
  };
}

test.each([
  ['2026-09-15', []],
  ['2026-09-16', ['W_BASE_RETIRING']],
  ['2027-01-05', ['W_BASE_RETIRING']],
])('on %s a base model that ends on 2027-01-14 is trained, with %j', (today, codes) => {
  expect(checked(today)).toMatchObject({ action: 'train', reason: 'new-model', codes });
});

test('the warning counts the days that are left and points at the entry', () => {
  const [warning] = checked('2026-11-22').diagnostics;
  expect(warning?.message).toBe(
    'old can be trained until 2027-01-06; models trained on it stop answering on 2027-01-14, in 53 days.',
  );
  expect(warning?.place).toEqual({ path: 'models.yaml', line: 4, column: 17 });
});

test.each(['2027-01-06', '2027-02-01'])('on %s its training is blocked, naming what to use instead', today => {
  const { action, reason, codes, diagnostics } = checked(today);
  expect({ action, reason, codes }).toEqual({ action: 'blocked', reason: 'base-retired', codes: ['E_BASE_RETIRED'] });
  expect(diagnostics[0]?.message).toContain('names new as its replacement');
});

describe('a model that is trained already', () => {
  test.each(['2027-01-06', '2027-01-13', '2027-01-14', '2028-01-01'])('only gets a warning on %s', today => {
    expect(checked(today, {}, 'keep')).toMatchObject({ action: 'keep', codes: ['W_BASE_ENDED'] });
  });
});

test('without an announced end there is nothing to say', () => {
  const never = { training_ends: null, serving_ends: null } as unknown as Partial<typeof ending>;
  expect(checked('2999-01-01', never)).toMatchObject({ action: 'train', codes: [] });
});

test('where only the end of training is known, that day counts', () => {
  const trainingOnly = { serving_ends: null } as unknown as Partial<typeof ending>;
  expect(checked('2026-11-22', trainingOnly).diagnostics[0]?.message).toContain('stop answering on 2027-01-06');
});

test('leftovers and entries on unknown base models pass through', () => {
  const changes = [aChange({ desired: null }), aChange({ desired: { ...aModel(), base: null } })];
  expect(checkRetirement(changes, CATALOG, '2028-01-01')).toEqual({ changes, diagnostics: [] });
});
