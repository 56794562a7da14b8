import { describe, expect, test } from 'vitest';
import { makePlan } from '../../../../src/core/plan/make-plan.ts';
import { protocolFor } from '../../../../src/core/reconcile/protocol-for.ts';
import { aChange, aLedger, aModel, CATALOG, knowing, listed, MARK, NOW } from '../../../support/builders.ts';

const BASE = 'o4-mini-2025-04-16';
const graded = aModel('graded', { entry: { method: 'reinforcement', base_model: BASE } });
const source = { commit: 'c', manifestPath: 'models.yaml', manifestOid: 'm', catalog: CATALOG, diagnostics: [] };

describe('nothing is ever created with reinforcement', () => {
  test('today its base model has ended, and the plan says what is left', () => {
    const { changes, diagnostics } = makePlan([graded], knowing(), source);
    expect(changes).toMatchObject([{ action: 'blocked', reason: 'base-retired' }]);
    const [retired] = diagnostics.filter(({ code }) => code === 'E_BASE_RETIRED');
    expect(retired?.message).toContain(`Training of ${BASE} ended on 2026-10-23`);
    expect(retired?.message).toContain('none of openai with method "reinforcement"');
    expect(retired?.message).toContain('With "supervised": ');
    expect(retired?.message).toContain('With "dpo": ');
  });

  test('before that its price was one by the hour, which nobody can show before a merge', () => {
    const { changes } = makePlan([graded], knowing({ now: '2026-10-22T10:00:00.000Z' }), source);
    expect(changes).toMatchObject([{ action: 'blocked', reason: 'price-unknown' }]);
  });

  test('a plan that asks for it all the same is not carried out', () => {
    const { estimate } = aModel();
    const change = aChange({ desired: { ...graded, estimate } });
    const around = {
      ledger: aLedger(),
      listing: listed(),
      mark: MARK,
      now: NOW,
      runUrl: null,
      commit: null,
      nonce: 'n',
    };
    expect(change).toMatchObject({ action: 'train', desired: { spec: { method: 'reinforcement' } } });
    expect(estimate).not.toBeNull();
    expect(protocolFor(change, { ...around, pricePerToken: () => 1 })).toBeNull();
    const supervised = aChange({ desired: aModel() });
    expect(protocolFor(supervised, { ...around, pricePerToken: () => 1 })).not.toBeNull();
  });
});
