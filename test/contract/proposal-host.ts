import { expect } from 'vitest';
import type { ProposalHost } from '../../src/ports-code-host.ts';

export const BRANCH = 'finetune-gitops/model-ids';

/** What a test needs of a server, however it is reached. */
export interface ProposalPlace {
  readonly host: ProposalHost;
  /** git in the repository behind the server. */
  git(...args: string[]): Promise<string>;
  /** A person's commit on a branch that is there. */
  push(branch: string, files: Readonly<Record<string, string>>): Promise<string>;
}

export function placement(parent: string, expectedHead: string | null, content = 'new\n') {
  const bytes = new TextEncoder().encode(content);
  return { branch: BRANCH, expectedHead, parent, path: 'models.yaml', content: bytes, headline: 'Set', body: 'Why: x' };
}

/** What every proposal host must do, played once on each. */
export async function playBranchLife({ host, git, push }: ProposalPlace): Promise<void> {
  const first = await git('rev-parse', 'main');
  const placed = await host.place(placement(first, null));
  expect(placed).toEqual({ kind: 'committed', oid: await git('rev-parse', BRANCH) });
  expect(await git('show', '-s', '--format=%P|%B', BRANCH)).toBe(`${first}|Set\n\nWhy: x`);
  expect(await git('diff', '--name-only', 'main', BRANCH)).toBe('models.yaml');
  const head = await git('rev-parse', BRANCH);
  expect(await host.compare(first, head)).toEqual({
    mergeBase: first,
    commits: [{ oid: head, message: expect.stringMatching(/^Set\n\nWhy: x\n*$/) }],
    files: ['models.yaml'],
  });

  // A branch that is there is not made again, nor moved from where it is not.
  expect(await host.place(placement(first, null, 'other\n'))).toEqual({ kind: 'stale' });
  expect(await host.place(placement(first, first, 'other\n'))).toEqual({ kind: 'stale' });
  expect(await git('rev-parse', BRANCH)).toBe(head);

  // From where it is, it moves sideways: onto the newer tip.
  const tip = await push('main', { 'README.md': 'newer\n' });
  expect(await host.place(placement(tip, head, 'newest\n'))).toMatchObject({ kind: 'committed' });
  expect(await git('rev-list', '--count', `main..${BRANCH}`)).toBe('1');
  expect(await git('show', `${BRANCH}:README.md`)).toBe('newer');
  expect(await git('show', `${BRANCH}:models.yaml`)).toBe('newest');

  // A person's commit wins, also against one who wants to delete.
  const known = await git('rev-parse', BRANCH);
  const theirs = await push(BRANCH, { 'mine.md': 'mine\n' });
  expect(await host.place(placement(tip, known, 'other\n'))).toEqual({ kind: 'stale' });
  expect(await host.remove(BRANCH, known)).toEqual({ kind: 'stale' });
  expect(await git('rev-parse', BRANCH)).toBe(theirs);
  expect((await host.compare(tip, theirs))?.files).toEqual(['mine.md', 'models.yaml']);

  expect(await host.remove(BRANCH, theirs)).toMatchObject({ kind: 'committed' });
  expect(await git('branch', '--list', BRANCH)).toBe('');
  expect(await host.remove(BRANCH, theirs)).toEqual({ kind: 'stale' });
}
