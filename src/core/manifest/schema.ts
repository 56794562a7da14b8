import { z } from 'zod';
import { datasetPathProblem } from './dataset-path.ts';

// Limits and patterns: reliability requirements of the project; API figures: OpenAI API reference, 2026-08-21.
// Each `error` is the end of the sentence "<key> must be ...", which explain-issue.ts completes.
export const MANIFEST_VERSION = 1;
export const MAX_MODELS = 200;
export const MAX_EPOCHS = 50;
/** Not `constructor`: it is the one such name that every plain JavaScript object answers to. */
export const MODEL_NAME = /^(?!constructor$)[a-z][a-z0-9-]{0,47}$/;

/** In the provider's words (OpenAI's API specification 2.3.0 of 2026-08-21, `FineTuneMethod`). */
const METHODS = ['supervised', 'dpo', 'reinforcement'] as const;
export type Method = (typeof METHODS)[number];

/** The hyperparameters that only one method has (`FineTuneDPOHyperparameters`). Those of graders are not read. */
export const METHOD_OF = { beta: 'dpo' } as const satisfies Record<string, Method>;

function wholeNumber(min: number, max: number, error = `a whole number from ${min} to ${max}`) {
  return z.int({ error }).min(min, { error }).max(max, { error });
}

function amount(max: number, error: string) {
  return z.number({ error }).positive({ error }).max(max, { error });
}

const auto = z.literal('auto');
const epochs = `a whole number from 1 to ${MAX_EPOCHS}, or "auto"`;
const batchSize = 'a whole number from 1 to 256, or "auto"';
const learningRate = 'a number above 0, at most 100, or "auto"';
const beta = 'a number above 0, at most 2, or "auto"';
const method = '"supervised", "dpo" or "reinforcement"';

export const Hyperparameters = z
  .strictObject({
    n_epochs: z
      .union([auto, wholeNumber(1, MAX_EPOCHS, epochs)], { error: epochs })
      .describe('Passes over the training file, 1 to 50, or "auto" (resolved and shown before anything is spent).')
      .optional(),
    batch_size: z
      .union([auto, wholeNumber(1, 256, batchSize)], { error: batchSize })
      .describe('Examples per step, 1 to 256, or "auto" (the provider chooses).')
      .optional(),
    learning_rate_multiplier: z
      .union([auto, amount(100, learningRate)], { error: learningRate })
      .describe('Factor on the provider\'s learning rate, above 0, or "auto" (the provider chooses).')
      .optional(),
    beta: z
      .union([auto, amount(2, beta)], { error: beta })
      .describe('Only method dpo: how much the penalty for leaving the base model counts, above 0 to 2, or "auto".')
      .optional(),
  })
  .describe('Training settings; what is left out is "auto".');

// These errors are the end of "<key> <path> ..." instead.
const DatasetPath = z
  .string({ error: 'the path of a .jsonl file' })
  .max(1024, { error: 'is longer than 1024 characters' })
  .regex(/\.jsonl$/, { error: 'does not end in ".jsonl"' })
  .superRefine((path, context) => {
    const problem = datasetPathProblem(path);
    if (problem !== null) context.addIssue({ code: 'custom', message: problem });
  });

const baseModel = 'the ID of a model: 1 to 128 of letters, digits and ". _ : / -"';
const suffix = '1 to 40 of a-z, 0-9 and "-"';
const description = 'text of at most 500 characters';
const modelId = 'an ID of at most 259 characters';

const formatName = '1 to 64 of letters, digits, "_" and "-"';

/** OpenAI's API specification 2.3.0 of 2026-08-21, `ResponseFormatJsonSchema`. */
export const JsonSchemaFormat = z.strictObject({
  name: z
    .string({ error: formatName })
    .regex(/^[A-Za-z0-9_-]{1,64}$/, { error: formatName })
    .describe('Name of the format, as requests to the model give it.'),
  description: z.string({ error: 'text' }).describe('What the format is for.').optional(),
  schema: z.looseObject({}).describe('JSON Schema that every trained answer must satisfy.'),
  strict: z.boolean({ error: 'true or false' }).nullable().describe('As in requests; checked the same.').optional(),
});

const responseFormat = '"json_schema" or "json_object"';

const ResponseFormat = z.discriminatedUnion(
  'type',
  [
    z.strictObject({ type: z.literal('json_object').describe('Every trained answer is one JSON object.') }),
    z.strictObject({
      type: z.literal('json_schema').describe('Every trained answer satisfies a JSON Schema.'),
      json_schema: JsonSchemaFormat.describe('The format, as OpenAI spells it.'),
    }),
  ],
  { error: responseFormat },
);

