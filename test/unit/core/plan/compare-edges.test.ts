import { describe, expect, test } from 'vitest';
import type { DatasetChange } from '../../../../src/core/dataset/diff/dataset-change.ts';
import { describeDifference, editedModelIds } from '../../../../src/core/plan/compare.ts';
import { aLedger, aModel, aTrainedRun, digestOf, hash } from '../../../support/builders.ts';

const diff = { kind: 'not-compared', why: 'too-many-examples', before: 120, after: 122 } as const;
const compared = (role: DatasetChange['role']): DatasetChange => ({
  model: 'tone',
  role,
  path: 'datasets/tone/train.jsonl',
  diff,
  tokens: 412,
  costNanoUsd: null,
  overlap: null,
});

describe('data that were compared example by example', () => {
  const before = aModel();
  const after = aModel('tone', { training: { sha256: hash(2), examples: 122 }, validation: { sha256: hash(3) } });

  test('are told so, the others by their sizes', () => {
    expect(describeDifference(before, after, [compared('training')])).toBe(
      'data: too many examples to compare one by one (120 → 122 examples, +412 tokens), validation none → 120 examples',
    );
    expect(describeDifference(before, after, [compared('validation')])).toBe(
      'data 120 → 122 examples, validation: too many examples to compare one by one (120 → 122 examples, +412 tokens)',
    );
  });

  test('are not told where they are the same', () => {
    expect(describeDifference(before, before, [compared('training')])).toBe('');
  });
});

describe('of entries that are broken', () => {
  const broken = (seed: number, base_model = 'gpt-4.1-mini-2025-04-14') =>
    aModel('tone', { training: null, entry: { seed, base_model } });

  test('what can be compared is told', () => {
    expect(describeDifference(broken(1), broken(2, 'gpt-4.1-2025-04-14'))).toBe(
      'base model gpt-4.1-mini-2025-04-14 → gpt-4.1-2025-04-14',
    );
  });

  test('settings are not, since what is automatic is not known', () => {
    expect(describeDifference(aModel('tone', { entry: { seed: 1 } }), broken(2))).toBe('data 120 → none examples');
    expect(describeDifference(broken(2), aModel('tone', { entry: { seed: 1 } }))).toBe('data none → 120 examples');
  });
});

test('one training under two entries is no difference, whatever else is written about it', () => {
  const [before, after] = [aModel(), aModel()];
  expect(describeDifference(before, { ...after, training: null }, [compared('training')])).toBe('');
});

describe('an ID in a pull request', () => {
  const base = [aModel('tone', { entry: { model_id: 'ft:old' } })];
  const edited = (model: ReturnType<typeof aModel>, runs = {}) => editedModelIds([model], base, aLedger(runs));
  const id = (model_id: string | null, name = 'tone') => aModel(name, { entry: { model_id } });

  test('that is an edit is told with the model and its place', () => {
    expect(edited(id('ft:mine'))).toMatchObject([
      {
        code: 'E_MODEL_ID_EDITED',
        message: 'model_id of tone is not the ID that was written for this entry.',
        place: aModel().basePlace,
      },
    ]);
  });

  test('may move to a new name with its training', () => {
    const runs = { [digestOf(aModel())]: aTrainedRun({ modelId: 'ft:new', model: 'tone' }) };
    expect(edited(id('ft:new', 'renamed'), runs)).toEqual([]);
  });

  test('may be removed after a training, and from an entry with problems', () => {
    const runs = { [digestOf(aModel())]: aTrainedRun({ modelId: 'ft:new', model: 'other' }) };
    expect(edited(id(null), runs)).toEqual([]);
    expect(edited(aModel('tone', { training: null, entry: { model_id: null } }), runs)).toEqual([]);
  });

  test('of an entry with problems is compared all the same', () => {
    const broken = aModel('tone', { training: null, entry: { model_id: 'ft:mine' } });
    expect(edited(broken, { [hash(7)]: aTrainedRun({ modelId: 'ft:new' }) })).toHaveLength(1);
  });
});
