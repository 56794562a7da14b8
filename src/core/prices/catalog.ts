import { z } from 'zod';

const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

const METHODS = ['supervised', 'dpo', 'reinforcement'] as const;

const BaseModelRow = z.strictObject({
  id: z.string(),
  methods: z.array(z.enum(METHODS)),
  format: z.enum(['chat', 'prompt-completion']),
  encoding: z.string(),
  max_example_tokens: z.int().positive().nullable(),
  min_examples: z.int().positive().nullable(),
  train_usd_per_1m_tokens: z.number().nonnegative().nullable(),
  train_usd_per_hour: z.number().nonnegative().nullable(),
  /** First day on which no training can be started; `null`: no end announced. */
  training_ends: Day.nullable(),
  /** First day on which fine-tuned models on this base no longer answer. */
  serving_ends: Day.nullable(),
  replacement: z.string().nullable(),
  sources: z.array(z.string()).min(1),
  as_of: Day,
  confidence: z.enum(['high', 'medium', 'low']),
});

/** A provider's base models with dated prices and ends: data, one file a provider, every figure with its source. */
export const Catalog = z.strictObject({
  provider: z.string(),
  as_of: Day,
  sources: z.record(z.string(), z.string()),
  models: z.array(BaseModelRow),
});
export type Catalog = z.infer<typeof Catalog>;
export type BaseModel = Catalog['models'][number];

export function findBaseModel(catalog: Catalog, id: string): BaseModel | undefined {
  return catalog.models.find(model => model.id === id);
}

/** `today` is an ISO day. On the day a training ends nothing can be started any more. */
export function canBeTrained(model: BaseModel, today: string): boolean {
  return model.training_ends === null || today < model.training_ends;
}

/** The base models of a catalog that can be trained with `method` on `today`, cheapest first. */
export function trainableModels(catalog: Catalog, method: string, today: string): BaseModel[] {
  return catalog.models
    .filter(model => canBeTrained(model, today) && model.methods.some(known => known === method))
    .sort((a, b) => (a.train_usd_per_1m_tokens ?? Infinity) - (b.train_usd_per_1m_tokens ?? Infinity));
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
