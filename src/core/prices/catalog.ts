import { z } from 'zod';

const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const Usd = z.number().nonnegative();
const Confidence = z.enum(['high', 'medium', 'low']);
const METHODS = ['supervised', 'dpo', 'reinforcement'] as const;
const Method = z.enum(METHODS);

/** What an image costs; `src/core/tokens/image-tokens.ts` has the rules. */
const ImageTokens = z.discriminatedUnion('rule', [
  z.strictObject({ rule: z.literal('tiles'), base: z.int().positive(), tile: z.int().positive() }),
  z.strictObject({ rule: z.literal('patches'), factor: z.number().positive() }),
]);

const BaseModelRow = z.strictObject({
  id: z.string(),
  methods: z.array(Method),
  /** What a line of a dataset must look like; one that is not `chat` must be converted first. */
  format: z.enum(['chat', 'prompt-completion', 'gemini', 'bedrock']),
  /** What tokens are counted with. */
  encoding: z.string(),
  /** The model's own tokenizer, where `encoding` only stands in for it. */
  stands_in_for: z.string().nullable(),
  /** What the price is for, where the provider sells more than one. */
  trains: z.enum(['lora', 'full']).nullable(),
  /** Name of the catalog's price tier that the model falls into. */
  tier: z.string().nullable(),
  max_example_tokens: z.int().positive().nullable(),
  max_example_tokens_by_method: z.partialRecord(Method, z.int().positive()).optional(),
  /** Most tokens of a request to the tuned model. */
  context_tokens: z.int().positive().nullable(),
  min_examples: z.int().positive().nullable(),
  train_usd_per_1m_tokens: Usd.nullable(),
  /** Where a method costs something else than `train_usd_per_1m_tokens`. */
  train_usd_per_1m_tokens_by_method: z.partialRecord(Method, Usd).optional(),
  train_usd_per_hour: Usd.nullable(),
  /** An earlier price, where the one of today is not known. Never used for an estimate. */
  previous_price: z.strictObject({ train_usd_per_1m_tokens: Usd, until: Day }).optional(),
  input_usd_per_1m_tokens: Usd.nullable(),
  cached_input_usd_per_1m_tokens: Usd.nullable(),
  output_usd_per_1m_tokens: Usd.nullable(),
  /** Of one deployment of the tuned model; 0: none is needed, or it costs nothing. */
  hosting_usd_per_hour: Usd.nullable(),
  hosting_usd_per_month: Usd.nullable(),
  image_tokens: ImageTokens.nullable(),
  /** First day on which no training can be started; `null`: no end announced. */
  training_ends: Day.nullable(),
  /** First day on which fine-tuned models on this base no longer answer. */
  serving_ends: Day.nullable(),
  replacement: z.string().nullable(),
  /** What else there is to know, in one or two sentences. */
  note: z.string().nullable(),
  sources: z.array(z.string()).min(1),
  /** Where a source gives only a month, its first day. */
  as_of: Day,
  confidence: Confidence,
});

/** What a provider's bill counts besides training tokens × epochs. */
const Billing = z.strictObject({
  /** `per-evaluation`: each time the validation file is run; `null`: not known. */
  validation: z.enum(['never', 'per-evaluation']).nullable(),
  min_charge_usd: Usd.nullable(),
  /** `false`: sources disagree, so the minimum only raises the upper end. */
  min_charge_is_certain: z.boolean(),
  sources: z.array(z.string()).min(1),
  confidence: Confidence,
});
export type Billing = z.infer<typeof Billing>;

const MethodPrices = z.strictObject({ supervised: Usd, dpo: Usd });

/** A provider's base models with dated prices and ends: data, one file a provider, every figure with its source. */
export const Catalog = z.strictObject({
  provider: z.string(),
  title: z.string(),
  as_of: Day,
  sources: z.record(z.string(), z.string()),
  billing: Billing,
  /** Names that move, each with the dated model it means for training. */
  aliases: z.record(z.string(), z.string()).optional(),
  /** Models that cannot be trained and never could, each with its source: the ones people try. */
  untrainable: z.record(z.string(), z.string()).optional(),
  /** Prices per million tokens by the size of a model. */
  tiers: z.array(z.strictObject({ name: z.string(), lora: MethodPrices, full: MethodPrices })).optional(),
  models: z.array(BaseModelRow),
});
export type Catalog = z.infer<typeof Catalog>;
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
