import { expect, test } from 'vitest';
import { KEPT_DAYS, prunableRuns } from '../../../../src/core/ledger/prune.ts';
import { aLedger, aRun, hash, minutesLater, NOW } from '../../../support/builders.ts';

test('what left a model is kept for good, whatever its state says', () => {
  const endedAt = minutesLater(-(KEPT_DAYS + 1) * 24 * 60);
  const failed = aRun({ state: 'failed', startedAt: endedAt, endedAt });
  const asked = { digests: new Set<string>(), names: new Set<string>() };
  const ledger = aLedger({ [hash(1)]: failed, [hash(2)]: { ...failed, modelId: 'ft:x' } });
  expect(prunableRuns(ledger, asked, NOW)).toEqual([hash(1)]);
});
