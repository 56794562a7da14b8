import { describe, expect, test } from 'vitest';
import { E_DATASET_MISSING } from '../../../../src/core/diagnostics/codes/plan-codes.ts';
import { diagnose } from '../../../../src/core/diagnostics/diagnostic.ts';
import type { Action, Reason } from '../../../../src/core/plan/plan.ts';
import { plannedCost } from '../../../../src/core/plan/plan.ts';
import { costCell } from '../../../../src/core/report/cost-cell.ts';
import { verdict } from '../../../../src/core/report/verdict.ts';
import { ACTION_WORDS } from '../../../../src/core/report/word-tables.ts';
import { why } from '../../../../src/core/report/words.ts';
import { aChange, aModel, aPlan, NOW } from '../../../support/builders.ts';

/** A plan of these actions, written as `action` or `action reason`. */
function planOf(...actions: string[]) {
  const changes = actions.map(text => {
    const [action, reason = 'new-model'] = text.split(' ') as [Action, Reason?];
    return aChange({ action, reason });
  });
  return aPlan({ changes });
}

describe('the verdict', () => {
  test.each<[string[], string]>([
    [[], 'Merging changes no model and costs nothing.'],
    [['keep', 'keep'], 'Merging changes no model and costs nothing.'],
    [['train'], 'Merging trains 1 model for $0.09.'],
    [['train', 'train', 'keep'], 'Merging trains 2 models for $0.18.'],
    [['republish'], 'Merging reuses 1 model. No training is started.'],
    [['adopt'], 'Merging takes over a job for 1 model. No training is started.'],
    [['publish'], 'Merging publishes 1 model. No training is started.'],
    [['wait'], 'Merging waits for 1 model. No training is started.'],
    [['blocked job-failed'], 'Merging leaves 1 model blocked. No training is started.'],
    [['blocked over-budget'], 'Merging holds back 1 model over a cost limit. No training is started.'],
    [['cancel', 'retire'], 'Merging cancels the job of 1 model and retires 1 model. No training is started.'],
    [
      ['train', 'cancel', 'blocked frozen', 'blocked over-model-limit', 'wait'],
      'Merging trains 1 model for $0.09, cancels the job of 1 model, holds back 1 model over a cost limit, leaves 1 model blocked and waits for 1 model.',
    ],
  ])('of %j', (actions, sentence) => {
    const plan = planOf(...actions);
    expect(verdict(plan, plannedCost(plan.changes))).toBe(sentence);
  });

  test('speaks of the errors first, whatever else there is', () => {
    const errors = [diagnose(E_DATASET_MISSING, null, { path: 'x' }), diagnose(E_DATASET_MISSING, null, { path: 'y' })];
    const plan = { ...planOf('train'), diagnostics: errors };
    expect(verdict(plan, plannedCost(plan.changes))).toBe('Not ready to merge: 2 errors.');
    expect(verdict(plan, plannedCost(plan.changes), 'This run')).toBe('Stopped: 2 errors.');
  });

  test('never shows an unknown cost as nothing', () => {
    const plan = aPlan({ changes: [aChange({ desired: { ...aModel(), estimate: null } })] });
    expect(verdict(plan, plannedCost(plan.changes))).toBe('Merging trains 1 model at a cost that is not known.');
  });
});

describe('the cost of a row', () => {
  test.each<[Action, Reason, string]>([
    ['train', 'new-model', '$0.09'],
    ['wait', 'create-limit', '$0.09'],
    ['wait', 'run-cost-limit', '$0.09'],
    ['blocked', 'over-budget', '$0.09'],
    ['blocked', 'over-model-limit', '$0.09'],
    ['blocked', 'over-run-limit', '$0.09'],
    ['blocked', 'budget-unset', '$0.09'],
    ['blocked', 'job-failed', '–'],
    ['blocked', 'problems', '–'],
    ['wait', 'job-in-progress', '–'],
    ['keep', 'up-to-date', '–'],
    ['republish', 'trained-before', '–'],
  ])('%s, %s: %s', (action, reason, cell) => expect(costCell(aChange({ action, reason }))).toBe(cell));

  test('is never $0 where it is not known', () => {
    const desired = { ...aModel(), estimate: null };
    expect(costCell(aChange({ desired }))).toBe('not estimated');
    expect(costCell(aChange({ desired, action: 'blocked', reason: 'price-unknown' }))).toBe('not estimated');
  });
});

describe('why', () => {
  const plain = (text: string): string => text;

  test.each<[Parameters<typeof aChange>[0], string]>([
    [{ reason: 'new-model' }, 'new model'],
    [{ reason: 'spec-changed', detail: 'epochs 3 → 4' }, 'epochs 3 → 4'],
    [
      { action: 'wait', reason: 'quarantine', until: NOW },
      'the ledger is new, and an earlier create may still appear, until 2026-11-22 10:00 UTC',
    ],
    [
      { action: 'cancel', reason: 'no-longer-wanted', until: NOW },
      'the manifest no longer asks for it, not before 2026-11-22 10:00 UTC',
    ],
    [
      { action: 'blocked', reason: 'job-failed', detail: 'server_error' },
      'its job failed: server_error; set or raise `generation` to train the same again',
    ],
    [
      { action: 'blocked', reason: 'provider-refused' },
      'the provider refused this training for good; set or raise `generation` to ask again',
    ],
  ])('%j', (change, words) => expect(why(aChange(change), plain)).toBe(words));

  test('the detail, which may be a provider’s text, goes through the caller’s escaping', () => {
    const change = aChange({ reason: 'job-failed', detail: '<b>' });
    expect(why(change, text => `[${text}]`)).toContain('its job failed: [<b>]');
  });
});

test('every action has words', () => {
  expect(Object.values(ACTION_WORDS).filter(words => words === '')).toEqual([]);
});
