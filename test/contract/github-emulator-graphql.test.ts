import { expect, test } from 'vitest';
import { git } from '../support/git.ts';
import {
  type EmulatedGitHub,
  emulatedGitHub,
  expectContractKept,
  REPOSITORY,
  serverFile,
} from './github-emulator-harness.ts';

const MUTATION = `mutation ($input: CreateCommitOnBranchInput!) {
  createCommitOnBranch(input: $input) { commit { oid url } ref { name } }
}`;

interface Created {
  readonly createCommitOnBranch: { readonly commit: { readonly oid: string }; readonly ref: { readonly name: string } };
}

interface Change {
  readonly expectedHeadOid: string;
  readonly additions?: Readonly<Record<string, string>>;
  readonly deletions?: readonly string[];
  readonly branch?: object;
  readonly headline?: string;
}

function createCommit(github: EmulatedGitHub, change: Change): Promise<Created> {
  const input = {
    branch: change.branch ?? { repositoryNameWithOwner: 'acme/models', branchName: 'main' },
    expectedHeadOid: change.expectedHeadOid,
    message: { headline: change.headline ?? 'publish', body: 'Why: a test' },
    fileChanges: {
      additions: Object.entries(change.additions ?? {}).map(([path, text]) => ({
        path,
        contents: Buffer.from(text).toString('base64'),
      })),
      deletions: (change.deletions ?? []).map(path => ({ path })),
    },
  };
  return github.octokit.graphql<Created>(MUTATION, { input });
}

/** The first entry of the `errors` of a refused request. */
async function refusal(request: Promise<unknown>): Promise<unknown> {
  const error: unknown = await request.then(
    () => new Error('not refused'),
    (reason: unknown) => reason,
  );
  if (!(error instanceof Error) || !('errors' in error) || !Array.isArray(error.errors)) throw error;
  return error.errors[0];
}

test('createCommitOnBranch writes one real commit on the expected head', async () => {
  await using github = await emulatedGitHub({ 'a.md': 'a', 'b.md': 'b' });
  const additions = { 'd/new.md': 'new\n', 'a.md': 'changed\n' };
  const { createCommitOnBranch: made } = await createCommit(github, {
    expectedHeadOid: github.first,
    additions,
    deletions: ['b.md'],
  });
  expect(made.ref.name).toBe('main');
  await github.work.git('pull', '--quiet');
  expect(await github.work.git('rev-parse', 'HEAD')).toBe(made.commit.oid);
  expect(await github.work.git('ls-files')).toBe('a.md\nd/new.md');
  expect(await github.work.git('log', '-1', '--format=%P %an %at%n%B')).toBe(
    `${github.first} github-actions[bot] ${Date.UTC(2026, 10, 22, 12) / 1000}\npublish\n\nWhy: a test`,
  );
  expectContractKept(github);
});

test('a branch is also found by its node id', async () => {
  await using github = await emulatedGitHub();
  const ref = await github.octokit.rest.git.getRef({ ...REPOSITORY, ref: 'heads/main' });
  const branch = { id: ref.data.node_id };
  await createCommit(github, { expectedHeadOid: github.first, branch, additions: { 'x.md': 'by id' } });
  expect(await serverFile(github, 'main', 'x.md')).toBe('by id');
  expectContractKept(github);
});

test('a wrong expected head is refused as GitHub refuses it, and nothing is written', async () => {
  await using github = await emulatedGitHub();
  const second = await github.work.commit({ 'b.md': 'b' });
  await github.work.git('push', '--quiet');
  expect(await refusal(createCommit(github, { expectedHeadOid: github.first, additions: { 'x.md': '' } }))).toEqual({
    type: 'STALE_DATA',
    path: ['createCommitOnBranch'],
    locations: [{ line: 2, column: 3 }],
    message: `Expected branch to point to "${github.first}" but it did not.  Pull and try again.`,
  });
  expect(await git(github.emulator.bareFolder, ['rev-parse', 'main'])).toBe(second);
  expectContractKept(github);
});

