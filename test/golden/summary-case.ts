import type { Change } from '../../src/core/plan/plan.ts';
import { fromUsd } from '../../src/core/prices/money.ts';
import type { Outcome } from '../../src/core/reconcile/effects.ts';
import { aChange, aModel, aPlan, minutesLater } from '../support/builders.ts';

const model = (name: string) => aModel(name, { entry: { seed: name.length } });
const step = (name: string, more: Partial<Change>, outcome: Outcome | null) => ({
  change: aChange({ desired: model(name), model: name, ...more }),
  outcome,
});

const results = [
  step('support-tone', { reason: 'spec-changed' }, { kind: 'done', said: 'Created job ftjob-5.', jobId: 'ftjob-5' }),
  step(
    'ticket-triage',
    { action: 'publish', reason: 'job-succeeded' },
    { kind: 'done', said: 'Wrote model_id ft:gpt-4.1-mini-2025-04-14:acme::abc1 to the manifest.' },
  ),
  step('router', { action: 'wait', reason: 'create-unresolved', until: minutesLater(9) }, null),
  step(
    'summary',
    {},
    {
      kind: 'unknown',
      said: 'No usable answer to the create (no answer in time). A later run adopts the job if it exists; nothing is sent again before that is clear.',
    },
  ),
  step(
    'closed',
    {},
    {
      kind: 'refused',
      said: 'The provider refused the job.',
      code: 'training_not_available',
      message: 'OpenAI is winding down the fine-tuning platform.',
    },
  ),
  step(
    'broken',
    { action: 'blocked', reason: 'job-failed', detail: 'invalid_training_file', jobId: 'ftjob-9' },
    { kind: 'failed', said: 'Job ftjob-9 ended as failed.' },
  ),
  step('too-dear', { action: 'blocked', reason: 'over-budget' }, null),
  step('ready', { action: 'keep', reason: 'up-to-date' }, null),
  step(
    'old',
    { action: 'retire', reason: 'removed-from-manifest', desired: null },
    { kind: 'done', said: 'No longer tracked. The model stays with the provider.' },
  ),
];

/** A run in which everything happens at once. */
export const SUMMARY = {
  plan: aPlan({
    observed: 'current',
    changes: results.map(({ change }) => change),
    budget: { limit: fromUsd(10), committed: fromUsd(1.25), planned: fromUsd(0.27) },
  }),
  results,
};
