import type { z } from 'zod';
import type { CatalogSchema } from './catalog-schema.ts';
import { METHODS } from './methods.ts';

/** As `catalog-schema.ts` has it; a catalog is checked by a test, so no start loads what checks it. */
export type Catalog = z.infer<typeof CatalogSchema>;
export type Billing = Catalog['billing'];
/** A row, and what the workflow says about its price (`overrides.ts`); `null`: without a day. */
export type BaseModel = Catalog['models'][number] & { readonly set_by_workflow?: { readonly as_of: string | null } };

export function findBaseModel(catalog: Catalog, id: string): BaseModel | undefined {
  return catalog.models.find(model => model.id === id);
}

/** Dollars per million training tokens of a method; `null`: not known. */
export function trainingPrice(model: BaseModel, method: string): number | null {
  const own = Object.entries(model.train_usd_per_1m_tokens_by_method ?? {}).find(([name]) => name === method);
  return own?.[1] ?? model.train_usd_per_1m_tokens;
}

/** `today` is an ISO day. On the day a training ends nothing can be started any more. */
export function canBeTrained(model: BaseModel, today: string): boolean {
  return model.training_ends === null || today < model.training_ends;
}

/** The base models of a catalog that can be trained with `method` on `today`, cheapest first. */
export function trainableModels(catalog: Catalog, method: string, today: string): BaseModel[] {
  return catalog.models
    .filter(model => canBeTrained(model, today) && model.methods.some(known => known === method))
    .sort((a, b) => (trainingPrice(a, method) ?? Infinity) - (trainingPrice(b, method) ?? Infinity));
}

/** The same as text: `a (until 2027-01-06), b (until …)`. Where there is none, what happened and what is left. */
export function trainableList(catalog: Catalog, method: string, today: string): string {
  const models = trainableModels(catalog, method, today);
  if (models.length > 0) return listOf(models);
  const last = catalog.models
    .filter(model => model.methods.some(known => known === method))
    .toSorted((a, b) => ((a.training_ends ?? '') < (b.training_ends ?? '') ? 1 : -1))[0];
  const ended = last === undefined ? '' : `; the last, ${last.id}, ended on ${last.training_ends}`;
  const others = METHODS.filter(other => other !== method).flatMap(other => {
    const left = trainableModels(catalog, other, today);
    return left.length === 0 ? [] : [`. With "${other}": ${listOf(left)}`];
  });
  return `none of ${catalog.provider} with method "${method}"${ended}${others.join('')}`;
}

function listOf(models: readonly BaseModel[]): string {
  return models.map(model => `${model.id} (until ${model.training_ends ?? 'further notice'})`).join(', ');
}

/** Whole days from `today` to `day`, both ISO days; negative when `day` has passed. */
export function daysUntil(day: string, today: string): number {
  return Math.round((Date.parse(`${day}T00:00:00Z`) - Date.parse(`${today}T00:00:00Z`)) / 86_400_000);
}
