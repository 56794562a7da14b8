import { describe, expect, test } from 'vitest';
import { retired, unknownBase } from '../../../../src/core/plan/base-model.ts';
import { canBeTrained, findBaseModel } from '../../../../src/core/prices/catalog.ts';
import { aBase, CATALOG } from '../../../support/builders.ts';

const PLACE = { path: 'models.yaml', line: 4, column: 17 };
const asked = { catalog: CATALOG, method: 'supervised', today: '2026-11-22' };

describe('a name that moves', () => {
  test('is told the dated ID to write', () => {
    const found = unknownBase('gpt-4o-mini', PLACE, asked);
    expect(found).toMatchObject({ code: 'E_BASE_ALIAS', place: PLACE });
    expect(found.message).toBe(
      'gpt-4o-mini is a name that moves; the model that is trained by it is gpt-4o-mini-2024-07-18.',
    );
  });

  test('of a model that has ended is told so, and what can be trained', () => {
    const { message } = unknownBase('gpt-3.5-turbo', PLACE, asked);
    expect(message).toContain('gpt-3.5-turbo-0125, and its training ended on 2026-10-23.');
    expect(message).toContain('gpt-4.1-mini-2025-04-14 (until 2027-01-06)');
  });

  test.each(Object.entries(CATALOG.aliases ?? {}))(
    '%s means a model of the catalog, and is none itself',
    (alias, id) => {
      expect(findBaseModel(CATALOG, id)).toBeDefined();
      expect(findBaseModel(CATALOG, alias)).toBeUndefined();
    },
  );
});

test.each(['gpt-5', 'gpt-6-luna'])('%s is known, and never could be trained', id => {
  expect(unknownBase(id, PLACE, asked)).toMatchObject({ code: 'E_BASE_UNTRAINABLE' });
});

test.each(['gpt-4.1-mni', 'constructor', 'toString', '__proto__'])('%s is not known', id => {
  expect(unknownBase(id, PLACE, asked)).toMatchObject({ code: 'E_BASE_UNKNOWN' });
});

describe('a base model that has ended', () => {
  const ended = CATALOG.models.filter(model => !canBeTrained(model, '2026-11-22'));

  test('there are some', () => expect(ended.length).toBeGreaterThanOrEqual(12));

  test.each(ended.map(model => [model.id, model] as const))('%s is told when, and what replaces it', (_id, model) => {
    const { code, message } = retired(model, PLACE, asked);
    expect(code).toBe('E_BASE_RETIRED');
    expect(message).toContain(`Training of ${model.id} ended on ${model.training_ends}; models trained on it stopped`);
    expect(message).toContain(`names ${model.replacement} as its replacement`);
  });

  test('whose models still answer is told until when', () => {
    const { message } = retired(aBase(), PLACE, { ...asked, today: '2027-01-10' });
    expect(message).toContain('ended on 2027-01-06; models trained on it answer until 2027-01-14.');
  });

  test('of which less is known says only that', () => {
    const bare = { ...aBase(), training_ends: null, serving_ends: null, replacement: null };
    expect(retired(bare, PLACE, asked).message).toContain(
      'ended on a day that is not known. The provider names no model',
    );
  });
});
