import { describe, expect, test } from 'vitest';
import { inspectHere } from '../../../src/adapters/inspect-here.ts';
import { createDatasetReader } from '../../../src/commands/dataset-reader.ts';
import { preview } from '../../../src/commands/preview.ts';
import { suggestFixes } from '../../../src/commands/suggest-fixes.ts';
import type { GitObjects } from '../../../src/ports.ts';
import type { Review, ReviewComment } from '../../../src/ports-code-host.ts';
import { openAi } from '../../../src/providers/openai/description.ts';
import { LIMITS, NOW } from '../../support/builders.ts';
import { aForge, aListener } from './outside.ts';

const MANIFEST = `version: 1
models:
  desk:
    base_model: gpt-4.1-mini-2025-04-14
    training_file: desk.jsonl
`;
const row = (n: number, weight = ''): string =>
  `{"messages":[{"role":"user","content":"Is lamp ${n} in stock?"},{"role":"assistant","content":"Lamp ${n} is."${weight}}]}`;
const bad = (n: number): string => row(n, ',"weight":null');
const rows = (count: number, isBad: (n: number) => boolean): string[] =>
  Array.from({ length: count }, (_, n) => (isBad(n + 1) ? bad(n + 1) : row(n + 1)));
/** Twelve bad lines: 3, 6, 9 … 36. */
const THIRD = rows(36, n => n % 3 === 0);

interface World {
  readonly lines?: readonly string[];
  /** The dataset in the pull request's own head, where the merge has another. */
  readonly head?: readonly string[];
  readonly added?: (line: number) => boolean;
  readonly before?: readonly ReviewComment[];
  readonly headSha?: string;
}

/** What is said on a pull request that has these review comments already. */
async function suggested({ lines = THIRD, head = lines, added = () => true, before = [], headSha = 'head' }: World) {
  const files: Readonly<Record<string, readonly string[]>> = { merge: lines, head };
  const git: GitObjects = {
    resolve: async revision => revision,
    async entry(commit, path) {
      const own = path === 'models.yaml' ? MANIFEST : `${files[commit]?.join('\n')}\n`;
      return { oid: own, kind: 'file', bytes: own.length };
    },
    async *read(oid) {
      yield new TextEncoder().encode(oid);
    },
    close: async () => undefined,
  };
  const reviews: Review[] = [];
  const forge = aForge({
    pullRequest: async number => ({ number, headSha, open: true }),
    viewer: async () => 'bot',
    reviewComments: async () => before,
    createReview: async (_number, review) => {
      reviews.push(review);
      return { url: '#review' };
    },
  });
  const diff = {
    addedLines: async () => new Set(lines.map((_, index) => index + 1).filter(added)),
  };
  const { plan } = await preview(
    { git, datasets: createDatasetReader(git, aListener(), inspectHere), provider: openAi, store: null },
    { commit: 'merge', baseCommit: null, manifestPath: 'models.yaml', now: NOW, limits: LIMITS },
  );
  const result = await suggestFixes({ git, diff, forge }, { plan, baseSha: 'base', headSha: 'head', pullRequest: 3 });
  const [review, ...others] = reviews;
  expect(others).toEqual([]);
  return { result, review, lines: review?.comments.map(({ line }) => line) };
}

/** The comments of a review as they are listed later. */
const listed = (review: Review | undefined, author = 'bot'): ReviewComment[] =>
  (review?.comments ?? []).map(({ body }) => ({ author, body }));

test('ten lines are offered in one review, which says how to mend the rest', async () => {
  const { result, review, lines } = await suggested({});
  expect(result).toEqual({ kind: 'posted', lines: 10, url: '#review' });
  expect(lines).toEqual([3, 6, 9, 12, 15, 18, 21, 24, 27, 30]);
  expect(review).toMatchObject({ headSha: 'head' });
  expect(review?.body).toContain('this mends them all: `finetune-gitops fix --write --all desk.jsonl`');
  expect(review?.comments[0]?.body).toContain(`\n\`\`\`suggestion\n${row(3)}\n\`\`\`\n`);
});

test('only lines that the pull request adds are offered', async () => {
  const { lines, review } = await suggested({ added: line => line > 30 });
  expect(lines).toEqual([33, 36]);
  expect(review?.body).toMatch(/^2 lines can be mended/);
  expect(review?.body).toContain('fix --write');
});

test('where all of them are offered nothing is said about more', async () => {
  const { review, lines } = await suggested({ lines: rows(12, n => n === 5) });
  expect(lines).toEqual([5]);
  expect(review?.body).toBe(
    '1 line can be mended by accepting a suggestion. Each changes the dataset, so the plan and its price change with it.\n',
  );
});

test('byte order marks alone need no --all', async () => {
  const lines = rows(12, () => false).map(line => `\ufeff${line}`);
  expect((await suggested({ lines })).review?.body).toContain('`finetune-gitops fix --write desk.jsonl`');
});

describe('What was offered once', () => {
  test('is not offered again, wherever the line stands now', async () => {
    const few = rows(20, n => n === 5 || n === 9);
    const { review } = await suggested({ lines: few });
    const moved = [row(99), ...few];
    const before = listed(review);
    expect((await suggested({ lines: moved, before })).result).toMatchObject({ kind: 'skipped' });
    expect((await suggested({ lines: [...moved, bad(50)], before })).lines).toEqual([22]);
  });

  test('counts against the ten', async () => {
    const { review } = await suggested({});
    const again = await suggested({ before: listed(review) });
    expect(again.result).toEqual({
      kind: 'skipped',
      why: 'all that may be suggested on this pull request was suggested before',
    });
    expect((await suggested({ before: listed(review).slice(0, 7) })).lines).toEqual([24, 27, 30]);
  });

  test('by somebody else who copied our marker was not offered', async () => {
    const { review } = await suggested({});
    expect((await suggested({ before: listed(review, 'mallory') })).lines).toHaveLength(10);
  });
});

describe('Nothing is said', () => {
  test.each<[string, World]>([
    ['about good lines', { lines: rows(12, () => false) }],
    ['about lines that were there before', { added: () => false }],
    ['about a file that the base branch changed too', { head: [row(77), ...THIRD] }],
    ['when a newer commit was pushed', { headSha: 'newer' }],
    ['about lines that end in CR LF', { lines: THIRD.map(line => `${line}\r`) }],
  ])('%s', async (_what, world) => {
    const { result, review } = await suggested(world);
    expect([result.kind, review]).toEqual(['skipped', undefined]);
  });
});

test('a line that stands there twice is offered once', async () => {
  expect((await suggested({ lines: [...rows(12, n => n === 5), bad(5)] })).lines).toHaveLength(1);
});
