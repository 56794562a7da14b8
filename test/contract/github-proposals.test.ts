import { describe, expect, test } from 'vitest';
import { ACTIONS_TOKEN } from '../../emulators/github/github-emulator.ts';
import type { Fault } from '../../emulators/server/fault-plan.ts';
import { createGitHubProposals } from '../../src/adapters/github-proposals.ts';
import { git } from '../support/git.ts';
import { type EmulatedGitHub, emulatedGitHub, expectContractKept } from './github-emulator-harness.ts';
import { BRANCH, type ProposalPlace, placement, playBranchLife } from './proposal-host.ts';

function placeOn(github: EmulatedGitHub, token = ACTIONS_TOKEN): ProposalPlace {
  return {
    host: createGitHubProposals({ token, repository: 'acme/models', apiUrl: github.emulator.apiUrl }),
    git: (...args) => git(github.emulator.bareFolder, args),
    async push(branch, files) {
      await github.work.git('fetch', '--quiet', 'origin');
      await github.work.git('switch', '--quiet', '--force-create', 'mine', `origin/${branch}`);
      await github.work.commit(files);
      await github.work.git('push', '--quiet', 'origin', `HEAD:${branch}`);
      return github.work.git('rev-parse', 'HEAD');
    },
  };
}

const FILES = { 'README.md': 'hello\n', 'models.yaml': 'old\n' };
const WANTED = { branch: BRANCH, base: 'main', title: 'IDs', body: 'Why.' };

test('a branch is made, moved and deleted only from where it stands', async () => {
  await using github = await emulatedGitHub(FILES);
  await playBranchLife(placeOn(github));
  expectContractKept(github);
});

describe('a pull request', () => {
  test('is opened once, seen in each state, and closed by deleting its branch', async () => {
    await using github = await emulatedGitHub(FILES);
    const { host } = placeOn(github);
    const placed = await host.place(placement(github.first, null));
    const head = placed.kind === 'committed' ? placed.oid : '';
    expect(await host.pullRequests?.from(BRANCH, 'main')).toEqual([]);
    expect(await host.pullRequests?.open(WANTED)).toEqual({ kind: 'opened' });
    expect(await host.pullRequests?.open(WANTED)).toEqual({ kind: 'stale' });
    const url = expect.stringMatching(/\/pull\/1$/);
    expect(await host.pullRequests?.from(BRANCH, 'main')).toEqual([{ number: 1, url, headSha: head, state: 'open' }]);
    await host.remove(BRANCH, head);
    expect(await host.pullRequests?.from(BRANCH, 'main')).toMatchObject([{ number: 1, state: 'closed' }]);

    await host.place(placement(github.first, null, 'again\n'));
    await host.pullRequests?.open(WANTED);
    await github.emulator.mergePullRequest(2);
    const states = (await host.pullRequests?.from(BRANCH, 'main'))?.map(({ state }) => state);
    expect(states).toEqual(['merged', 'closed']);
    expectContractKept(github);
  });

  test('of a fork with a branch of the same name is not ours', async () => {
    await using github = await emulatedGitHub(FILES);
    const { host } = placeOn(github);
    await host.place(placement(github.first, null));
    await github.emulator.openPullRequest({ head: BRANCH, base: 'main', title: 'Mine', headOwner: 'mallory' });
    expect(await host.pullRequests?.from(BRANCH, 'main')).toEqual([]);
  });

  test('is refused where workflows may open none, with the setting to change', async () => {
    await using github = await emulatedGitHub(FILES);
    const { host } = placeOn(github);
    await host.place(placement(github.first, null));
    const body = '{"message":"GitHub Actions is not permitted to create or approve pull requests."}';
    github.emulator.faults.add({ method: 'POST', path: /\/pulls$/, fault: { kind: 'status', status: 403, body } });
    expect(await host.pullRequests?.open(WANTED)).toMatchObject({
      kind: 'refused',
      why: expect.stringContaining('Allow GitHub Actions to create and approve pull requests'),
    });
  });
});

describe('a move', () => {
  test.each<[string, Fault, string]>([
    ['a lost reply', { kind: 'apply-then-fail' }, 'made'],
    ['a reply that is cut off', { kind: 'truncate' }, 'made'],
    ['a closed connection', { kind: 'reset' }, 'not made'],
  ])('with %s is unknown, and sent once', async (_what, fault, fate) => {
    await using github = await emulatedGitHub(FILES);
    const { host, git: server } = placeOn(github);
    github.emulator.faults.add({ method: 'POST', path: /\/graphql$/, fault });
    expect(await host.place(placement(github.first, null))).toMatchObject({ kind: 'unknown' });
    expect(await server('branch', '--list', BRANCH)).toBe(fate === 'made' ? `  ${BRANCH}` : '');
  });

  test('is refused to a token that may only read, with what to do', async () => {
    await using github = await emulatedGitHub(FILES);
    github.emulator.tokens.set('reader', { login: 'github-actions[bot]', permissions: { contents: 'read' } });
    expect(await placeOn(github, 'reader').host.place(placement(github.first, null))).toMatchObject({
      kind: 'refused',
      why: expect.stringContaining('contents: write'),
    });
  });

  test('is refused where a rule guards the branch', async () => {
    await using github = await emulatedGitHub(FILES);
    await github.emulator.protectBranch(BRANCH);
    expect(await placeOn(github).host.place(placement(github.first, null))).toMatchObject({
      kind: 'refused',
      why: expect.stringContaining('Repository rule violations'),
    });
  });
});
