import { describe, expect, test } from 'vitest';
import { retired } from '../../../../src/core/plan/base-model.ts';
import type { DesiredModel } from '../../../../src/core/plan/plan.ts';
import { checkRetirement } from '../../../../src/core/plan/retirement.ts';
import type { BaseModel } from '../../../../src/core/prices/catalog.ts';
import { aBase, aChange, aModel, CATALOG } from '../../../support/builders.ts';

const ending: BaseModel = { ...aBase(), id: 'old', training_ends: '2027-01-06', serving_ends: '2027-01-14' };
const PLACE = aModel().basePlace;
const LATE = '2027-01-06';

function said(models: readonly DesiredModel[], today: string, action: 'blocked' | 'keep' | 'train' = 'blocked') {
  const changes = models.map(desired => aChange({ desired, action, reason: 'problems' }));
  return checkRetirement(changes, CATALOG, today).diagnostics;
}

const on = (base: BaseModel, more: Partial<DesiredModel> = {}): DesiredModel => ({ ...aModel(), base, ...more });

describe('an entry with problems whose base model has ended', () => {
  const broken = on(ending, { digest: null, spec: null });

  test('is told so at once, since mending it would not help', () => {
    const asked = { catalog: CATALOG, method: 'supervised', today: LATE };
    expect(said([broken], LATE)).toEqual([retired(ending, PLACE, asked)]);
  });

  test('is told once', () => {
    const known = {
      ...broken,
      diagnostics: [retired(ending, PLACE, { catalog: CATALOG, method: 'dpo', today: LATE })],
    };
    expect(said([known], LATE).map(({ code }) => code)).toEqual(['W_BASE_ENDED']);
  });

  test('is told besides its other problems', () => {
    const [other] = said([on(ending)], '2027-01-05', 'keep');
    expect(other?.code).toBe('W_BASE_RETIRING');
    const both = { ...broken, diagnostics: other === undefined ? [] : [other] };
    expect(said([both], LATE).map(({ code }) => code)).toEqual(['E_BASE_RETIRED']);
  });

  test.each<[string, DesiredModel, string]>([
    ['has a model already', { ...broken, entry: { ...broken.entry, model_id: 'ft:x' } }, LATE],
    ['is without problems', on(ending), LATE],
    ['has a base model that can be trained until tomorrow', broken, '2027-01-05'],
  ])('is only warned where it %s', (_what, model, today) => {
    expect(said([model], today).map(({ severity }) => severity)).toEqual(['warning']);
  });
});

test('a base model is warned about once, at the first entry on it', () => {
  const other = { ...PLACE, line: 9 };
  const later = { ...ending, id: 'older' };
  const found = said(
    [on(ending), on(ending, { basePlace: other }), on(later, { basePlace: other })],
    '2026-12-01',
    'keep',
  );
  expect(found.map(({ code, place }) => [code, place])).toEqual([
    ['W_BASE_RETIRING', PLACE],
    ['W_BASE_RETIRING', other],
  ]);
});

test('a training that is blocked does not use up the warning of its base model', () => {
  expect(said([on(ending)], LATE, 'train').map(({ code }) => code)).toEqual(['E_BASE_RETIRED']);
});

describe('a warning', () => {
  test('names the day until which models answer', () => {
    const [warning] = said([on(ending)], LATE, 'keep');
    expect(warning?.message).toBe('Models trained on old answer until 2027-01-14 and no longer.');
  });

  test('says that they ended on the very day, even where training goes on', () => {
    const early = { ...ending, serving_ends: '2026-12-01' };
    expect(said([on(early)], '2026-12-01', 'keep').map(({ code }) => code)).toEqual(['W_BASE_ENDED']);
    expect(said([on(early)], '2026-11-30', 'keep').map(({ code }) => code)).toEqual(['W_BASE_RETIRING']);
  });

  test('names no day that is not known', () => {
    const unknown = { ...ending, training_ends: null };
    for (const today of ['2026-12-01', '2027-02-01'])
      expect(said([on(unknown)], today, 'keep').filter(({ message }) => message.includes('null'))).toEqual([]);
  });
});
