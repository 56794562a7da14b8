import type { Inspection, TrainableFormat } from '../core/dataset/inspection.ts';
import { type BaseModel, type Catalog, trainableModels } from '../core/prices/catalog.ts';
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
  readonly offers: readonly Offer[];
}

export interface CompareOptions {
  readonly open: OpenFile;
  readonly catalogs: readonly Catalog[];
  readonly method: Method;
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
  if (inspection === undefined)
    throw new UserError(`No base model can be trained with ${method} today.`, { fix: 'Name another --method.' });
  const epochs = options.epochs ?? automaticEpochs(inspection.examples);
  const look = (model: BaseModel): Inspection | null =>
    inspected.get(keyOf(model)) ?? inspected.get(model.encoding) ?? null;
  const offers = offersOf(catalogs, { method, today, epochs, dialect, inspected: look });
  return {
    path,
    method,
    epochs,
    isAutomatic: options.epochs === null,
    inspection,
    offers: sortOffers(offers, options.sort),
  };
}

function keyOf(model: BaseModel): string {
  return `${model.encoding} ${JSON.stringify(model.image_tokens)}`;
}

function hasImages({ tokenDoubts }: Inspection): boolean {
  return tokenDoubts.some(({ why }) => why === 'image-rule' || why === 'image-size');
}

/** What a file must be for the method; `null`: chat, or prompt and completion. */
const EXPECTED: Readonly<Record<Method, TrainableFormat | null>> = {
  supervised: null,
  dpo: 'preference',
  reinforcement: 'reinforcement',
};

async function inspect(path: string, model: BaseModel, options: CompareOptions): Promise<Inspection> {
  const { open, output, method } = options;
  const rules = inspectionRules(model, { role: 'validation', expected: EXPECTED[method] }, output);
  const file = await open(path);
  if (file.kind === 'absent') throw new UserError(`There is no ${path}.`, { fix: 'Commit it, or use --worktree.' });
  if (file.kind === 'refused') throw new UserError(`${path} is a ${file.what}.`, { fix: 'Name a regular file.' });
  const job = { rules: { ...rules, maxExampleTokens: null }, bytes: file.bytes, chunks: file.chunks() };
  return (await options.inspect(job)).inspection;
}
