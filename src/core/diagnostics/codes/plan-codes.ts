import { defineCode } from '../diagnostic.ts';

export const E_DATASET_MISSING = defineCode<{ path: string }>({
  code: 'E_DATASET_MISSING',
  severity: 'error',
  headline: 'Dataset not found',
  message: ({ path }) => `${path} is not in this commit.`,
  why: 'Datasets are read from the commit, not from the work tree, so that what is trained is what was reviewed.',
  fix: 'Commit the file, or correct the path. Paths start at the root of the repository.',
});

export const E_DATASET_KIND = defineCode<{ path: string; kind: string }>({
  code: 'E_DATASET_KIND',
  severity: 'error',
  headline: 'Dataset is not a regular file',
  message: ({ path, kind }) => `${path} is a ${kind}; a dataset must be a regular file.`,
  why: 'A link could point at something nobody reviewed.',
  fix: 'Commit the data itself as a regular file.',
});

export const E_LFS_MISSING = defineCode<{ path: string }>({
  code: 'E_LFS_MISSING',
  severity: 'error',
  headline: 'Data in Git LFS was not fetched',
  message: ({ path }) => `${path} is kept in Git LFS, and here is only its pointer.`,
  why: 'What is inspected, priced and uploaded is the data itself; a pointer of three lines says nothing about it.',
  fix: 'In a workflow, give actions/checkout the input "lfs: true"; on a desk, run git lfs pull.',
});

export const E_LFS_DAMAGED = defineCode<{ path: string }>({
  code: 'E_LFS_DAMAGED',
  severity: 'error',
  headline: 'Data in Git LFS is damaged',
  message: ({ path }) => `The object of ${path} in Git LFS is not a file of the size and hash that its pointer names.`,
  why: 'It is not what was committed, so nothing that could be said about it would be about the dataset.',
  fix: 'Remove the object below .git/lfs/objects and fetch it again with git lfs fetch.',
});

export const W_OVERLAP = defineCode<{ examples: number; promptsOnly: number; oneIn: number }>({
  code: 'W_OVERLAP',
  severity: 'warning',
  headline: 'Validation examples stand in the training file',
  message: ({ examples, promptsOnly, oneIn }) =>
    [
      `${examples} ${examples === 1 ? 'example' : 'examples'} of the validation file also ${examples === 1 ? 'stands' : 'stand'} in the training file`,
      promptsOnly === 0 ? '' : `, and ${promptsOnly} more with another answer`,
      oneIn === 1 ? '.' : ` (in a sample of 1 in ${oneIn} examples).`,
    ].join(''),
  why: 'The validation loss then measures what the model has seen, and looks better than the model is.',
  fix: 'Remove these examples from one of the two files.',
});

export const E_BASE_UNKNOWN = defineCode<{ baseModel: string; known: string }>({
  code: 'E_BASE_UNKNOWN',
  severity: 'error',
  headline: 'Unknown base model',
  message: ({ baseModel, known }) =>
    `${baseModel} is not in the price catalog. Models that can be trained today: ${known}.`,
  why: 'Without a catalog entry there is no price, no token limit and no date at which training ends.',
  fix: 'Use the dated ID of a model from the list.',
});

export const E_BASE_METHOD = defineCode<{ baseModel: string; method: string; known: string; trainable: string }>({
  code: 'E_BASE_METHOD',
  severity: 'error',
  headline: 'Base model does not support this method',
  message: ({ baseModel, method, known, trainable }) =>
    `${baseModel} cannot be trained with method "${method}", only with ${known}. Models that can be trained with "${method}" today: ${trainable}.`,
  why: 'The provider would refuse the job after the upload.',
  fix: 'Choose another base model, or another method and the dataset that it needs.',
});

export const E_BASE_ALIAS = defineCode<{ name: string; dated: string; ended: string; trainable: string }>({
  code: 'E_BASE_ALIAS',
  severity: 'error',
  headline: 'Base model needs its dated ID',
  message: ({ name, dated, ended, trainable }) =>
    ended === ''
      ? `${name} is a name that moves; the model that is trained by it is ${dated}.`
      : `${name} is a name that moves; the model that was trained by it is ${dated}, and its training ended on ${ended}. Models that can still be trained: ${trainable}.`,
  why: 'A name that moves would mean another model after a while, without any change in the repository.',
  fix: 'Write the dated ID of a model that can be trained.',
});

export const E_BASE_UNTRAINABLE = defineCode<{ baseModel: string; trainable: string }>({
  code: 'E_BASE_UNTRAINABLE',
  severity: 'error',
  headline: 'Base model cannot be trained',
  message: ({ baseModel, trainable }) =>
    `${baseModel} is a model of the provider, which offers no training of it. Models that can be trained today: ${trainable}.`,
  why: 'The provider would refuse the job after the upload.',
  fix: 'Choose a model from the list.',
});

