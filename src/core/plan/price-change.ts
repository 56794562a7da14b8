import type { Ledger, Run } from '../ledger/schema.ts';
import { type Catalog, canBeTrained, findBaseModel } from '../prices/catalog.ts';
import { perToken } from '../prices/money.ts';
import type { DesiredModel } from './plan.ts';

/** In dollars per million trained tokens. */
export interface PriceChange {
  readonly baseModel: string;
  readonly was: number;
  readonly is: number;
}

/**
 * Whether the next training of an entry would be billed at another price than its last one on the same base model. The
 * ledger has bill and tokens, and a bill is tokens times the price in whole nano-dollars: one that is not says nothing here.
 */
export function priceChange(
  { name, entry, digest }: DesiredModel,
  ledger: Ledger,
  { catalog, today }: { readonly catalog: Catalog; readonly today: string },
): PriceChange | null {
  const base = findBaseModel(catalog, entry.base_model);
  const is = base?.train_usd_per_1m_tokens ?? null;
  if (base === undefined || is === null || !canBeTrained(base, today)) return null;
  const runs = Object.entries(ledger.runs)
    .filter(([of, run]) => (of === digest || run.model === name) && run.baseModel === base.id)
    .flatMap(([, run]) => (priceOf(run) === null ? [] : [run]))
    .sort((a, b) => b.startedAt.localeCompare(a.startedAt));
  const was = runs[0] === undefined ? null : priceOf(runs[0]);
  if (was === null || was === perToken(is)) return null;
  return { baseModel: base.id, was: was / NANO_AT_A_DOLLAR, is };
}

/** $1 per million tokens is 1,000 nano-dollars a token. */
const NANO_AT_A_DOLLAR = 1000;

/** Nano-dollars for a token, where the bill tells. */
function priceOf({ state, billedNanoUsd, trainedTokens }: Run): number | null {
  if (state !== 'succeeded' || billedNanoUsd === null || !trainedTokens) return null;
  const price = billedNanoUsd / trainedTokens;
  return Number.isSafeInteger(price) && price > 0 ? price : null;
}
