import type { ObservedJob } from '../../src/core/plan/observed.ts';
import { perToken } from '../../src/core/prices/money.ts';
import { aBase } from '../support/builders.ts';
import { UPPER_COST } from './specs.ts';

const PRICE = perToken(aBase().train_usd_per_1m_tokens ?? 0);

/** What a job costs in the end, or at most while that is open. */
export function spentOn({ status, trainedTokens }: ObservedJob): number {
  if (status === 'failed') return 0;
  return trainedTokens === null ? UPPER_COST : trainedTokens * PRICE;
}
