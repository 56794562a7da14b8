import { describe, expect, test } from 'vitest';
import { makePlan, type PlanSource } from '../../../../src/core/plan/make-plan.ts';
import type { DesiredModel } from '../../../../src/core/plan/plan.ts';
import { ceilingOf } from '../../../../src/core/plan/plan.ts';
import { aLedger, aModel, anEntry, aTrainedRun, CATALOG, digestOf, hash, knowing } from '../../../support/builders.ts';

const source: PlanSource = {
  commit: 'c0ffee',
  manifestPath: 'ml/models.yaml',
  manifestOid: 'a1',
  catalog: { ...CATALOG, models: [] },
  diagnostics: [],
};
const plan = (models: readonly DesiredModel[], known = knowing(), more: Partial<PlanSource> = {}) =>
  makePlan(models, known, { ...source, ...more });
const unpriced = { training: { tokensPerEpoch: null, tokenQuality: 'proxy' as const } };
const PLACE = aModel().basePlace;

/** Code, place and message of everything that is said but the end of the base model. */
const said = (found: ReturnType<typeof plan>) =>
  found.diagnostics
    .filter(({ code }) => code !== 'W_BASE_RETIRING')
    .map(({ code, place, message }) => ({ code, place, message }));

describe('a plan says', () => {
  test('which entry repeats which, in the manifest that has both', () => {
    expect(said(plan([aModel('a'), aModel('b')]))).toEqual([
      {
        code: 'E_DUPLICATE_SPEC',
        place: { path: 'ml/models.yaml' },
        message: 'b has the same data and settings as a.',
      },
    ]);
  });

  test('which training could not be priced, at its entry', () => {
    expect(said(plan([aModel('warm-voice', unpriced)]))).toMatchObject([
      { code: 'E_NOT_ESTIMATED', place: PLACE, message: expect.stringContaining('warm-voice') },
    ]);
  });

  test('which training is begun under its cap alone, at its entry', () => {
    const capped = aModel('warm-voice', { ...unpriced, entry: { max_cost_usd: 7.5 } });
    expect(said(plan([capped]))).toMatchObject([
      { code: 'W_COST_UNKNOWN', place: PLACE, message: expect.stringContaining('warm-voice') },
    ]);
  });

  test('how old its prices are', () => {
    const [old] = said(plan([], knowing(), { catalog: { ...source.catalog, as_of: '2026-08-23' } }));
    expect(old).toMatchObject({ code: 'W_PRICE_OLD', place: null, message: expect.stringMatching(/2026-08-23.*91/) });
  });

  describe('how old a price with a day of its own is', () => {
    const dated = (priceAsOf: string | null, more: Parameters<typeof aModel>[1] = {}) => {
      const model = aModel('warm-voice', more);
      return { ...model, estimate: model.estimate === null ? null : { ...model.estimate, priceAsOf } };
    };
    const old = '2026-08-23';

    test('at its entry, from the 91st day on', () => {
      expect(said(plan([dated(old)]))).toEqual([
        {
          code: 'W_PRICE_OLD',
          place: PLACE,
          message: 'The price of gpt-4.1-mini-2025-04-14 was last checked on 2026-08-23, 91 days ago.',
        },
      ]);
      expect(said(plan([dated('2026-08-24')]))).toEqual([]);
    });

    test('but not where nobody knows the day, or nothing is trained at it', () => {
      expect(said(plan([dated(null)]))).toEqual([]);
      const model = dated(old);
      const done = { [digestOf(model)]: aTrainedRun() };
      expect(said(plan([model], knowing({ ledger: aLedger(done) })))).toEqual([]);
    });

    test('and once where it is the day of the catalog', () => {
      const of = (asOf: string) => said(plan([dated(asOf)], knowing(), { catalog: { ...source.catalog, as_of: old } }));
      expect(of(old)).toMatchObject([{ place: null, message: expect.stringMatching(/^The price catalog was/) }]);
      expect(of('2026-08-01')).toHaveLength(2);
      expect(of('2026-11-01'), 'newer than the catalog').toHaveLength(1);
    });
  });

  test('nothing of a training that is as it should be, or of two entries that are broken in one way', () => {
    const broken = (name: string) => aModel(name, { training: null });
    expect(said(plan([aModel()]))).toEqual([]);
    expect(said(plan([broken('a'), broken('b')]))).toEqual([]);
  });
});

test('a rule that counts differently is shown, and without one there is none', () => {
  const rule = { code: 'W_SHORT' } as unknown as NonNullable<PlanSource['rules']>[number];
  expect(plan([], knowing(), { rules: [rule] }).rules).toEqual([rule]);
  expect(plan([]).rules).toEqual([]);
});

describe('what merged pull requests showed', () => {
  const model = aModel();
  const actionWith = (reviewed: ReadonlyMap<string, number> | null) =>
    plan([model], knowing({ reviewed })).changes[0]?.reason;

  test('holds back what none of them did, and lets the rest pass', () => {
    expect(actionWith(new Map())).toBe('not-reviewed');
    expect(actionWith(new Map([[digestOf(model), ceilingOf(model) ?? 0]]))).toBe('new-model');
  });

  test('is not asked where nobody said so', () => expect(actionWith(null)).toBe('new-model'));
});

describe('the digest of a plan', () => {
  test('holds the cost of what is trained, since that is what a reviewer agrees to', () => {
    const dearer = aModel('tone', { training: { tokensPerEpoch: 7_000 } });
    expect(plan([dearer]).digest).not.toBe(plan([aModel()]).digest);
  });

  test('is the same for a model that is trained already, whatever training it anew would cost', () => {
    const run = aTrainedRun();
    const known = knowing({ ledger: aLedger({ [digestOf(aModel())]: run }) });
    const kept = (tokensPerEpoch: number) =>
      plan([aModel('tone', { training: { tokensPerEpoch }, entry: anEntry({ model_id: run.modelId }) })], known);
    expect(kept(7_000).changes[0]?.action).toBe('keep');
    expect(kept(7_000).digest).toBe(kept(6_000).digest);
  });

  test('changes with the data of an entry that has other problems', () => {
    const entry = { base_model: 'gpt-unknown' };
    const broken = (training: number, validation: number) =>
      plan([aModel('tone', { entry, training: { sha256: hash(training) }, validation: { sha256: hash(validation) } })]);
    expect(broken(2, 5).digest).toBe(broken(2, 5).digest);
    expect(broken(3, 5).digest).not.toBe(broken(2, 5).digest);
    expect(broken(2, 6).digest).not.toBe(broken(2, 5).digest);
  });

  test('changes with the validation data', () => {
    const held = (n: number) => aModel('tone', { validation: { sha256: hash(n) } });
    expect(plan([held(2)]).digest).not.toBe(plan([held(3)]).digest);
  });
});
