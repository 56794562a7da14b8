import { type Inspection, isTrainable, type TrainableFormat } from '../core/dataset/inspection.ts';
import { type BaseModel, type Catalog, daysUntil, trainableModels } from '../core/prices/catalog.ts';
import type { Dialect } from '../core/prices/dialect.ts';
import { automaticEpochs } from '../core/prices/epochs.ts';
import type { OfferOrder } from '../core/prices/offer-orders.ts';
import { type Offer, offersOf, sortOffers } from '../core/prices/offers.ts';
import type { InspectFile, Output } from '../ports.ts';
import { inspectionRules } from './dataset-reader.ts';
import type { OpenFile } from './inspect.ts';
import { UserError } from './user-error.ts';

export type Method = 'supervised' | 'dpo' | 'reinforcement';

export interface Comparison {
  readonly path: string;
  readonly method: Method;
  readonly epochs: number;
  /** Whether the number of epochs follows from the number of examples. */
  readonly isAutomatic: boolean;
  readonly inspection: Inspection;
  /** The path of the validation file, where one was named. */
  readonly validation?: string;
  /** False for a file of another method's format, which no provider takes for this one. */
  readonly fitsMethod: boolean;
  readonly offers: readonly Offer[];
  readonly oldPrices: readonly OldPrice[];
}

/** A provider's oldest price among those that nobody has looked at for long; `asOf` is an ISO day. */
interface OldPrice {
  readonly provider: string;
  readonly asOf: string;
}

export interface CompareOptions {
  readonly open: OpenFile;
  readonly catalogs: readonly Catalog[];
  readonly method: Method;
  /** The validation file, where providers that bill it are to be told apart. */
  readonly validation?: string;
  /** `null`: OpenAI's rule for `auto`. The same number for every model, so that costs can be compared. */
  readonly epochs: number | null;
  readonly sort: OfferOrder;
  /** ISO day. */
  readonly today: string;
  readonly dialect: Dialect;
  readonly inspect: InspectFile;
  readonly output: Pick<Output, 'trace'>;
}

/**
 * What training on a dataset would cost with every base model that can be trained today. Reads the file once for each
 * encoding, and again only where a file with images meets another way to count them.
 */
export async function compareModels(path: string, options: CompareOptions): Promise<Comparison> {
  const { catalogs, method, today, dialect } = options;
  const models = catalogs.flatMap(catalog => trainableModels(catalog, method, today));
  const { inspection, look } = await inspectFor(models, path, options);
  if (inspection === undefined)
    throw new UserError(`No base model can be trained with ${method} today.`, { fix: 'Name another --method.' });
  const epochs = options.epochs ?? automaticEpochs(inspection.examples);
  const tested = options.validation === undefined ? null : await inspectFor(models, options.validation, options);
  if (tested !== null && tested.inspection?.tokensPerEpoch == null)
    throw new UserError('The tokens of the validation file are not known.', {
      fix: `See what is wrong with it: finetune-gitops inspect --role validation ${options.validation}.`,
    });
  const fitsMethod = !isTrainable(inspection.format) || FORMATS[method].includes(inspection.format);
  const verdict: Dialect = fitsMethod ? dialect : () => 'refuses';
  const offers = offersOf(catalogs, {
    method,
    today,
    epochs,
    dialect: verdict,
    inspected: look,
    ...(tested && { validation: tested.look }),
  });
  return {
    path,
    method,
    epochs,
    isAutomatic: options.epochs === null,
    inspection,
    ...(options.validation !== undefined && { validation: options.validation }),
    fitsMethod,
    offers: sortOffers(offers, options.sort),
    oldPrices: oldPricesOf(offers, today),
  };
}

/** The file as each model counts it, and as the first of them does. */
async function inspectFor(models: readonly BaseModel[], path: string, options: CompareOptions) {
  const inspected = new Map<string, Inspection>();
  const encodings = new Map(models.map(model => [model.encoding, model] as const));
  for (const [encoding, model] of encodings) {
    const inspection = await inspect(path, model, options);
    inspected.set(encoding, inspection).set(keyOf(model), inspection);
  }
  for (const model of models) {
    const known = inspected.get(model.encoding);
    if (known === undefined || !hasImages(known) || inspected.has(keyOf(model))) continue;
    inspected.set(keyOf(model), await inspect(path, model, options));
  }
  const [inspection] = inspected.values();
  const look = (model: BaseModel): Inspection | null =>
    inspected.get(keyOf(model)) ?? inspected.get(model.encoding) ?? null;
  return { inspection, look };
}

/** In days, as in a plan. */
const PRICES_OLD = 90;

function oldPricesOf(offers: readonly Offer[], today: string): OldPrice[] {
  const oldest = new Map<string, string>();
  for (const { provider, estimate, trainUsdPerHour, pricesAsOf } of offers) {
    if (estimate === null && trainUsdPerHour === null) continue;
    const asOf = estimate === null ? pricesAsOf : estimate.priceAsOf;
    if (asOf === null || daysUntil(today, asOf) <= PRICES_OLD) continue;
    if (asOf < (oldest.get(provider) ?? today)) oldest.set(provider, asOf);
  }
  return [...oldest].map(([provider, asOf]) => ({ provider, asOf }));
}

function keyOf(model: BaseModel): string {
  return `${model.encoding} ${JSON.stringify(model.image_tokens)}`;
}

function hasImages({ tokenDoubts }: Inspection): boolean {
  return tokenDoubts.some(({ why }) => why === 'image-rule' || why === 'image-size');
}

/** What a file may be for the method. */
const FORMATS: Readonly<Record<Method, readonly TrainableFormat[]>> = {
  supervised: ['chat', 'prompt-completion'],
  dpo: ['preference'],
  reinforcement: ['reinforcement'],
};

/** What it must be; `null` where there is a choice. */
function expectedFor(method: Method): TrainableFormat | null {
  const [format = null, ...others] = FORMATS[method];
  return others.length === 0 ? format : null;
}

async function inspect(path: string, model: BaseModel, options: CompareOptions): Promise<Inspection> {
  const { open, output, method } = options;
  const rules = inspectionRules(model, { role: 'validation', expected: expectedFor(method) }, output);
  const file = await open(path);
  if (file.kind === 'absent') throw new UserError(`There is no ${path}.`, { fix: 'Commit it, or use --worktree.' });
  if (file.kind === 'refused') throw new UserError(`${path} is a ${file.what}.`, { fix: 'Name a regular file.' });
  const job = { rules: { ...rules, maxExampleTokens: null }, bytes: file.bytes, chunks: file.chunks() };
  return (await options.inspect(job)).inspection;
}
