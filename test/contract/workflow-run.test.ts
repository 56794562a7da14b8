import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readWorkflowRun, type WorkflowRun } from '../../src/adapters/workflow-run.ts';
import { temporaryFolder } from '../support/git.ts';

async function runOf(name: string, payload: object): Promise<WorkflowRun> {
  await using place = await temporaryFolder();
  const path = join(place.folder, 'event.json');
  await writeFile(path, JSON.stringify(payload));
  return readWorkflowRun({
    GITHUB_EVENT_PATH: path,
    GITHUB_EVENT_NAME: name,
    GITHUB_REPOSITORY: 'acme/models',
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_API_URL: 'https://api.github.com',
    GITHUB_WORKSPACE: '/work',
    GITHUB_SHA: 'f'.repeat(40),
  });
}

// The fields of GitHub's webhook reference; the rest of a payload is not read.
const group = {
  head_sha: 'a'.repeat(40),
  head_ref: 'refs/heads/gh-readonly-queue/release/v1/pr-7-0a1b',
  base_sha: 'b'.repeat(40),
  base_ref: 'refs/heads/release/v1',
  head_commit: { id: 'a'.repeat(40), message: 'Merge pull request #7' },
};

test('a merge group names its head, its base and the branch it is for', async () => {
  const run = await runOf('merge_group', { action: 'checks_requested', merge_group: group });
  expect(run.mergeGroup).toEqual({ headSha: group.head_sha, baseSha: group.base_sha, baseBranch: 'release/v1' });
  expect(run.pullRequest).toBeNull();
});

test.each(['head_sha', 'base_sha', 'base_ref'])('a merge group without %s is none', async field => {
  const run = await runOf('merge_group', { merge_group: { ...group, [field]: undefined } });
  expect(run.mergeGroup).toBeNull();
});

test('a pull request is no merge group', async () => {
  const pull_request = { number: 7, head: { sha: 'a' }, base: { sha: 'b', ref: 'main' } };
  const run = await runOf('pull_request', { pull_request });
  expect(run).toMatchObject({ mergeGroup: null, pullRequest: { number: 7, baseBranch: 'main' } });
});
