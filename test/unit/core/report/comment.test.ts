import { describe, expect, test } from 'vitest';
import { type CommentFacts, markerOf, renderComment } from '../../../../src/core/report/comment.ts';
import { aChange, aModel, aPlan } from '../../../support/builders.ts';

const facts: CommentFacts = {
  manifestPath: 'models.yaml',
  headSha: 'abcdef0123456789abcdef0123456789abcdef01',
  cost: { low: 0, expected: 0, high: 0, unknown: 0 },
  assumptions: [],
  otherBranch: null,
  pricesAsOf: '2026-11-22',
  repositoryUrl: 'https://github.example/acme/models',
};
const found = (path: string, line?: number) => ({
  code: 'E_X',
  severity: 'error' as const,
  headline: 'h',
  message: 'm.',
  fix: 'f.',
  place: line === undefined ? { path } : { path, line },
});

describe('the marker', () => {
  test('names the manifest', () => expect(markerOf('models.yaml')).toBe('<!-- finetune-gitops:plan:models.yaml -->'));

  test.each(['a/b.yaml', 'a--b.yaml', '-->x', 'a b', '模型.yaml', '<!--'])(
    'of %s is one comment that ends where it should',
    path => {
      const marker = markerOf(path);
      expect(marker).toMatch(/^<!-- finetune-gitops:plan:[^\s<>-]+ -->$/);
      expect(decodeURIComponent(marker.slice(26, -4))).toBe(path);
    },
  );

  test('differs between manifests', () => {
    expect(new Set(['a.yaml', 'a-.yaml', 'a/.yaml', 'A.yaml'].map(markerOf)).size).toBe(4);
  });

  test('is the first line', () => {
    expect(renderComment(aPlan(), facts).startsWith(`${markerOf('models.yaml')}\n### Merging`)).toBe(true);
  });
});

describe('a place', () => {
  const cell = (path: string, line?: number) =>
    /^\| (.+) \| E_X/m.exec(renderComment(aPlan({ diagnostics: [found(path, line)] }), facts))?.[1];

  test('links to the line at the reviewed commit', () => {
    expect(cell('data/a.jsonl', 7)).toBe(
      `[\`data/a.jsonl:7\`](https://github.example/acme/models/blob/${facts.headSha}/data/a.jsonl?plain=1#L7)`,
    );
  });

  test('without a line links to the file', () => expect(cell('a.jsonl')).toMatch(/a\.jsonl\?plain=1\)$/));

  test.each(['a b.jsonl', 'a)b.jsonl', 'a\nb.jsonl', 'ä.jsonl', '[x](y)', 'a?b', 'a#b', 'a%2fb'])(
    'of %j is no link',
    path => {
      expect(cell(path, 1)).toMatch(/^`[^`]*`$/);
    },
  );
});

test('the table holds what changes, and one line what does not', () => {
  const changes = [aChange({ model: 'a' }), ...['b', 'c'].map(model => aChange({ model, action: 'keep' }))];
  const comment = renderComment(aPlan({ changes }), facts);
  expect(comment).toContain('| `a` | **train** | new model | 120 | 6,000 × 3 | $0.09 |');
  expect(comment).toContain('\n2 models up to date: `b`, `c`.\n');
  expect(comment).not.toContain('| `b` |');
});

test('of many models that do not change twenty are named', () => {
  const changes = Array.from({ length: 25 }, (_, n) => aChange({ model: `m${n}`, action: 'keep' }));
  expect(renderComment(aPlan({ changes }), facts)).toContain('25 models up to date: `m0`, `m1`');
  expect(renderComment(aPlan({ changes }), facts)).toContain('`m19` and more.');
});

test('the settings say what auto became', () => {
  const desired = aModel('a', {
    entry: { hyperparameters: { batch_size: 4, learning_rate_multiplier: 0.5 } },
    training: { examples: 20_000 },
  });
  expect(renderComment(aPlan({ changes: [aChange({ desired })] }), facts)).toContain(
    '1 epoch (auto), batch size 4, learning rate ×0.5, seed 42',
  );
});

test('a pull request to another branch says that nothing is trained there', () => {
  expect(renderComment(aPlan(), { ...facts, otherBranch: 'release|1' })).toContain(
    '> [!NOTE]\n> This goes to `release\u00a61`. Nothing is trained until it reaches the default branch.\n',
  );
});

test('errors are shown at once, warnings on demand', () => {
  const warning = { ...found('a'), severity: 'warning' as const };
  expect(renderComment(aPlan({ diagnostics: [found('a'), warning] }), facts)).toContain(
    '<details open><summary>1 error, 1 warning</summary>',
  );
  expect(renderComment(aPlan({ diagnostics: [warning] }), facts)).toContain('<details><summary>1 warning</summary>');
});

test('even the smallest comment keeps its marker and verdict', () => {
  const tiny = renderComment(
    aPlan({ changes: [aChange()] }),
    { ...facts, cost: { ...facts.cost, high: 9e7, low: 9e7 } },
    10,
  );
  expect(tiny).toBe('<!-- finetune-gitops:plan:models.yaml -->\n### Merging trains 1 model for $0.09.\n');
});

test('a pull request to another branch is told that nothing is trained yet', () => {
  const comment = renderComment(aPlan(), { ...facts, otherBranch: 'release-1 @team' });
  expect(comment).toContain(
    '> This goes to `release-1 @team`. Nothing is trained until it reaches the default branch.',
  );
  expect(renderComment(aPlan(), facts)).not.toContain('default branch');
});
