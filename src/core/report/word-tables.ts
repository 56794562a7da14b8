import type { NoticeKind } from '../plan/notices.ts';
import type { Action, Reason } from '../plan/plan.ts';
import type { CostReason } from '../prices/cost.ts';

/** What an action does, for people; the plan's own words stay the headings. */
export const ACTION_WORDS: Readonly<Record<Action, string>> = {
  train: 'starts a training',
  adopt: 'takes over a job that exists, at no cost',
  republish: 'writes the ID of a model trained before, at no cost',
  wait: 'nothing to do yet',
  publish: 'writes the new model ID',
  cancel: 'cancels a job that is no longer wanted',
  retire: 'stops tracking; the model stays with the provider',
  delete: 'deletes a model that no entry needs, some days after the ledger says so',
  keep: 'nothing to do',
  blocked: 'stopped until someone acts',
};

export const REASON_WORDS: Readonly<Record<Reason, string>> = {
  'new-model': 'new model',
  'spec-changed': 'data or settings changed',
  'earlier-attempt-left-nothing': 'an earlier attempt left no job',
  'matching-job-found': 'the provider has a job for exactly this',
  'trained-before': 'this was trained before',
  'job-succeeded': 'its job succeeded',
  'job-in-progress': 'its job is under way',
  'job-status-unknown': 'the job has a status this version does not know; it is left alone',
  'model-id-missing': 'the job succeeded, but names no usable model yet',
  'create-unresolved': 'an earlier create got no answer and may still appear',
  'create-unconfirmed': 'an earlier create got no answer, and the provider cannot show whether its job exists',
  quarantine: 'the ledger is new, and an earlier create may still appear',
  'listing-incomplete': "the provider's job list could not be read to its end",
  'create-limit': 'enough trainings were started in one run; the next run goes on',
  'run-cost-limit': 'with it, this run would cost more than one run may; the next run goes on',
  'up-to-date': 'up to date',
  'no-longer-wanted': 'the manifest no longer asks for it',
  'removed-from-manifest': 'removed from the manifest',
  'duplicate-job': 'the provider has two jobs for the same training',
  'model-unknown':
    'neither the ledger nor the provider says where its `model_id` is from; an import may have been lost',
  superseded: 'newer models took its place',
  'deletion-pending': 'its model is to be deleted',
  'deletion-lifted': 'its model is kept after all',
  'deletion-unresolved': 'its model may be on its way out: a delete was sent',
  'too-many-deletions': 'more than half of all recorded models would be deleted at once',
  'not-provably-ours': 'its model is kept: no job that is listed with our mark made it',
  'delete-forbidden': 'its model is kept: deleting it needs the Owner role in the organisation',
  'delete-refused': 'its model is kept: the provider refused to delete it',
  'model-deleted': 'its model was deleted as the manifest asked for',
  problems: 'the entry or its data has errors',
  'job-failed': 'its job failed',
  'job-cancelled': 'its job was cancelled',
  'job-missing': 'its recorded job is gone from the provider; nothing is created in its place',
  'provider-refused': 'the provider refused this training for good',
  'base-retired': 'its base model can no longer be trained',
  'price-unknown': 'its cost is not known, and an unknown cost is not zero',
  'budget-unset': 'no budget is set: give the workflow the input `budget-usd`',
  'over-budget': "it does not fit into what is left of this month's budget",
  'over-model-limit': 'it would cost more than its `max_cost_usd`',
  'over-run-limit': 'it alone would cost more than one run may',
  'mass-removal': 'it vanished from the manifest together with many others, which nobody has confirmed',
  'not-reviewed': 'no merged pull request showed this training in a plan',
  'cost-rose-since-review': 'it costs more than the plan that was reviewed',
  'clock-wrong': 'the clock of this machine is wrong',
  frozen: 'trainings are frozen by the workflow',
};

/** What a person can do about a training that will not be tried again by itself. */
export const ADVICE: Partial<Readonly<Record<Reason, string>>> = {
  'job-failed': 'set or raise `generation` to train the same again',
  'job-cancelled': 'set or raise `generation` to train the same again',
  'provider-refused': 'set or raise `generation` to ask again',
  'model-unknown':
    'take the entry out and bring it back with `finetune-gitops import` and that ID; to train it, take out `model_id`',
  'model-deleted': 'set or raise `generation` to train the same again, at its full cost',
  'too-many-deletions': 'remove fewer at a time, or name under `protect` what must stay',
  'delete-forbidden': 'give the workflow a key with that role, or delete the model by hand',
  'not-reviewed': 'change the model in a pull request whose plan runs with `require-reviewed-plan`',
  'cost-rose-since-review': 'bring it up in another pull request, or run once without `require-reviewed-plan`',
  'create-unconfirmed': 'look for the job at the provider; if there is none, set or raise `generation` to train',
};

/** What makes a cost a range, for people. */
export const DOUBT_WORDS: Readonly<Record<CostReason, string>> = {
  'message-form': 'names, calls, answers of tools and content in parts follow a rule that no bill confirms',
  tools: 'tools are counted as the text that fits one published bill',
  'image-rule': 'images are counted by the rule for requests',
  'image-size': 'the size of images is not known',
  'rule-unconfirmed': 'no published bill confirms how this format is counted',
  'no-rule': 'there is no known rule for how this format is counted',
  'other-tokenizer': "tokens are counted with another model's tokenizer",
  'chat-template': 'the tokens around each message are not known',
  'prompt-twice': 'the prompt of a pair is billed with each answer',
  'validation-unclear': 'validation may be billed',
  'minimum-unclear': 'a minimum charge may apply',
};

/** Of notices. */
export const TITLES: Readonly<Record<NoticeKind, string>> = {
  'model-gone': 'The published model is gone',
  'model-id-edited': 'model_id was written by someone else',
  'job-failed': 'The training failed',
  'job-cancelled': 'The training was cancelled',
  'job-missing': 'The training job is gone',
  'training-refused': 'The provider refused the training',
  'not-reviewed': 'The training is not the one that was reviewed',
  'files-gone': 'The files of a waiting training are gone',
  'base-shutdown': 'The base model shuts down',
  'base-training-ends': 'The base model can soon not be trained',
  'provider-closes': 'The provider stops training',
  'price-changed': 'The price of the base model has changed',
  'estimate-off': 'The bill was outside of what was estimated',
  'unknown-jobs': 'There are jobs that nothing asks for',
};

/** Once the day of an end has come. */
export const PAST_TITLES: Readonly<Partial<Record<NoticeKind, string>>> = {
  'base-shutdown': 'The base model is shut down',
  'base-training-ends': 'The base model can no longer be trained',
  'provider-closes': 'The provider trains no more',
};
