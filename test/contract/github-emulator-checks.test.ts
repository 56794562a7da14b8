import { expect, test } from 'vitest';
import { OWNER_TOKEN } from '../../emulators/github/github-emulator.ts';
import { emulatedGitHub, expectContractKept, REPOSITORY, refusalOf } from './github-emulator-harness.ts';

function annotations(count: number) {
  return Array.from({ length: count }, (_, index) => ({
    path: 'datasets/train.jsonl',
    start_line: index + 1,
    end_line: index + 1,
    annotation_level: 'warning' as const,
    message: `line ${index + 1}`,
  }));
}

test('a check run collects annotations over its updates', async () => {
  await using github = await emulatedGitHub();
  const { checks } = github.octokit.rest;
  const output = { title: 'Plan', summary: 'two models' };
  const { data } = await checks.create({
    ...REPOSITORY,
    name: 'plan',
    head_sha: github.first,
    status: 'in_progress',
    output: { ...output, annotations: annotations(50) },
  });
  expect(data).toMatchObject({ status: 'in_progress', conclusion: null, completed_at: null });
  const updated = await checks.update({
    ...REPOSITORY,
    check_run_id: data.id,
    conclusion: 'success',
    output: { ...output, annotations: annotations(5) },
  });
  expect(updated.data).toMatchObject({ status: 'completed', conclusion: 'success', output: { annotations_count: 55 } });
  expect(github.emulator.checkRuns()[0]?.annotations).toHaveLength(55);
  expectContractKept(github);
});

test('fifty-one annotations at once are refused and noted', async () => {
  await using github = await emulatedGitHub();
  const run = github.octokit.rest.checks.create({
    ...REPOSITORY,
    name: 'plan',
    head_sha: github.first,
    output: { title: 'Plan', summary: '', annotations: annotations(51) },
  });
  expect(await refusalOf(run)).toMatchObject({ status: 422 });
  expect(github.emulator.checkRuns()).toEqual([]);
  expect(github.emulator.violations).toEqual([expect.stringContaining('must NOT have more than 50 items')]);
});

test('a commit status names its commit', async () => {
  await using github = await emulatedGitHub();
  const { repos } = github.octokit.rest;
  const status = { ...REPOSITORY, sha: github.first, state: 'success' as const, context: 'finetune' };
  expect((await repos.createCommitStatus(status)).data).toMatchObject({ state: 'success', context: 'finetune' });
  const wrong = repos.createCommitStatus({ ...status, sha: '0'.repeat(40) });
  expect(await refusalOf(wrong)).toMatchObject({ status: 422 });
  expectContractKept(github);
});

test('variables are created once, read and changed', async () => {
  await using github = await emulatedGitHub();
  const { actions } = github.as(OWNER_TOKEN).rest;
  const name = { ...REPOSITORY, name: 'BUDGET' };
  expect(await refusalOf(actions.getRepoVariable(name))).toMatchObject({ status: 404 });
  await actions.createRepoVariable({ ...name, value: '20' });
  expect(await refusalOf(actions.createRepoVariable({ ...name, value: '30' }))).toMatchObject({ status: 409 });
  await actions.updateRepoVariable({ ...name, value: '40' });
  expect((await actions.getRepoVariable(name)).data.value).toBe('40');
  expect(github.emulator.variables.get('BUDGET')).toBe('40');
  expectContractKept(github);
});

test('roles of collaborators and the rate limit are answered', async () => {
  await using github = await emulatedGitHub();
  github.emulator.collaborators.set('mona', 'write');
  const role = async (username: string) =>
    (await github.octokit.rest.repos.getCollaboratorPermissionLevel({ ...REPOSITORY, username })).data.permission;
  expect(await Promise.all(['acme', 'mona', 'stranger'].map(role))).toEqual(['admin', 'write', 'read']);
  const { data } = await github.octokit.rest.rateLimit.get();
  expect(data.rate.reset).toBe(github.clock.seconds() + 3600);
  expectContractKept(github);
});
