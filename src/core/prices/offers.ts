import type { Inspection } from '../dataset/inspection.ts';
import type { TokenQuality } from '../dataset/measure.ts';
import { type BaseModel, type Catalog, daysUntil, trainableModels } from './catalog.ts';
import { type CostEstimate, estimateCost } from './cost.ts';
import type { Dialect, DialectVerdict } from './dialect.ts';
import { tokensFor } from './model-tokens.ts';
import type { OfferOrder } from './offer-orders.ts';

/** What training one base model on a dataset, and using it, would cost. `null` is not known, never zero. */
export interface Offer {
  readonly provider: string;
  readonly providerTitle: string;
  readonly model: string;
  readonly trains: BaseModel['trains'];
  readonly tokensPerEpoch: number | null;
  readonly quality: TokenQuality;
  readonly epochs: number;
  readonly estimate: CostEstimate | null;
  /** Set where training is billed by time, which no dataset tells. */
  readonly trainUsdPerHour: number | null;
  readonly inputUsdPer1m: number | null;
  readonly outputUsdPer1m: number | null;
  readonly hostingUsdPerHour: number | null;
  readonly hostingUsdPerMonth: number | null;
  /** Pages that a dollar lets the tuned model read; hosting is not in it. */
  readonly pagesPerDollar: number | null;
  readonly maxExampleTokens: number | null;
  /** Whether the longest example is within it. */
  readonly fits: boolean | null;
  readonly contextTokens: number | null;
  readonly trainingEnds: string | null;
  readonly servingEnds: string | null;
  /** Days until it can no longer be trained; `null`: no end is announced. */
  readonly daysLeft: number | null;
  readonly file: DialectVerdict;
  readonly note: string | null;
  readonly pricesAsOf: string;
  readonly confidence: BaseModel['confidence'];
}

export interface OfferTerms {
  readonly method: string;
  /** ISO day. */
  readonly today: string;
  readonly epochs: number;
  readonly dialect: Dialect;
  /** The dataset as counted with the model's `encoding`; `null` where it was not. */
  readonly inspected: (model: BaseModel) => Inspection | null;
  /** The same of the validation file; absent where there is none. */
  readonly validation?: (model: BaseModel) => Inspection | null;
}

/** Own choice: about 500 English words. */
const TOKENS_PER_PAGE = 800;

/** One offer for every base model of every catalog that can be trained by the method today, in the catalogs' order. */
export function offersOf(catalogs: readonly Catalog[], terms: OfferTerms): Offer[] {
  return catalogs.flatMap(catalog =>
    trainableModels(catalog, terms.method, terms.today).map(model => offerOf(catalog, model, terms)),
  );
}

function offerOf(catalog: Catalog, model: BaseModel, terms: OfferTerms): Offer {
  const { method, today, epochs } = terms;
  const inspection = terms.inspected(model);
  const tokens = inspection === null ? null : tokensFor(model, inspection);
  const tested = terms.validation?.(model);
  const validation = tested && tokensFor(model, tested);
  const limit = longestAllowed(model, method);
  const { input_usd_per_1m_tokens: input } = model;
  return {
    provider: catalog.provider,
    providerTitle: catalog.title,
    model: model.id,
    trains: model.trains,
    tokensPerEpoch: tokens?.perEpoch ?? null,
    quality: tokens?.quality ?? 'proxy',
    epochs,
    estimate:
      tokens === null || validation === null || validation?.perEpoch === null
        ? null
        : estimateCost(model, tokens, epochs, { method, billing: catalog.billing, validation: validation ?? null }),
    trainUsdPerHour: model.train_usd_per_hour,
    inputUsdPer1m: input,
    outputUsdPer1m: model.output_usd_per_1m_tokens,
    hostingUsdPerHour: model.hosting_usd_per_hour,
    hostingUsdPerMonth: model.hosting_usd_per_month,
    pagesPerDollar: input === null || input === 0 ? null : Math.floor(1_000_000 / TOKENS_PER_PAGE / input),
    maxExampleTokens: limit,
    fits:
      limit === null || inspection === null || inspection.longestExample === null
        ? null
        : inspection.longestExample <= limit,
    contextTokens: model.context_tokens,
    trainingEnds: model.training_ends,
    servingEnds: model.serving_ends,
    daysLeft: model.training_ends === null ? null : daysUntil(model.training_ends, today),
    file: inspection === null ? 'unknown' : terms.dialect(inspection, catalog.provider, model.format),
    note: model.note,
    pricesAsOf: model.as_of,
    confidence: model.confidence,
  };
}

function longestAllowed(model: BaseModel, method: string): number | null {
  const own = Object.entries(model.max_example_tokens_by_method ?? {}).find(([name]) => name === method);
  return own?.[1] ?? model.max_example_tokens;
}

/** Smallest first; `days` and `context` largest first. What is not known comes last, and names decide between equals. */
export function sortOffers(offers: readonly Offer[], order: OfferOrder): Offer[] {
  const keyed = offers.map(offer => ({ offer, key: keyOf(offer, order), name: `${offer.provider}/${offer.model}` }));
  keyed.sort((a, b) => a.key - b.key || (a.name < b.name ? -1 : 1));
  return keyed.map(({ offer }) => offer);
}

/** Finite, so that two that are not known are equal. */
const LAST = Number.MAX_VALUE;

function keyOf(offer: Offer, order: OfferOrder): number {
  switch (order) {
    case 'cost':
      return offer.estimate?.expected ?? LAST;
    case 'days':
      return -(offer.daysLeft ?? Number.MAX_SAFE_INTEGER);
    case 'input':
      return offer.inputUsdPer1m ?? LAST;
    case 'output':
      return offer.outputUsdPer1m ?? LAST;
    case 'hosting':
      return offer.hostingUsdPerHour ?? LAST;
    case 'context':
      return -(offer.contextTokens ?? offer.maxExampleTokens ?? 0);
    case 'name':
      return 0;
  }
}

/** The cheapest offers with a known cost, `own` always among them. */
export function cheapestOffers(
  offers: readonly Offer[],
  own: { provider: string; model: string },
  most: number,
): Offer[] {
  const priced = sortOffers(offers, 'cost').filter(({ estimate }) => estimate !== null);
  const isOwn = (offer: Offer): boolean => offer.provider === own.provider && offer.model === own.model;
  const first = priced.slice(0, most);
  const missing = first.some(isOwn) ? undefined : priced.find(isOwn);
  return missing === undefined ? first : [...first.slice(0, most - 1), missing];
}
