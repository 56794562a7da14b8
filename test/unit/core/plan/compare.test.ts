import { describe, expect, test } from 'vitest';
import { describeDifference, editedModelIds } from '../../../../src/core/plan/compare.ts';
import { aLedger, aModel, aTrainedRun, digestOf, hash, type Wanted } from '../../../support/builders.ts';

describe('the difference in words', () => {
  test.each<[string, Wanted, Wanted, string]>([
    ['nothing', {}, {}, ''],
    ['a description', {}, { entry: { description: 'x' } }, ''],
    ['the method', {}, { entry: { method: 'dpo' } }, 'method supervised → dpo'],
    [
      'the method and beta',
      {},
      { entry: { method: 'dpo', hyperparameters: { beta: 0.2 } } },
      'method supervised → dpo, beta auto → 0.2',
    ],
    ['more data', {}, { training: { sha256: hash(2), examples: 121 } }, 'data 120 → 121 examples'],
    ['other data', {}, { training: { sha256: hash(2) } }, 'data 120 → 120 examples'],
    ['new validation', {}, { validation: { examples: 12 } }, 'validation none → 12 examples'],
    ['no validation', { validation: { examples: 12 } }, {}, 'validation 12 → none examples'],
    [
      'a base model',
      {},
      { entry: { base_model: 'gpt-4.1-2025-04-14' } },
      'base model gpt-4.1-mini-2025-04-14 → gpt-4.1-2025-04-14',
    ],
    ['epochs', {}, { entry: { hyperparameters: { n_epochs: 4 } } }, 'epochs 3 → 4'],
    ['a batch size', {}, { entry: { hyperparameters: { batch_size: 8 } } }, 'batch_size auto → 8'],
    [
      'a learning rate',
      { entry: { hyperparameters: { learning_rate_multiplier: 2 } } },
      {},
      'learning_rate_multiplier 2 → auto',
    ],
    ['a seed', {}, { entry: { seed: 7 } }, 'seed 42 → 7'],
    ['a suffix', {}, { entry: { suffix: 'tone' } }, 'suffix none → tone'],
    ['a generation', {}, { entry: { generation: 2 } }, 'generation 1 → 2'],
    [
      'several things at once',
      {},
      { training: { sha256: hash(2), examples: 200 }, entry: { seed: 7, hyperparameters: { n_epochs: 2 } } },
      'data 120 → 200 examples, epochs 3 → 2, seed 42 → 7',
    ],
  ])('of %s', (_what, before, after, words) => {
    expect(describeDifference(aModel('tone', before), aModel('tone', after))).toBe(words);
  });

  test('of an entry that was broken before', () => {
    expect(describeDifference(aModel('tone', { training: null }), aModel())).toBe('data none → 120 examples');
  });
});

describe('model_id is output only', () => {
  const before = [aModel('tone', { entry: { model_id: 'ft:old' } })];
  const run = aTrainedRun({ modelId: 'ft:new' });

  function codes(model_id: string | null | undefined, base: Parameters<typeof editedModelIds>[1], ledger = aLedger()) {
    const model = aModel('tone', { entry: model_id === undefined ? {} : { model_id } });
    return editedModelIds([model], base, ledger).map(diagnostic => diagnostic.code);
  }

  test.each([
    ['kept', 'ft:old'],
    ['set to null', null],
    ['removed', undefined],
  ])('it may be %s', (_what, id) => expect(codes(id, before)).toEqual([]));

  test('it may come back with the spec that it was written for', () => {
    expect(codes('ft:new', before, aLedger({ [digestOf(aModel())]: run }))).toEqual([]);
  });

  test('it may be one that this name had before, as a revert brings back', () => {
    expect(codes('ft:new', before, aLedger({ [hash(7)]: run }))).toEqual([]);
  });

  test.each<[string, Parameters<typeof codes>]>([
    ['changed by hand', ['ft:mine', before]],
    ['added by hand', ['ft:mine', [aModel('tone')]]],
    ['copied from another entry', ['ft:old', [aModel('other', { entry: { model_id: 'ft:old' } })]]],
    ['taken from a run of another model', ['ft:new', before, aLedger({ [hash(7)]: { ...run, model: 'other' } })]],
  ])('it must not be %s', (_what, given) => expect(codes(...given)).toEqual(['E_MODEL_ID_EDITED']));

  test('without a base to compare with nothing is said', () => expect(codes('ft:mine', null)).toEqual([]));
});
