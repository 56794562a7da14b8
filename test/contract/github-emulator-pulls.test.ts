import { expect, test } from 'vitest';
import { git } from '../support/git.ts';
import { emulatedGitHub, expectContractKept, pullRequest, REPOSITORY, refusalOf } from './github-emulator-harness.ts';

test('the files of a pull request are the real difference since the branch left', async () => {
  const bytes = new Uint8Array([0, 1, 2, 255]);
  await using github = await emulatedGitHub({
    'gone.md': 'g\n',
    'old name.md': 'one\ntwo\nthree\nfour\n',
    'c.md': '1\n',
  });
  const { number } = await pullRequest(github, {
    'gone.md': null,
    'old name.md': null,
    'neu é.md': 'one\ntwo\nthree\nfour\n',
    'c.md': '1\n2\n',
    'binary.bin': bytes,
  });
  await github.work.git('switch', '--quiet', 'main');
  await github.work.commit({ 'later.md': 'not part of it' });
  await github.work.git('push', '--quiet');

  const { data } = await github.octokit.rest.pulls.listFiles({ ...REPOSITORY, pull_number: number });
  expect(data.map(({ filename, status, additions, deletions }) => [filename, status, additions, deletions])).toEqual([
    ['binary.bin', 'added', 0, 0],
    ['c.md', 'modified', 1, 0],
    ['gone.md', 'removed', 0, 1],
    ['neu é.md', 'renamed', 0, 0],
  ]);
  expect(data.map(file => file.patch)).toEqual([undefined, '@@ -1 +1,2 @@\n 1\n+2', '@@ -1 +0,0 @@\n-g', undefined]);
  expect(data[3]?.previous_filename).toBe('old name.md');
  expect(data[1]?.sha).toBe(await git(github.emulator.bareFolder, ['rev-parse', 'topic:c.md']));
  expectContractKept(github);
});

test('the files of a pull request stop at 3,000, in pages of at most 100', async () => {
  await using github = await emulatedGitHub();
  const files = Object.fromEntries(Array.from({ length: 3001 }, (_, index) => [`f/${index}.txt`, '']));
  const { number } = await pullRequest(github, files);
  const request = { ...REPOSITORY, pull_number: number, per_page: 100 };
  const first = await github.octokit.rest.pulls.listFiles({ ...request, per_page: 1000 });
  expect(first.data).toHaveLength(100);
  expect(first.headers.link).toContain('page=30>; rel="last"');
  const last = await github.octokit.rest.pulls.listFiles({ ...request, page: 30 });
  expect(last.data).toHaveLength(100);
  expect(last.headers.link).not.toContain('rel="next"');
  expect((await github.octokit.rest.pulls.listFiles({ ...request, page: 31 })).data).toEqual([]);
  expectContractKept(github);
});

test('a pull request is opened, found and refused in GitHub’s words', async () => {
  await using github = await emulatedGitHub();
  const { pulls, issues, repos } = github.octokit.rest;
  const head = await github.work.git('rev-parse', 'HEAD');
  await github.work.git('push', '--quiet', 'origin', 'main:same', 'main:publish');
  const open = (branch: string) => pulls.create({ ...REPOSITORY, head: branch, base: 'main', title: 'Publish' });
  expect(await refusalOf(open('none'))).toMatchObject({ status: 422, message: /"field":"head"/ });
  expect(await refusalOf(open('same'))).toMatchObject({ status: 422, message: /No commits between main and same/ });

  await github.work.git('switch', '--quiet', '--create', 'publish');
  const tip = await github.work.commit({ 'models.yaml': 'x' });
  await github.work.git('push', '--quiet', 'origin', 'publish');
  const { data: made } = await open('publish');
  expect(made).toMatchObject({ number: 1, state: 'open', user: { login: 'github-actions[bot]' }, mergeable: true });
  expect(made).toMatchObject({ head: { sha: tip, ref: 'publish' }, base: { sha: head, ref: 'main' } });
  expect(await refusalOf(open('publish'))).toMatchObject({
    status: 422,
    message: /A pull request already exists for acme:publish/,
  });
  expect((await pulls.list({ ...REPOSITORY, head: 'acme:publish' })).data.map(pull => pull.number)).toEqual([1]);
  expect((await pulls.list({ ...REPOSITORY, head: 'acme:other' })).data).toEqual([]);
  await issues.update({ ...REPOSITORY, issue_number: 1, title: 'Publish two', state: 'closed' });
  expect((await pulls.list({ ...REPOSITORY, state: 'closed' })).data[0]?.title).toBe('Publish two');
  expect((await pulls.list(REPOSITORY)).data).toEqual([]);

  const withCommit = await repos.listPullRequestsAssociatedWithCommit({ ...REPOSITORY, commit_sha: tip });
  expect(withCommit.data.map(pull => pull.number)).toEqual([1]);
  const before = await repos.listPullRequestsAssociatedWithCommit({ ...REPOSITORY, commit_sha: head });
  expect(before.data).toEqual([]);
  expectContractKept(github);
});

test('a pull request from a fork says so', async () => {
  await using github = await emulatedGitHub();
  await pullRequest(github, { 'a.md': 'a' }, 'first');
  await github.work.git('push', '--quiet', 'origin', 'first:patch-1');
  const fork = { head: 'patch-1', base: 'main', title: 'From outside', headOwner: 'stranger' };
  const { number } = await github.emulator.openPullRequest(fork);
  const { data } = await github.octokit.rest.pulls.get({ ...REPOSITORY, pull_number: number });
  expect(data.head).toMatchObject({ label: 'stranger:patch-1', repo: { full_name: 'stranger/models', fork: true } });
  expect(data.user.login).toBe('stranger');
  expect(github.emulator.pulls().map(pull => pull.headOwner)).toEqual(['acme', 'stranger']);
  expectContractKept(github);
});

test('two branches are compared by their commits and files', async () => {
  await using github = await emulatedGitHub();
  await pullRequest(github, { 'a.md': 'a' });
  await github.work.git('switch', '--quiet', 'main');
  await github.work.commit({ 'b.md': 'b' });
  await github.work.git('push', '--quiet');
  const compare = async (basehead: string) =>
    (await github.octokit.rest.repos.compareCommitsWithBasehead({ ...REPOSITORY, basehead })).data;
  const diverged = await compare('main...topic');
  expect(diverged).toMatchObject({ status: 'diverged', ahead_by: 1, behind_by: 1, total_commits: 1 });
  expect(diverged.merge_base_commit.sha).toBe(github.first);
  expect(diverged.files?.map(file => file.filename)).toEqual(['a.md']);
  expect(await compare(`${github.first}...main`)).toMatchObject({ status: 'ahead', ahead_by: 1 });
  expect(await compare('main...main')).toMatchObject({ status: 'identical', files: [] });
  expectContractKept(github);
});
