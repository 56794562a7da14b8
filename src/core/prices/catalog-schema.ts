import { z } from 'zod';
import { METHODS } from './methods.ts';

const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const Usd = z.number().nonnegative();
const Confidence = z.enum(['high', 'medium', 'low']);
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
  /** Of a preference pair: its prompt is billed with each answer. */
  prompt_counts_twice: z.literal(true).optional(),
  min_charge_usd: Usd.nullable(),
  /** `false`: sources disagree, so the minimum only raises the upper end. */
  min_charge_is_certain: z.boolean(),
  sources: z.array(z.string()).min(1),
  confidence: Confidence,
});

const MethodPrices = z.strictObject({ supervised: Usd, dpo: Usd });

/** A provider's base models with dated prices and ends: data, one file a provider, every figure with its source. */
export const CatalogSchema = z.strictObject({
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
