import fc from 'fast-check';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { expect, test } from 'vitest';
import type { Diagnostic, Severity } from '../../src/core/diagnostics/diagnostic.ts';
import type { Action, Reason } from '../../src/core/plan/plan.ts';
import { plannedCost } from '../../src/core/plan/plan.ts';
import { type CommentFacts, MAX_COMMENT, markerOf, renderComment } from '../../src/core/report/comment.ts';
import { aChange, aModel, aPlan } from '../support/builders.ts';

const manifestPath = 'models.yaml';
const facts: CommentFacts = {
  manifestPath,
  headSha: 'abcdef0123456789abcdef0123456789abcdef01',
  otherBranch: null,
  cost: { low: 0, expected: 0, high: 0, unknown: 0 },
  assumptions: ['Training is billed per token and epoch.'],
  pricesAsOf: '2026-11-22',
  repositoryUrl: 'https://github.example/acme/models',
};

const words = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.constantFrom(markerOf(manifestPath), '<!-- -->', '</details>', '|\n|', '`'.repeat(70), 'x'.repeat(3_000), '@a #1'),
);
const name = fc.oneof(fc.stringMatching(/^[a-z][a-z0-9-]{0,47}$/), words);
const action = fc.constantFrom<Action>(
  'train',
  'adopt',
  'republish',
  'wait',
  'publish',
  'cancel',
  'retire',
  'keep',
  'blocked',
);
const reason = fc.constantFrom<Reason>(
  'new-model',
  'spec-changed',
  'job-failed',
  'over-budget',
  'create-limit',
  'problems',
);
const models = [aModel('one'), aModel('two', { training: { tokenQuality: 'estimated' } }), null];
const change = fc
  .record({ model: name, action, reason, detail: words, desired: fc.constantFrom(...models) })
  .map(more => aChange({ ...more, digest: null }));
const finding: fc.Arbitrary<Diagnostic> = fc.record({
  code: fc.constantFrom('E_ROLE', 'W_LAST_MESSAGE', 'E_JSON'),
  severity: fc.constantFrom<Severity>('error', 'warning', 'notice'),
  headline: fc.constant('Something'),
  message: words,
  fix: words,
  place: fc.option(fc.record({ path: words, line: fc.integer({ min: 1, max: 1e6 }) })),
});
/** Many, repeated from a few, so that making them costs little. */
const many = <T>(of: fc.Arbitrary<T>, most: number): fc.Arbitrary<T[]> =>
  fc
    .tuple(fc.array(of, { maxLength: 12 }), fc.integer({ min: 0, max: most }))
    .map(([few, count]) => (few.length === 0 ? [] : Array.from({ length: count }, (_, n) => few[n % few.length] as T)));

const plan = fc
  .tuple(many(change, 500), many(finding, 5_000))
  .map(([changes, diagnostics]) => aPlan({ changes, diagnostics }));

test('a comment never exceeds its limit and always begins with its one marker', () => {
  fc.assert(
    fc.property(plan, fc.constantFrom(MAX_COMMENT, 20_000, 5_000, 1_000), (given, limit) => {
      const comment = renderComment(given, { ...facts, cost: plannedCost(given.changes) }, limit);
      expect(comment.length).toBeLessThanOrEqual(limit);
      const [marker, verdict] = comment.split('\n');
      expect(marker).toBe(markerOf(manifestPath));
      expect(verdict).toMatch(/^### (Merging|Not ready to merge)/);
    }),
    { numRuns: 150 },
  );
});

test('as GitHub reads it, a comment has one marker, and its tables have the rows they should', () => {
  fc.assert(
    fc.property(plan, given => {
      const comment = renderComment(given, { ...facts, cost: plannedCost(given.changes) });
      const { children } = fromMarkdown(comment, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
      const html = children.flatMap(node => (node.type === 'html' ? [node.value] : []));
      expect(html.filter(value => value.includes('<!--'))).toEqual([markerOf(manifestPath)]);
      for (const value of html.slice(1))
        expect(value).toMatch(/^(<details( open)?><summary>[^<]*<\/summary>|<\/details>)$/);

      const tables = children.filter(node => node.type === 'table');
      const shown = given.changes.filter(({ action: does }) => does !== 'keep').length;
      if (shown > 0) expect(tables[0]?.children).toHaveLength(1 + Math.min(50, shown));
      for (const table of tables)
        for (const row of table.children) expect(row.children).toHaveLength(table.children[0]?.children.length ?? 0);
    }),
    { numRuns: 60 },
  );
});
