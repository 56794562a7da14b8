import type { TokenQuality } from '../dataset/measure.ts';
import type { BaseModel } from './catalog.ts';
import { type NanoUsd, perToken, safe } from './money.ts';

/** What one training will cost. Budgets compare with `high`. */
export interface CostEstimate {
  readonly low: NanoUsd;
  readonly expected: NanoUsd;
  readonly high: NanoUsd;
  readonly tokensPerEpoch: number;
  readonly epochs: number;
  readonly quality: TokenQuality;
  /** The price used, in dollars per million tokens, and the day it was last checked. */
  readonly usdPerMillion: number;
  readonly priceAsOf: string;
}

// Margins of the project's own choosing, in percent: no source says how far an estimated count may be off.
const MARGIN: Readonly<Record<TokenQuality, number>> = { exact: 0, estimated: 25, proxy: 100 };

/**
 * Tokens of one epoch × epochs × price. `null` when the model has no known price per token or the tokens are not
 * known: an unknown cost is never shown as nothing. Validation tokens are not billed (OpenAI guide, December 2024).
 */
export function estimateCost(
  model: BaseModel,
  tokens: { readonly perEpoch: number | null; readonly quality: TokenQuality },
  epochs: number,
): CostEstimate | null {
  if (model.train_usd_per_1m_tokens === null || tokens.perEpoch === null) return null;
  const expected = safe(tokens.perEpoch * epochs * perToken(model.train_usd_per_1m_tokens));
  const margin = Math.ceil((expected * MARGIN[tokens.quality]) / 100);
  return {
    low: Math.max(0, expected - margin),
    expected,
    high: safe(expected + margin),
    tokensPerEpoch: tokens.perEpoch,
    epochs,
    quality: tokens.quality,
    usdPerMillion: model.train_usd_per_1m_tokens,
    priceAsOf: model.as_of,
  };
}
