import { bandOf, type Doubt, type DoubtReason, doubtsOf, type TokenQuality } from '../dataset/measure.ts';
import { type BaseModel, type Billing, trainingPrice } from './catalog.ts';
import { fromUsd, type NanoUsd, perToken, safe } from './money.ts';

export type CostReason = DoubtReason | 'prompt-twice' | 'validation-unclear' | 'minimum-unclear';

/** How far the cost may be below or above what is expected, and why. */
export interface CostDoubt {
  readonly why: CostReason;
  readonly below: NanoUsd;
  readonly above: NanoUsd;
}

/** What one training will cost. Budgets compare with `high`. */
export interface CostEstimate {
  readonly low: NanoUsd;
  readonly expected: NanoUsd;
  readonly high: NanoUsd;
  readonly tokensPerEpoch: number;
  readonly epochs: number;
  /** The ends of the training tokens' band, over all epochs; validation is not in it. */
  readonly tokenBand: { readonly low: number; readonly high: number };
  readonly quality: TokenQuality;
  /** Why the range is as wide as it is; empty when the three amounts are one. */
  readonly doubts: readonly CostDoubt[];
  /** The price used, in dollars per million tokens, and the day it was last checked, where that is known. */
  readonly usdPerMillion: number;
  readonly priceAsOf: string | null;
  readonly priceFrom: 'catalog' | 'workflow';
  /** Tokens of the validation file that are billed in each epoch. */
  readonly validationTokens: number;
  /** Whether the provider's least charge is what it costs. */
  readonly isMinimum: boolean;
}

interface Tokens {
  readonly perEpoch: number | null;
  readonly quality: TokenQuality;
  /** Where absent, the margin of the quality holds. */
  readonly doubts?: readonly Doubt[];
}

export interface CostTerms {
  readonly method: string;
  readonly billing: Billing | null;
  /** `null`: there is no validation file. */
  readonly validation: Tokens | null;
}

const NO_TERMS: CostTerms = { method: 'supervised', billing: null, validation: null };

/**
 * Tokens of one epoch × epochs × price, at least the provider's minimum. `null` when the model has no known price per
 * token or the tokens are not known: an unknown cost is never shown as nothing. Where validation is billed, it is
 * taken to run once an epoch (own choice; Together bills each evaluation, docs of mid-2026); where nobody says whether
 * it is, it only raises the upper end.
 */
export function estimateCost(
  model: BaseModel,
  tokens: Tokens,
  epochs: number,
  { method, billing, validation }: CostTerms = NO_TERMS,
): CostEstimate | null {
  const price = trainingPrice(model, method);
  const { perEpoch, quality } = tokens;
  if (price === null || perEpoch === null) return null;
  const rate = perToken(price);
  const cost = (count: number): NanoUsd => safe(count * epochs * rate);
  const parts = doubtsIn(tokens);
  const own = bandOf(perEpoch, parts);
  const doubts = inMoney(parts, cost);
  // The prompt is part of what was counted once, so that is the most it can add.
  if (method === 'dpo' && billing?.prompt_counts_twice)
    doubts.push({ why: 'prompt-twice', below: 0, above: cost(own.high) });

  const checked = billing === null || billing.validation === 'never' ? null : validation;
  const isBilled = billing?.validation === 'per-evaluation';
  const validationTokens = isBilled ? (checked?.perEpoch ?? 0) : 0;
  if (checked !== null && isBilled) doubts.push(...inMoney(doubtsIn(checked), cost));
  else if (checked !== null) doubts.push(unclearValidation(checked, cost));

  const range = withDoubts(safe(cost(perEpoch) + cost(validationTokens)), merged(doubts));
  return {
    ...withMinimum(range, billing),
    tokensPerEpoch: perEpoch,
    epochs,
    tokenBand: { low: own.low * epochs, high: own.high * epochs },
    quality,
    usdPerMillion: price,
    priceAsOf: model.set_by_workflow === undefined ? model.as_of : model.set_by_workflow.as_of,
    priceFrom: model.set_by_workflow === undefined ? 'catalog' : 'workflow',
    validationTokens,
  };
}

type Range = Pick<CostEstimate, 'low' | 'expected' | 'high' | 'doubts'>;

function doubtsIn({ perEpoch, quality, doubts }: Tokens): readonly Doubt[] {
  return doubts ?? doubtsOf({ tokens: perEpoch ?? 0, quality });
}

function unclearValidation(tokens: Tokens, cost: (tokens: number) => NanoUsd): CostDoubt {
  return { why: 'validation-unclear', below: 0, above: cost(bandOf(tokens.perEpoch ?? 0, doubtsIn(tokens)).high) };
}

function inMoney(doubts: readonly Doubt[], cost: (tokens: number) => NanoUsd): CostDoubt[] {
  return doubts.map(({ why, below, above }) => ({ why, below: cost(below), above: cost(above) }));
}

function merged(doubts: readonly CostDoubt[]): CostDoubt[] {
  const reasons = [...new Set(doubts.map(({ why }) => why))];
  return reasons.map(why => {
    const same = doubts.filter(one => one.why === why);
    const sum = (end: 'below' | 'above') => same.reduce((total, one) => safe(total + one[end]), 0);
    return { why, below: sum('below'), above: sum('above') };
  });
}

function withDoubts(expected: NanoUsd, doubts: readonly CostDoubt[]): Range {
  const below = doubts.reduce((sum, one) => sum + one.below, 0);
  const above = doubts.reduce((sum, one) => sum + one.above, 0);
  return { low: Math.max(0, expected - below), expected, high: safe(expected + above), doubts };
}

/** A minimum that sources agree on holds for the whole range; one that they do not agree on only for its upper end. */
function withMinimum(range: Range, billing: Billing | null): Range & Pick<CostEstimate, 'isMinimum'> {
  const least = fromUsd(billing?.min_charge_usd ?? 0);
  const { low, expected, high, doubts } = range;
  if (billing?.min_charge_is_certain === true)
    return {
      low: Math.max(low, least),
      expected: Math.max(expected, least),
      high: Math.max(high, least),
      doubts: high <= least ? [] : doubts,
      isMinimum: expected < least,
    };
  if (high >= least) return { ...range, isMinimum: false };
  const unclear: CostDoubt = { why: 'minimum-unclear', below: 0, above: least - high };
  return { low, expected, high: least, doubts: [...doubts, unclear], isMinimum: false };
}
