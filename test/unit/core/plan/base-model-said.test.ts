import { expect, test } from 'vitest';
import { retired, unknownBase } from '../../../../src/core/plan/base-model.ts';
import type { BaseModel, Catalog } from '../../../../src/core/prices/catalog.ts';
import { aBase, CATALOG } from '../../../support/builders.ts';

const PLACE = { path: 'models.yaml', line: 4, column: 17 };
const base: BaseModel = { ...aBase(), id: 'base', training_ends: '2027-01-06', serving_ends: '2027-01-14' };
const catalog: Catalog = {
  ...CATALOG,
  models: [base],
  aliases: { moves: 'base', lost: 'not-listed' },
  untrainable: { 'gpt-5': 'models' },
};
const asked = { catalog, method: 'supervised', today: '2026-12-01' };
const LIST = 'base (until 2027-01-06)';

test.each([
  [
    'gpt-5',
    `gpt-5 is a model of the provider, which offers no training of it. Models that can be trained today: ${LIST}.`,
  ],
  ['gpt-7', `gpt-7 is not in the price catalog. Models that can be trained today: ${LIST}.`],
  ['moves', 'moves is a name that moves; the model that is trained by it is base.'],
  ['lost', 'lost is a name that moves; the model that is trained by it is not-listed.'],
])('%s is told what it is, and what to use', (name, message) => {
  expect(unknownBase(name, PLACE, asked)).toMatchObject({ message, place: PLACE });
});

test('a name that moves and whose model has ended is told the day', () => {
  const { message } = unknownBase('moves', PLACE, { ...asked, today: '2027-01-06' });
  expect(message).toContain('base, and its training ended on 2027-01-06.');
});

test('what is no name is shown harmlessly', () => {
  expect(unknownBase('a\u001b[31mb', PLACE, asked).message).not.toContain('\u001b');
});

test.each([
  ['2027-01-13', 'answer until 2027-01-14'],
  ['2027-01-14', 'stopped answering on 2027-01-14'],
])('on %s models on an ended base model %s', (today, words) => {
  expect(retired(base, PLACE, { ...asked, today }).message).toContain(`; models trained on it ${words}.`);
});
