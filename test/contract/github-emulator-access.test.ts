import { getOctokit } from '@actions/github';
import { expect, test } from 'vitest';
import { OWNER_TOKEN } from '../../emulators/github/github-emulator.ts';
import {
  emulatedGitHub,
  expectContractKept,
  type Octokit,
  pullRequest,
  REPOSITORY,
  refusalOf,
} from './github-emulator-harness.ts';

const BY_INTEGRATION = { status: 403, message: expect.stringMatching(/^Resource not accessible by integration/) };

/** A request without any token, as `curl` would send it. */
async function anonymous(url: string, init?: RequestInit): Promise<{ status: number; message: unknown }> {
  const reply = await fetch(url, init);
  const body = (await reply.json()) as { message?: unknown };
  return { status: reply.status, message: body.message };
}

function writes(octokit: Octokit, sha: string): Promise<unknown>[] {
  return [
    octokit.rest.git.createRef({ ...REPOSITORY, ref: 'refs/heads/x', sha }),
    octokit.rest.repos.createOrUpdateFileContents({ ...REPOSITORY, path: 'x', message: 'x', content: '' }),
    octokit.rest.issues.createComment({ ...REPOSITORY, issue_number: 1, body: 'x' }),
    octokit.rest.pulls.create({ ...REPOSITORY, head: 'topic', base: 'main', title: 'x' }),
    octokit.rest.checks.create({ ...REPOSITORY, name: 'x', head_sha: sha }),
    octokit.rest.repos.createCommitStatus({ ...REPOSITORY, sha, state: 'success' }),
    octokit.rest.actions.createRepoVariable({ ...REPOSITORY, name: 'X', value: 'x' }),
  ];
}

test('the read-only token of a fork reads everything and writes nothing', async () => {
  await using github = await emulatedGitHub();
  const { number } = await pullRequest(github, { 'a.md': 'a' });
  const permissions = { contents: 'read', 'pull-requests': 'read', issues: 'read' } as const;
  github.emulator.tokens.set('fork', { login: 'github-actions[bot]', permissions });
  const fork = github.as('fork');
  const since = github.emulator.history.length;
  for (const write of writes(fork, github.first)) expect(await refusalOf(write)).toEqual(BY_INTEGRATION);
  const graphql = fork.graphql(
    'mutation ($input: CreateCommitOnBranchInput!) { createCommitOnBranch(input: $input) { commit { oid } } }',
    {
      input: {
        branch: { repositoryNameWithOwner: 'acme/models', branchName: 'main' },
        expectedHeadOid: github.first,
        message: { headline: 'x' },
      },
    },
  );
  await expect(graphql).rejects.toMatchObject({
    errors: [{ type: 'FORBIDDEN', message: 'Resource not accessible by integration' }],
  });
  expect(github.emulator.mutatingCalls(since)).toHaveLength(8);
  expect((await fork.rest.pulls.listFiles({ ...REPOSITORY, pull_number: number })).data).toHaveLength(1);
  expect((await fork.rest.issues.listComments({ ...REPOSITORY, issue_number: number })).data).toEqual([]);
  expectContractKept(github);
});

test('one permission opens its own routes only', async () => {
  await using github = await emulatedGitHub();
  await pullRequest(github, { 'a.md': 'a' });
  github.emulator.tokens.set('comments', { login: 'app[bot]', permissions: { 'pull-requests': 'write' } });
  const octokit = github.as('comments');
  await octokit.rest.issues.createComment({ ...REPOSITORY, issue_number: 1, body: 'allowed' });
  const ref = octokit.rest.git.createRef({ ...REPOSITORY, ref: 'refs/heads/x', sha: github.first });
  expect(await refusalOf(ref)).toEqual(BY_INTEGRATION);
  expect(github.emulator.comments()[0]?.author).toBe('app[bot]');
  expectContractKept(github);
});

test('without a token a public repository is read and not written', async () => {
  await using github = await emulatedGitHub();
  const api = `${github.emulator.apiUrl}/repos/acme/models`;
  expect((await anonymous(api)).status).toBe(200);
  const body = JSON.stringify({ ref: 'refs/heads/x', sha: github.first });
  const write = await anonymous(`${api}/git/refs`, { method: 'POST', body });
  expect(write).toEqual({ status: 401, message: 'Requires authentication' });
  const graphql = await anonymous(github.emulator.graphqlUrl, { method: 'POST', body: '{"query":"{viewer{login}}"}' });
  expect(graphql.status).toBe(401);
  expectContractKept(github);
});

test('a private repository hides from strangers, and an unknown token is bad credentials', async () => {
  await using github = await emulatedGitHub({ 'a.md': 'a' }, { isPrivate: true });
  expect((await anonymous(`${github.emulator.apiUrl}/repos/acme/models`)).status).toBe(404);
  expect(await refusalOf(github.as('nobody').rest.repos.get(REPOSITORY))).toMatchObject({
    status: 401,
    message: /^Bad credentials/,
  });
  github.emulator.tokens.set('none', { login: 'github-actions[bot]', permissions: {} });
  const file = github.as('none').rest.repos.getContent({ ...REPOSITORY, path: 'a.md' });
  expect(await refusalOf(file)).toEqual(BY_INTEGRATION);
  expect((await github.octokit.rest.repos.get(REPOSITORY)).data.private).toBe(true);
  expectContractKept(github);
});

test('GET /user knows people, not apps', async () => {
  await using github = await emulatedGitHub();
  expect(await refusalOf(github.octokit.rest.users.getAuthenticated())).toEqual(BY_INTEGRATION);
  expect((await github.as(OWNER_TOKEN).rest.users.getAuthenticated()).data.login).toBe('acme');
  expectContractKept(github);
});

test('the addresses of GitHub Enterprise Server work the same', async () => {
  await using github = await emulatedGitHub({ 'a.md': 'a' }, { apiPrefix: '/api/v3' });
  expect(github.emulator.graphqlUrl).toBe(`${github.emulator.url}/api/graphql`);
  const octokit = getOctokit(OWNER_TOKEN, { baseUrl: github.emulator.apiUrl });
  expect((await octokit.rest.repos.get(REPOSITORY)).data.url).toBe(`${github.emulator.url}/api/v3/repos/acme/models`);
  expect(await octokit.graphql('{ viewer { login } }')).toEqual({ viewer: { login: 'acme' } });
  expectContractKept(github);
});

test('a route or a body outside GitHub’s document is refused and noted', async () => {
  await using github = await emulatedGitHub();
  const { octokit } = github;
  expect(await refusalOf(octokit.request('GET /repos/acme/models/stargazers'))).toMatchObject({ status: 404 });
  const body = octokit.request('POST /repos/acme/models/git/refs', { ref: 'refs/heads/x' });
  expect(await refusalOf(body)).toMatchObject({ status: 422 });
  expect(await refusalOf(octokit.rest.repos.createDeployment({ ...REPOSITORY, ref: 'main' }))).toMatchObject({
    status: 501,
  });
  expect(github.emulator.violations).toEqual([
    'GET /repos/acme/models/stargazers is not an operation of the vendored document',
    expect.stringContaining("must have required property 'sha'"),
    'Not emulated: POST /repos/{owner}/{repo}/deployments',
  ]);
});