export const E_BASE_RETIRED = defineCode<{
  baseModel: string;
  ended: string;
  served: string;
  replacement: string;
  trainable: string;
}>({
  code: 'E_BASE_RETIRED',
  severity: 'error',
  headline: 'Base model can no longer be trained',
  message: ({ baseModel, ended, served, replacement, trainable }) =>
    `Training of ${baseModel} ended on ${ended}${served}. The provider names ${replacement} as its replacement. Models that can still be trained: ${trainable}.`,
  why: 'The provider refuses new jobs on it.',
  fix: 'Change base_model to one that can still be trained.',
});

export const W_BASE_RETIRING = defineCode<{
  baseModel: string;
  trainingEnds: string;
  servingEnds: string;
  days: number;
}>({
  code: 'W_BASE_RETIRING',
  severity: 'warning',
  headline: 'Base model is about to end',
  message: ({ baseModel, trainingEnds, servingEnds, days }) =>
    `${baseModel} can be trained until ${trainingEnds}; models trained on it stop answering on ${servingEnds}, in ${days} ${days === 1 ? 'day' : 'days'}.`,
  why: 'What is spent on training it buys only the days that are left.',
  fix: 'Train only what is worth the remaining days, and plan the move to another base model.',
});

export const W_BASE_ENDED = defineCode<{ baseModel: string; servingEnds: string }>({
  code: 'W_BASE_ENDED',
  severity: 'warning',
  headline: 'Base model has ended',
  message: ({ baseModel, servingEnds }) => `Models trained on ${baseModel} answer until ${servingEnds} and no longer.`,
  why: 'Requests to the fine-tuned model fail from that day on.',
  fix: 'Move to a base model that can still be trained, or remove the entry.',
});

export const E_DUPLICATE_SPEC = defineCode<{ model: string; first: string }>({
  code: 'E_DUPLICATE_SPEC',
  severity: 'error',
  headline: 'Two models ask for the same training',
  message: ({ model, first }) => `${model} has the same data and settings as ${first}.`,
  why: 'It would be the same model, paid for twice.',
  fix: 'Remove one, or make them differ (data, seed, suffix or generation).',
});

export const E_MODEL_ID_EDITED = defineCode<{ model: string }>({
  code: 'E_MODEL_ID_EDITED',
  severity: 'error',
  headline: 'model_id was edited by hand',
  message: ({ model }) => `model_id of ${model} is not the ID that was written for this entry.`,
  why: 'model_id is output only. It is never read to adopt, cancel or delete anything, and the next run would overwrite it.',
  fix: 'Take the edit of model_id back.',
});

/** `of`: a base model whose price has a day of its own; empty: the catalog. */
export const W_PRICE_OLD = defineCode<{ of: string; asOf: string; days: number }>({
  code: 'W_PRICE_OLD',
  severity: 'warning',
  headline: 'Prices were last checked a while ago',
  message: ({ of, asOf, days }) =>
    `The price ${of === '' ? 'catalog' : `of ${of}`} was last checked on ${asOf}, ${days} days ago.`,
  why: 'The provider may have changed a price since.',
  fix: 'Update finetune-gitops, or check the price yourself and give it with its day in price-overrides.',
});

export const E_NOT_ESTIMATED = defineCode<{ model: string }>({
  code: 'E_NOT_ESTIMATED',
  severity: 'error',
  headline: 'Training cost is not known',
  message: ({ model }) =>
    `${model}: no price or no token count is known, so its training is not estimated and will not start.`,
  why: 'An unknown cost is not zero.',
  fix: 'Give the workflow a price (price-overrides), set max_cost_usd as the most it may cost, or choose another base model.',
});

export const W_COST_UNKNOWN = defineCode<{ model: string; usd: number }>({
  code: 'W_COST_UNKNOWN',
  severity: 'warning',
  headline: 'Training starts without an estimate',
  message: ({ model, usd }) =>
    `${model}: its cost is not known; $${usd}, its max_cost_usd, is set aside in the budget instead.`,
  why: 'The provider does not know of max_cost_usd and does not stop at it; the bill may be another.',
  fix: 'Give the workflow a price (price-overrides), so that the cost can be estimated.',
});

export const E_CLOCK_WRONG = defineCode<{
  service: string;
  minutes: number;
  direction: 'ahead of' | 'behind';
  held: number;
}>({
  code: 'E_CLOCK_WRONG',
  severity: 'error',
  headline: 'The clock of this machine is wrong',
  message: ({ service, minutes, direction, held }) =>
    `It is at least ${minutes} minutes ${direction} the clock of the ${service}; 2 are allowed for. Nothing is created, cancelled or deleted meanwhile: ${held} ${held === 1 ? 'change is' : 'changes are'} held back.`,
  why: 'Runs wait for each other by the time. With a wrong clock one could start what another has just started, and it would be paid for twice.',
  fix: 'Set the clock of the runner, as by NTP. The next run goes on by itself.',
});
export {
  E_ENDED_BEFORE,
  E_MASS_REMOVAL,
  E_OVER_BUDGET,
  E_OVER_MODEL_LIMIT,
  E_OVER_RUN_LIMIT,
} from './guard-codes.ts';