test('of two writers with the same expected head exactly one wins, twenty times', async () => {
  await using github = await emulatedGitHub();
  let head = github.first;
  for (let round = 0; round < 20; round += 1) {
    const outcomes = await Promise.allSettled(
      ['left', 'right'].map(who =>
        createCommit(github, { expectedHeadOid: head, additions: { 'who.md': `${who} ${round}\n` }, headline: who }),
      ),
    );
    const winners = outcomes.filter(outcome => outcome.status === 'fulfilled');
    const losers = outcomes.filter(outcome => outcome.status === 'rejected');
    expect(winners).toHaveLength(1);
    expect(losers[0]?.reason).toMatchObject({ errors: [{ type: 'STALE_DATA' }] });
    head = winners[0]?.value.createCommitOnBranch.commit.oid ?? '';
  }
  expect(await git(github.emulator.bareFolder, ['rev-list', '--count', 'main'])).toBe('21');
  expectContractKept(github);
});

test('a protected branch takes no commit, by any API', async () => {
  await using github = await emulatedGitHub();
  await github.emulator.protectBranch('main');
  const message = 'Repository rule violations found\n\nChanges must be made through a pull request.\n\n';
  const change = { expectedHeadOid: github.first, additions: { 'x.md': '' } };
  expect(await refusal(createCommit(github, change))).toMatchObject({ type: 'UNPROCESSABLE', message });
  const contents = { ...REPOSITORY, path: 'x.md', message: 'x', content: '' };
  await expect(github.octokit.rest.repos.createOrUpdateFileContents(contents)).rejects.toMatchObject({ status: 409 });
  const next = await github.work.commit({ 'y.md': '' });
  await github.work.git('push', '--quiet', 'origin', 'main:side');
  const update = { ...REPOSITORY, ref: 'heads/main', sha: next };
  await expect(github.octokit.rest.git.updateRef(update)).rejects.toMatchObject({ status: 422 });
  const rules = await github.octokit.rest.repos.getBranchRules({ ...REPOSITORY, branch: 'main' });
  expect(rules.data.map(rule => rule.type)).toEqual(['pull_request']);
  expect((await github.octokit.rest.repos.getBranchRules({ ...REPOSITORY, branch: 'other' })).data).toEqual([]);
  expectContractKept(github);
});

test('the viewer is the token’s login', async () => {
  await using github = await emulatedGitHub();
  const viewer = await github.octokit.graphql('{ viewer { login } }');
  expect(viewer).toEqual({ viewer: { login: 'github-actions[bot]' } });
  expect(github.emulator.mutatingCalls()).toHaveLength(1);
  expectContractKept(github);
});

test('a missing branch and a deletion of nothing are refused', async () => {
  await using github = await emulatedGitHub();
  const branch = { repositoryNameWithOwner: 'acme/models', branchName: 'none' };
  const missing = createCommit(github, { expectedHeadOid: github.first, branch });
  expect(await refusal(missing)).toMatchObject({ type: 'NOT_FOUND' });
  const deletion = createCommit(github, { expectedHeadOid: github.first, deletions: ['none.md'] });
  expect(await refusal(deletion)).toMatchObject({ type: 'UNPROCESSABLE' });
  expectContractKept(github);
});

test('a document outside GitHub’s schema, or one this emulator does not know, is an error and a violation', async () => {
  await using github = await emulatedGitHub();
  const { graphql } = github.octokit;
  expect(await refusal(graphql('{ viewer { shoeSize } }'))).toMatchObject({ message: /shoeSize/ });
  const star = 'mutation { addStar(input: { starrableId: "1" }) { clientMutationId } }';
  expect(await refusal(graphql(star))).toMatchObject({ message: 'Not emulated: GraphQL Mutation.addStar' });
  expect(github.emulator.violations).toEqual([
    expect.stringContaining('shoeSize'),
    expect.stringContaining('Mutation.addStar'),
  ]);
});
