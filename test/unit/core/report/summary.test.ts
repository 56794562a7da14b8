import { describe, expect, test } from 'vitest';
import type { Action } from '../../../../src/core/plan/plan.ts';
import type { Outcome } from '../../../../src/core/reconcile/effects.ts';
import { headline, renderReconcileSummary } from '../../../../src/core/report/summary.ts';
import { aChange, aPlan } from '../../../support/builders.ts';

const said = '';
const step = (action: Action, outcome: Outcome | null = null) => ({ change: aChange({ action }), outcome });

describe('the headline', () => {
  test.each<[string, ReturnType<typeof step>[], string]>([
    ['an empty manifest', [], 'Everything is as the manifest asks.'],
    ['models that are up to date', [step('keep'), step('keep')], 'Everything is as the manifest asks.'],
    ['a training', [step('train', { kind: 'done', said })], 'Reconciled: 1 done.'],
    ['a job under way', [step('wait')], 'Reconciled: 1 waiting.'],
    ['a first observation', [step('cancel', { kind: 'waiting', said })], 'Reconciled: 1 waiting.'],
    ['an unanswered create', [step('train', { kind: 'unknown', said })], 'Reconciled: 1 without an answer.'],
    ['another run', [step('train', { kind: 'stood-down', said })], 'Reconciled: 1 left to the next run.'],
    ['a refusal', [step('train', { kind: 'refused', said, code: '', message: '' })], 'Reconciled: 1 failed.'],
    ['a job that failed', [step('blocked', { kind: 'failed', said })], 'Reconciled: 1 failed.'],
    ['a limit', [step('blocked')], 'Reconciled: 1 blocked.'],
    ['a frozen run', [step('publish'), step('cancel')], 'Reconciled: 2 not carried out.'],
    [
      'a bit of everything',
      [step('blocked'), step('train', { kind: 'done', said }), step('keep'), step('wait')],
      'Reconciled: 1 done, 1 waiting, 1 blocked.',
    ],
  ])('of %s', (_what, results, sentence) => expect(headline(results)).toBe(sentence));
});

test('without a budget the summary says so', () => {
  const plan = aPlan({ budget: { limit: null, committed: 0, planned: 0 } });
  expect(renderReconcileSummary(plan, { results: [] })).toBe(
    '### Everything is as the manifest asks.\n\nCommitted this month: $0.00; no budget is set.\n',
  );
});

test('a summary says what one run may start', () => {
  const plan = aPlan({ budget: { limit: 9e9, committed: 0, planned: 1e9, perRun: 5e9 } });
  expect(renderReconcileSummary(plan, { results: [] })).toContain(
    'Committed this month: $1.00 of $9.00. One run may start up to $5.00.\n',
  );
});

test('what is wrong is listed with its place', () => {
  const diagnostics = [
    {
      code: 'E_X',
      severity: 'error' as const,
      headline: 'h',
      message: 'm_m.',
      fix: 'f.',
      place: { path: 'a.yaml', line: 3 },
    },
    { code: 'W_Y', severity: 'warning' as const, headline: 'h', message: 'm.', fix: 'f.', place: null },
  ];
  const summary = renderReconcileSummary(aPlan({ diagnostics }), { results: [] });
  expect(summary).toContain('- **error** E_X `a.yaml:3` m\\_m. f.\n- **warning** W_Y m. f.\n');
});

test('a provider’s words are escaped', () => {
  const outcome: Outcome = { kind: 'refused', said: 'No.', code: 'a|b', message: '@team <img>' };
  const row = renderReconcileSummary(aPlan(), { results: [step('train', outcome)] });
  expect(row).toContain('| No. `a\u00a6b` @\u2060team \\<img\\> | – |');
});
