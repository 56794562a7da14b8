import { describe, expect, test } from 'vitest';
import { noteRules } from '../../../../src/core/dataset/rule-notes.ts';
import { plannedCost } from '../../../../src/core/plan/plan.ts';
import { renderComment } from '../../../../src/core/report/comment.ts';
import { planJson } from '../../../../src/core/report/json.ts';
import { renderReconcileSummary } from '../../../../src/core/report/summary.ts';
import { planText } from '../../../../src/core/report/terminal.ts';
import { aPlan } from '../../../support/builders.ts';

const hostile = 'See @octocat ![x](https://evil.example) \u202e<img src=x>\nSecond line | here';
const rules = noteRules(
  { E_SECRET: { severity: 'warning', reason: hostile }, W_OVERLAP: { severity: 'off', reason: 'On purpose here.' } },
  { W_OVERLAP: { severity: 'off', reason: 'On purpose here.' } },
);
const plan = aPlan({ rules });
const cost = plannedCost([]);
const facts = {
  manifestPath: 'models.yaml',
  headSha: 'a'.repeat(40),
  otherBranch: null,
  cost,
  assumptions: [],
  pricesAsOf: '2026-11-22',
  repositoryUrl: 'https://github.example/acme/models',
};

describe('changed rules are shown with their reason', () => {
  test('in the comment, those of this change first, with nothing that a reason could do', () => {
    const comment = renderComment(plan, facts);
    expect(comment).toContain('> This change alters 1 rule that datasets are checked by.');
    expect(comment.indexOf('- E_SECRET: warning instead of error, new in this change: See ')).toBeGreaterThan(0);
    expect(comment.indexOf('- W_OVERLAP: off instead of warning: On purpose here.')).toBeGreaterThan(
      comment.indexOf('E_SECRET'),
    );
    expect(comment).not.toMatch(/@octocat|[^\\]<img|\u202e|\nSecond/);
  });

  test('even in the smallest comment, which says that there are some', () => {
    const comment = renderComment(plan, facts, 450);
    expect(comment).toContain('alters 1 rule');
    expect(comment).toContain('… and 2 more changed rules.');
  });

  test('in the terminal', () => {
    const text = planText(plan, cost, 'Merging');
    expect(text).toContain('Changed rules:\n  E_SECRET: warning instead of error, new in this change: See ');
    expect(text).toContain('\n  W_OVERLAP: off instead of warning: On purpose here.\n');
    expect(text).not.toContain('\u202e');
  });

  test('in the summary of a reconcile', () => {
    expect(renderReconcileSummary(plan, { results: [] })).toContain('- W_OVERLAP: off instead of warning');
  });

  test('as JSON, as it is written', () => {
    expect(planJson(plan)).toMatchObject({
      rules: [
        {
          code: 'E_SECRET',
          usualSeverity: 'error',
          severity: 'warning',
          reason: hostile,
          change: 'added',
          severityBefore: null,
        },
        { code: 'W_OVERLAP', usualSeverity: 'warning', severity: 'off', change: 'none', severityBefore: 'off' },
      ],
    });
  });
});

test('a rule that this change takes back is told too, and one that gets another reason', () => {
  const reason = 'On purpose here.';
  const notes = noteRules(
    { W_DUPLICATE: { severity: 'off', reason } },
    {
      W_DUPLICATE: { severity: 'off', reason: 'For another reason.' },
      E_SECRET: { severity: 'warning', reason },
    },
  );
  const text = planText(aPlan({ rules: notes }), cost, 'Merging');
  expect(text).toContain('E_SECRET: error again; this change takes it back from warning');
  expect(text).toContain('W_DUPLICATE: off instead of warning, changed here (another reason): On purpose here.');
});

test('without any, nothing is said', () => {
  expect(renderComment(aPlan(), facts)).not.toMatch(/rule/);
  expect(planText(aPlan(), cost, 'Merging')).not.toMatch(/rule/);
});
