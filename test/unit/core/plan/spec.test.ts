import { describe, expect, test } from 'vitest';
import { type DatasetFacts, DEFAULT_SEED, resolveSpec, specDigest } from '../../../../src/core/plan/spec.ts';
import { anEntry, hash } from '../../../support/builders.ts';

const training: DatasetFacts = { sha256: hash(1), examples: 120 };
const validation: DatasetFacts = { sha256: hash(2), examples: 12 };

function digest(more: Parameters<typeof anEntry>[0] = {}, data = training, held: DatasetFacts | null = validation) {
  return specDigest(resolveSpec(anEntry(more), data, held));
}

test('every default and every auto that decides the price is made explicit', () => {
  expect(resolveSpec(anEntry(), { sha256: hash(1), examples: 20 }, null)).toEqual({
    provider: 'openai',
    baseModel: 'gpt-4.1-mini-2025-04-14',
    method: 'supervised',
    nEpochs: 5,
    batchSize: null,
    learningRateMultiplier: null,
    seed: DEFAULT_SEED,
    suffix: '',
    trainingSha256: hash(1),
    validationSha256: null,
    generation: 1,
  });
});

test('what is written is taken', () => {
  const hyperparameters = { n_epochs: 2, batch_size: 8, learning_rate_multiplier: 0.5 };
  const entry = anEntry({ hyperparameters, seed: 7, suffix: 'tone', generation: 3 });
  expect(resolveSpec(entry, training, validation)).toMatchObject({
    nEpochs: 2,
    batchSize: 8,
    learningRateMultiplier: 0.5,
    seed: 7,
    suffix: 'tone',
    generation: 3,
    validationSha256: hash(2),
  });
});

// A digest names a training for ever: these three were computed once and must not change by accident. A change of the
// rules needs a new DIGEST_VERSION, and the old rules for the runs that were recorded under them.
describe('the golden digests', () => {
  test.each([
    [
      'of a plain entry',
      digest({}, training, null),
      '041d97b6db00a066668d4b9a6c4ea518d6ed34c6ab70a16a3f0941c3a74c0836',
    ],
    ['of an entry with validation', digest(), '680e756bf6189707a5236de42e8547750b2df1f3c76493179ad041049df26b3c'],
    [
      'of an entry with everything',
      digest({
        hyperparameters: { n_epochs: 2, batch_size: 8, learning_rate_multiplier: 0.5 },
        seed: 7,
        suffix: 'tone',
        generation: 3,
      }),
      '7ece115f28e2630d462652a9cf880ca763eda2967578018331c733910d910f2a',
    ],
  ])('%s stays', (_what, actual, golden) => expect(actual).toBe(golden));
});

describe('a DPO spec', () => {
  const dpo = (hyperparameters = {}) => resolveSpec(anEntry({ method: 'dpo', hyperparameters }), training, null);

  test('carries its method and beta; what is "auto" is left to the provider', () => {
    expect(dpo()).toMatchObject({ method: 'dpo', beta: null });
    expect(dpo({ beta: 0.2 })).toMatchObject({ method: 'dpo', beta: 0.2 });
  });

  test('has a digest of its own, which changes with beta and has its golden', () => {
    const digests = [dpo(), dpo({ beta: 0.2 }), dpo({ beta: 0.3 }), resolveSpec(anEntry(), training, null)].map(
      specDigest,
    );
    expect(new Set(digests).size).toBe(4);
    expect(specDigest(dpo({ beta: 'auto' }))).toBe(digests[0]);
    expect(digests[1]).toBe('e3191e28efd9dc6ab290990340d9f79b31301f39dce8b861daa299d749be00fa');
  });

  test('a supervised spec has no beta, so that its digest is what it always was', () => {
    expect(Object.keys(resolveSpec(anEntry(), training, null))).not.toContain('beta');
  });
});

describe('the digest stays the same', () => {
  test.each<[string, Parameters<typeof anEntry>[0]]>([
    ['a description is added', { description: 'Answers in our tone.' }],
    ['the model ID is written', { model_id: 'ft:gpt-4.1-mini-2025-04-14:acme::abc' }],
    ['the cost limit changes', { max_cost_usd: 3 }],
    ['a dataset moves to another path', { training_file: 'datasets/other/train.jsonl' }],
    ['auto is written out', { hyperparameters: { n_epochs: 'auto', batch_size: 'auto' } }],
    ['the epochs are what auto gives', { hyperparameters: { n_epochs: 3 } }],
    ['the default seed is written out', { seed: DEFAULT_SEED }],
    ['the first generation is written out', { generation: 1 }],
  ])('when %s', (_what, more) => expect(digest(more)).toBe(digest()));
});

describe('the digest changes', () => {
  test.each<[string, string]>([
    ['the base model changes', digest({ base_model: 'gpt-4.1-2025-04-14' })],
    ['the epochs change', digest({ hyperparameters: { n_epochs: 4 } })],
    ['the batch size changes', digest({ hyperparameters: { batch_size: 4 } })],
    ['the learning rate changes', digest({ hyperparameters: { learning_rate_multiplier: 2 } })],
    ['the seed changes', digest({ seed: 1 })],
    ['the suffix changes', digest({ suffix: 'tone' })],
    ['the generation is raised', digest({ generation: 2 })],
    ['the training data change', digest({}, { ...training, sha256: hash(3) })],
    ['the validation data change', digest({}, training, { ...validation, sha256: hash(3) })],
    ['the validation file goes away', digest({}, training, null)],
    ['the two files change places', digest({}, validation, training)],
  ])('when %s', (_what, changed) => {
    expect(changed).toMatch(/^[0-9a-f]{64}$/);
    expect(changed).not.toBe(digest());
  });
});
