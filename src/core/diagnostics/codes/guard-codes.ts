import { defineCode } from '../diagnostic.ts';

/** Amounts are texts, so that none is rounded: the guards compare to the nano-dollar. */
export const E_OVER_BUDGET = defineCode<{ model: string; ceiling: string; left: string; limit: string }>({
  code: 'E_OVER_BUDGET',
  severity: 'error',
  headline: 'Training does not fit into the budget',
  message: ({ model, ceiling, left, limit }) =>
    `${model}: its training takes up to $${ceiling}, and $${left} of this month's $${limit} is left.`,
  why: 'A merge would not train what the pull request asks for.',
  fix: 'Make the training smaller, raise budget-usd, wait for the next month, or give both workflows the approval that the plan prints.',
});

export const E_OVER_MODEL_LIMIT = defineCode<{ model: string; ceiling: string; limit: string }>({
  code: 'E_OVER_MODEL_LIMIT',
  severity: 'error',
  headline: 'Training costs more than the entry allows',
  message: ({ model, ceiling, limit }) =>
    `${model}: its training takes up to $${ceiling}, and its max_cost_usd is $${limit}.`,
  why: 'A merge would not train what the pull request asks for.',
  fix: 'Make the training smaller, or raise max_cost_usd.',
});

export const E_OVER_RUN_LIMIT = defineCode<{ model: string; ceiling: string; limit: string }>({
  code: 'E_OVER_RUN_LIMIT',
  severity: 'error',
  headline: 'Training costs more than one run may start',
  message: ({ model, ceiling, limit }) =>
    `${model}: its training takes up to $${ceiling}, and all trainings of a run together may take $${limit}.`,
  why: 'No run could ever start it, so a merge would not train what the pull request asks for.',
  fix: 'Make the training smaller, raise max-cost-per-run-usd, or give both workflows the approval that the plan prints.',
});

export const E_ENDED_BEFORE = defineCode<{ model: string; how: string }>({
  code: 'E_ENDED_BEFORE',
  severity: 'error',
  headline: 'This training has ended without a model before',
  message: ({ model, how }) =>
    `${model}: a training of exactly this data with these settings ${how}, and is not begun again by itself.`,
  why: 'A merge would not train what the pull request asks for; trying again on its own could pay for the same failure twice.',
  fix: 'Change the data or the settings, or set or raise generation to train the same once more.',
});

export const E_MASS_REMOVAL = defineCode<{ vanished: number; known: number; jobs: number }>({
  code: 'E_MASS_REMOVAL',
  severity: 'error',
  headline: 'Many models vanished at once',
  message: ({ vanished, known, jobs }) =>
    `${vanished} of ${known} models are no longer in the manifest. Until that is confirmed, nothing about them is changed; ${jobs} of their jobs would be cancelled.`,
  why: 'An emptied or wrongly merged manifest looks the same as a wish, and a cancelled job cannot be taken back.',
  fix: 'Bring the entries back, remove fewer at once, or give both workflows the confirmation that the plan prints.',
});
