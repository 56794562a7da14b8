import type { Action, Change, Reason } from '../plan/plan.ts';
import { instant } from './format.ts';

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

const REASON_WORDS: Readonly<Record<Reason, string>> = {
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
const ADVICE: Partial<Readonly<Record<Reason, string>>> = {
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

/** Why, in words. The detail may hold a provider's text, so the caller says how to escape it. */
export function why(change: Change, escaped: (text: string) => string): string {
  const advice = ADVICE[change.reason];
  const until = change.action === 'cancel' || change.action === 'delete' ? 'not before' : 'until';
  // What changed says more than that something did.
  const saysItAll = change.reason === 'spec-changed' && change.detail !== '';
  return [
    saysItAll ? '' : REASON_WORDS[change.reason],
    change.detail === '' ? '' : `${saysItAll ? '' : ': '}${escaped(change.detail)}`,
    change.until === null ? '' : `, ${until} ${instant(change.until)}`,
    advice === undefined ? '' : `; ${advice}`,
  ].join('');
}
