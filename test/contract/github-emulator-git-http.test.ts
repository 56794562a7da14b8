import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ACTIONS_TOKEN, OWNER_TOKEN } from '../../emulators/github/github-emulator.ts';
import { git, initRepository, withToken, workRepository } from '../support/git.ts';
import { emulatedGitHub, expectContractKept, pullRequest, REPOSITORY } from './github-emulator-harness.ts';

test('git clones, pushes and is refused a push that is no fast forward', async () => {
  await using github = await emulatedGitHub({ 'a.md': 'a\n'.repeat(50_000) });
  const folder = join(github.folder, 'clone');
  await git(github.folder, ['clone', '--quiet', withToken(github.emulator.cloneUrl, ACTIONS_TOKEN), folder]);
  const clone = workRepository(folder);
  expect(await clone.git('rev-parse', 'HEAD')).toBe(github.first);

  await clone.commit({ 'theirs.md': 'theirs' });
  await clone.git('push', '--quiet');
  await github.work.commit({ 'ours.md': 'ours' });
  await expect(github.work.git('push')).rejects.toThrow('rejected');
  expect(github.emulator.mutatingCalls().every(call => call.path.endsWith('/git-receive-pack'))).toBe(true);
  expectContractKept(github);
});

test('a base commit that a shallow clone lacks comes by its id', async () => {
  await using github = await emulatedGitHub();
  await github.work.commit({ 'b.md': 'second' });
  await github.work.commit({ 'c.md': 'third' });
  await github.work.git('push', '--quiet');
  const folder = join(github.folder, 'shallow');
  await git(github.folder, ['clone', '--quiet', '--depth=1', github.emulator.cloneUrl, folder]);
  const shallow = workRepository(folder);
  await expect(shallow.git('cat-file', '-e', github.first)).rejects.toThrow();
  await shallow.git('fetch', '--quiet', '--depth=1', 'origin', github.first);
  expect(await shallow.git('show', `${github.first}:README.md`)).toBe('hello');
});

test('an open pull request has a head and a merge ref, and both follow its branches', async () => {
  await using github = await emulatedGitHub();
  const { number } = await pullRequest(github, { 'topic.md': 'topic' });
  const folder = join(github.folder, 'checkout');
  const checkout = await initRepository(folder);
  const fetchMerge = async (): Promise<string> => {
    const remote = github.emulator.cloneUrl;
    await checkout.git('fetch', '--quiet', '--depth=2', remote, `+refs/pull/${number}/*:refs/remotes/pull/*`);
    return checkout.git('log', '-1', '--format=%P', 'refs/remotes/pull/merge');
  };
  const head = await github.work.git('rev-parse', 'topic');
  expect(await fetchMerge()).toBe(`${github.first} ${head}`);
  expect(await checkout.git('ls-tree', '--name-only', 'refs/remotes/pull/merge')).toBe('README.md\ntopic.md');

  const newer = await github.work.commit({ 'topic.md': 'topic 2' });
  await github.work.git('push', '--quiet', 'origin', 'topic');
  expect(await fetchMerge()).toBe(`${github.first} ${newer}`);
  expect(await checkout.git('rev-parse', 'refs/remotes/pull/head')).toBe(newer);
});

test('a conflict leaves no new merge commit, and a merge makes a real one', async () => {
  await using github = await emulatedGitHub();
  const { number } = await pullRequest(github, { 'README.md': 'theirs\n' });
  await github.work.git('switch', '--quiet', 'main');
  await github.work.commit({ 'README.md': 'ours\n' });
  await github.work.git('push', '--quiet');
  const get = () => github.octokit.rest.pulls.get({ ...REPOSITORY, pull_number: number });
  expect((await get()).data).toMatchObject({ mergeable: false, mergeable_state: 'dirty' });
  await expect(github.emulator.mergePullRequest(number)).rejects.toThrow('conflict');

  await github.work.git('switch', '--quiet', 'topic');
  await github.work.git('merge', '--quiet', '-X', 'ours', 'main', '-m', 'solve');
  await github.work.git('push', '--quiet', 'origin', 'topic');
  const merge = await github.emulator.mergePullRequest(number);
  expect((await get()).data).toMatchObject({ merged: true, state: 'closed', merge_commit_sha: merge });
  await github.work.git('fetch', '--quiet');
  expect(await github.work.git('rev-parse', 'origin/main')).toBe(merge);
  expectContractKept(github);
});

test('a protected branch takes a push only from an administrator', async () => {
  await using github = await emulatedGitHub();
  await github.emulator.protectBranch('main');
  await github.work.commit({ 'b.md': 'b' });
  const push = (token: string) => github.work.git('push', withToken(github.emulator.cloneUrl, token), 'main');
  await expect(push(ACTIONS_TOKEN)).rejects.toThrow('GH013: Repository rule violations found for refs/heads/main');
  await push(OWNER_TOKEN);
});

test('a private repository asks git for a token, and a push always does', async () => {
  await using github = await emulatedGitHub({ 'a.md': 'a' }, { isPrivate: true });
  github.emulator.tokens.set('reader', { login: 'github-actions[bot]', permissions: { contents: 'read' } });
  const { cloneUrl } = github.emulator;
  const list = (url: string) => github.work.git('ls-remote', url, 'refs/heads/main');
  await expect(list(cloneUrl)).rejects.toThrow(/could not read Username|Authentication failed/);
  await expect(list(withToken(cloneUrl, 'nobody'))).rejects.toThrow('Authentication failed');
  expect(await list(withToken(cloneUrl, 'reader'))).toBe(`${github.first}\trefs/heads/main`);
  await expect(github.work.git('push', withToken(cloneUrl, 'reader'), 'main:other')).rejects.toThrow('403');
});
