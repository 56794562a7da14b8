import { describe, expect, test } from 'vitest';
import { closingDay, sunsetOf } from '../../../../src/core/plan/sunset.ts';
import { aBase, CATALOG } from '../../../support/builders.ts';

test('an end is spoken of from 90 days before it, and never without a date', () => {
  expect(sunsetOf('2027-01-14', '2026-10-15')).toBeNull();
  expect(sunsetOf('2027-01-14', '2026-10-16')).toEqual({ on: '2027-01-14', within: 90 });
  expect(sunsetOf(null, '2026-10-16')).toBeNull();
});

describe('a provider closes its trainings', () => {
  const closing = (...days: (string | null)[]) =>
    closingDay({ ...CATALOG, models: days.map(training_ends => ({ ...aBase(), training_ends })) });

  test('with the last of its base models, wherever the catalog lists it', () => {
    expect(closing('2026-12-01', '2027-03-01', '2027-01-06')).toBe('2027-03-01');
    expect(closing('2027-03-01')).toBe('2027-03-01');
  });

  test('never while one of them has no end, or where there is none', () => {
    expect(closing('2026-12-01', null, '2027-01-06')).toBeNull();
    expect(closing(null)).toBeNull();
    expect(closing()).toBeNull();
  });
});
