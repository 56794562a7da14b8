import { expect, test } from 'vitest';
import type { Fault } from '../../emulators/server/fault-plan.ts';
import { git } from '../support/git.ts';
import {
  type EmulatedGitHub,
  emulatedGitHub,
  expectContractKept,
  pullRequest,
  REPOSITORY,
  refusalOf,
} from './github-emulator-harness.ts';

const MUTATION =
  'mutation ($input: CreateCommitOnBranchInput!) { createCommitOnBranch(input: $input) { commit { oid } } }';

/** Commits a file through GraphQL while this fault is due, and tells what the client saw and what happened. */
async function commitDuring(github: EmulatedGitHub, fault: Fault) {
  github.emulator.faults.add({ method: 'POST', path: /\/graphql$/, fault });
  const input = {
    branch: { repositoryNameWithOwner: 'acme/models', branchName: 'main' },
    expectedHeadOid: github.first,
    message: { headline: 'x' },
    fileChanges: { additions: [{ path: 'x.md', contents: 'eA==' }] },
  };
  const seen: unknown = await github.octokit.graphql(MUTATION, { input }).catch(() => 'failure');
  const commits = await git(github.emulator.bareFolder, ['rev-list', '--count', 'main']);
  const { applied, status } = github.emulator.history.at(-1) ?? {};
  return { seen, committed: commits === '2', applied, status };
}

test('a reset loses the request', async () => {
  await using github = await emulatedGitHub();
  const outcome = await commitDuring(github, { kind: 'reset' });
  expect(outcome).toEqual({ seen: 'failure', committed: false, applied: false, status: null });
});

test('apply-then-fail commits and tells nobody', async () => {
  await using github = await emulatedGitHub();
  const outcome = await commitDuring(github, { kind: 'apply-then-fail' });
  expect(outcome).toEqual({ seen: 'failure', committed: true, applied: true, status: null });
  expect(github.emulator.mutatingCalls().at(-1)?.fault).toBe('apply-then-fail');
});

test('apply-then-fail with a status answers it after the commit', async () => {
  await using github = await emulatedGitHub();
  const outcome = await commitDuring(github, { kind: 'apply-then-fail', status: 502 });
  expect(outcome).toEqual({ seen: 'failure', committed: true, applied: true, status: 502 });
});

test('a delay changes nothing but the time', async () => {
  await using github = await emulatedGitHub();
  const outcome = await commitDuring(github, { kind: 'delay', milliseconds: 5 });
  expect(outcome).toEqual({
    seen: { createCommitOnBranch: expect.anything() },
    committed: true,
    applied: true,
    status: 200,
  });
});

test('a truncated reply reaches the client as a success with nothing in it, so whoever reads it has to look', async () => {
  await using github = await emulatedGitHub();
  const outcome = await commitDuring(github, { kind: 'truncate' });
  expect(outcome).toEqual({ seen: undefined, committed: true, applied: true, status: 200 });
});

test('a list cut short reaches Octokit’s paging as an empty list, so whoever reads it has to look', async () => {
  await using github = await emulatedGitHub();
  await pullRequest(github, { 'a.md': 'a' });
  for (let index = 0; index < 3; index += 1) github.emulator.postCommentAs('mona', 'x');
  github.emulator.faults.add({ method: 'GET', path: /\/comments$/, fault: { kind: 'truncate' } });
  const list = () =>
    github.octokit.paginate(github.octokit.rest.issues.listComments, { ...REPOSITORY, issue_number: 1 });
  expect(await list()).toEqual([]);
  expect(await list()).toHaveLength(3);
});

test('a late request lands when the clock gets there, and loses against who was faster', async () => {
  await using github = await emulatedGitHub();
  const late = await commitDuring(github, { kind: 'apply-late', milliseconds: 60_000 });
  expect(late).toMatchObject({ seen: 'failure', committed: false });
  await github.work.commit({ 'faster.md': '' });
  await github.work.git('push', '--quiet');
  const replies = github.emulator.history.length;
  github.clock.advance(60_000);
  await expect.poll(() => github.emulator.history.length).toBe(replies + 1);
  expect(github.emulator.history.at(-1)?.responseBody).toContain('STALE_DATA');
  expectContractKept(github);
});

test('a secondary rate limit is answered as GitHub words it', async () => {
  await using github = await emulatedGitHub();
  const body = JSON.stringify({ message: 'You have exceeded a secondary rate limit.' });
  github.emulator.faults.add({
    method: 'GET',
    path: /\/repos\/acme\/models$/,
    fault: { kind: 'status', status: 403, body, headers: { 'retry-after': '60' } },
  });
  const get = () => github.octokit.rest.repos.get(REPOSITORY);
  expect(await refusalOf(get())).toMatchObject({ status: 403, message: /secondary rate limit/ });
  expect((await get()).status).toBe(200);
  expectContractKept(github);
});