export const ModelEntry = z.strictObject({
  provider: z.literal('openai', { error: '"openai"' }).default('openai').describe('Who trains the model.'),
  base_model: z
    .string({ error: baseModel })
    .regex(/^[A-Za-z0-9][A-Za-z0-9._:/-]{0,127}$/, { error: baseModel })
    .describe('Dated ID of the model to start from.'),
  method: z
    .enum(METHODS, { error: method })
    .default('supervised')
    .describe('Training method: supervised (examples), dpo (pairs of answers) or reinforcement (graded answers).'),
  training_file: DatasetPath.describe('Path of the JSONL dataset to train on, from the root of the repository.'),
  validation_file: DatasetPath.describe(
    'Path of a JSONL dataset to validate on; another file than training_file.',
  ).optional(),
  hyperparameters: Hyperparameters.default({}),
  response_format: ResponseFormat.describe(
    'What the answers in the datasets must be. Only checked, never sent.',
  ).optional(),
  suffix: z
    .string({ error: suffix })
    .regex(/^[a-z0-9-]{1,40}$/, { error: suffix })
    .describe("Becomes part of the fine-tuned model's ID; default: none.")
    .optional(),
  seed: wholeNumber(0, 2_147_483_647).describe('Seed of the training run; default 42.').optional(),
  max_cost_usd: amount(1_000_000, 'an amount in US dollars above 0, at most 1000000')
    .describe('Upper limit for one training of this model, in US dollars.')
    .optional(),
  generation: wholeNumber(1, 1_000_000)
    .describe('Raise it to train the same data and settings again, for example after a failed job.')
    .optional(),
  description: z
    .string({ error: description })
    .max(500, { error: description })
    .describe('For readers; never sent anywhere.')
    .optional(),
  model_id: z
    .string({ error: modelId })
    .max(259, { error: modelId })
    .nullable()
    .describe('Written by finetune-gitops when the model is ready. Output only: never edit it.')
    .optional(),
});
export type ModelEntry = z.infer<typeof ModelEntry>;

const severity = '"error", "warning", "notice" or "off"';
const reason = 'text of 10 to 200 characters that says why';

export const RuleChange = z.strictObject({
  severity: z
    .enum(['error', 'warning', 'notice', 'off'], { error: severity })
    .describe('What the finding is from now on: error, warning, notice or off.'),
  reason: z
    .string({ error: reason })
    .trim()
    .min(10, { error: reason })
    .max(200, { error: reason })
    .describe('Why, for those who review: 10 to 200 characters, shown in every plan.'),
});
export type RuleChange = z.infer<typeof RuleChange>;

/** Severities of dataset rules that a repository changes, by code. */
export type RuleChanges = Readonly<Record<string, RuleChange>>;

const onRemove = '"retain" or "delete"';
const deleteAfter = 'whole days from "1d" to "365d"';
const modelName = 'the name of a model: a-z, 0-9 and "-", at most 48 characters';

/** `models.yaml`, version 1: which fine-tuned models should exist. */
export const Manifest = z.strictObject({
  version: z.literal(MANIFEST_VERSION).describe('Version of this format.'),
  models: z
    .record(z.string().regex(MODEL_NAME), ModelEntry)
    .refine(models => Object.keys(models).length <= MAX_MODELS)
    .describe('The fine-tuned models that should exist, by name. "{}" means none.'),
  rules: z
    .record(z.string(), RuleChange)
    .describe('Dataset rules whose severity differs here, by code, each with the reason.')
    .optional(),
  on_remove: z
    .enum(['retain', 'delete'], { error: onRemove })
    .describe('Models that no entry needs any more: retain (default) keeps them at the provider, delete deletes them.')
    .optional(),
  delete_after: z
    .string({ error: deleteAfter })
    .regex(/^([1-9][0-9]?|[12][0-9]{2}|3[0-5][0-9]|36[0-5])d$/, { error: deleteAfter })
    .describe('With on_remove: delete: how many days nobody must need a model before it is deleted; default 7d.')
    .optional(),
  protect: z
    .array(z.string({ error: modelName }).regex(MODEL_NAME, { error: modelName }), { error: 'a list of names' })
    .max(MAX_MODELS, { error: `at most ${MAX_MODELS} names` })
    .describe('Names whose models are never deleted, also when their entries are gone.')
    .optional(),
});
export type Manifest = z.infer<typeof Manifest>;
