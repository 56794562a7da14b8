import { describe, expect, test } from 'vitest';
import { offersForNew } from '../../src/commands/comment-offers.ts';
import { plannedCost } from '../../src/core/plan/plan.ts';
import type { Dialect } from '../../src/core/prices/dialect.ts';
import { type CommentFacts, MAX_COMMENT, renderComment } from '../../src/core/report/comment.ts';
import { renderReconcileSummary } from '../../src/core/report/summary.ts';
import { CATALOGS } from '../../src/providers/catalogs.ts';
import { COMMENTS } from './comment-cases.ts';
import { SUMMARY } from './summary-case.ts';

function facts(plan: (typeof COMMENTS)[string]): CommentFacts {
  return {
    manifestPath: 'models.yaml',
    headSha: 'abcdef0123456789abcdef0123456789abcdef01',
    cost: plannedCost(plan.changes),
    // Fixed, so that a new edition of the price catalog is not a change of every golden.
    assumptions: ['Training is billed per token and epoch, validation is not.', '`auto` epochs are sent as a number.'],
    otherBranch: null,
    pricesAsOf: '2026-11-22',
    repositoryUrl: 'https://github.example/acme/models',
  };
}

describe('the comment reads well:', () => {
  test.each(Object.entries(COMMENTS))('%s', async (name, plan) => {
    const comment = renderComment(plan, facts(plan));
    expect(comment.length).toBeLessThanOrEqual(MAX_COMMENT);
    await expect(comment).toMatchFileSnapshot(`comments/${name}.md`);
  });
});

/** What OpenAI takes, and of the others nothing is known. */
const takenByOpenAi: Dialect = (_inspection, provider) => (provider === 'openai' ? 'takes' : 'unknown');

test('a comment with a new model says what it would cost elsewhere', async () => {
  const plan = COMMENTS['new-model'];
  if (plan === undefined) throw new Error('There is no such case');
  const around = { catalogs: async () => CATALOGS, today: '2026-11-22', dialect: takenByOpenAi };
  const offers = await offersForNew(plan, around);
  await expect(renderComment(plan, { ...facts(plan), offers })).toMatchFileSnapshot('comments/new-model-elsewhere.md');
});

test('a comment that would grow too long keeps its verdict, and says that something is left out', async () => {
  const plan = COMMENTS['sixty-models'];
  if (plan === undefined) throw new Error('There is no such case');
  const comment = renderComment(plan, facts(plan), 4_000);
  expect(comment.length).toBeLessThanOrEqual(4_000);
  await expect(comment).toMatchFileSnapshot('comments/sixty-models-cut.md');
});

test('the summary of a reconcile reads well', async () => {
  await expect(renderReconcileSummary(SUMMARY.plan, SUMMARY)).toMatchFileSnapshot('comments/reconcile-summary.md');
});
