import { describe, expect, test } from 'vitest';
import { ACTIONS_TOKEN } from '../../emulators/github/github-emulator.ts';
import type { Fault } from '../../emulators/server/fault-plan.ts';
import { createGitHubForge } from '../../src/adapters/github-forge.ts';
import type { FileCommit, Forge } from '../../src/ports.ts';
import { git } from '../support/git.ts';
import {
  type EmulatedGitHub,
  emulatedGitHub,
  expectContractKept,
  pullRequest,
  serverFile,
} from './github-emulator-harness.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

function forgeOn(github: EmulatedGitHub, token = ACTIONS_TOKEN): Forge {
  return createGitHubForge({ token, repository: 'acme/models', apiUrl: github.emulator.apiUrl });
}

const commitTo = (github: EmulatedGitHub, more: Partial<FileCommit> = {}): FileCommit => ({
  branch: 'main',
  expectedHead: github.first,
  path: 'models.yaml',
  content: bytes('version: 1\n'),
  headline: 'Set model_id',
  ...more,
});

const commitsOn = (github: EmulatedGitHub, branch: string): Promise<string> =>
  git(github.emulator.bareFolder, ['rev-list', '--count', branch]);

describe('reads', () => {
  test('the repository, its branches and files', async () => {
    await using github = await emulatedGitHub({ 'a/b.txt': 'hëllo 🙂\r\n', 'empty.txt': '' });
    const forge = forgeOn(github);
    expect(await forge.repository()).toEqual({
      id: expect.stringMatching(/^\d+$/),
      defaultBranch: 'main',
      isPrivate: false,
    });
    expect(await forge.branchHead('main')).toBe(github.first);
    expect(await forge.branchHead('finetune-gitops/ledger')).toBeNull();
    expect(await forge.readFile(github.first, 'a/b.txt')).toEqual(Buffer.from('hëllo 🙂\r\n'));
    expect(await forge.readFile(github.first, 'empty.txt')).toEqual(Buffer.alloc(0));
    expect(await forge.readFile(github.first, 'a/none.txt')).toBeNull();
    expect(await forge.viewer()).toBe('github-actions[bot]');
    expectContractKept(github);
  });

  test('a branch whose name another name begins with is another branch', async () => {
    await using github = await emulatedGitHub();
    await github.work.git('push', '--quiet', 'origin', 'main:refs/heads/ledger-old');
    expect(await forgeOn(github).branchHead('ledger')).toBeNull();
  });

  test('a pull request', async () => {
    await using github = await emulatedGitHub();
    const { number, headSha } = await pullRequest(github, { 'a.md': 'a' });
    expect(await forgeOn(github).pullRequest(number)).toEqual({ number, headSha, open: true });
    await github.emulator.mergePullRequest(number);
    expect(await forgeOn(github).pullRequest(number)).toMatchObject({ open: false });
  });

  test('more than a hundred comments, each with its author', async () => {
    await using github = await emulatedGitHub();
    const { number } = await pullRequest(github, { 'a.md': 'a' });
    for (let n = 0; n < 205; n += 1)
      github.emulator.postCommentAs(n % 2 === 0 ? 'mona' : 'hubot', `comment ${n}`, number);
    const comments = await forgeOn(github).comments(number);
    expect(comments.map(({ body }) => body)).toEqual(Array.from({ length: 205 }, (_, n) => `comment ${n}`));
    expect(comments[1]).toMatchObject({ author: 'hubot', url: expect.stringContaining('#issuecomment-') });
    expectContractKept(github);
  });

  test('exactly a hundred comments, and none', async () => {
    await using github = await emulatedGitHub();
    const { number } = await pullRequest(github, { 'a.md': 'a' });
    expect(await forgeOn(github).comments(number)).toEqual([]);
    for (let n = 0; n < 100; n += 1) github.emulator.postCommentAs('mona', 'x', number);
    expect(await forgeOn(github).comments(number)).toHaveLength(100);
  });
});

describe('a read that goes wrong', () => {
  const reads: readonly [string, (forge: Forge, github: EmulatedGitHub) => Promise<unknown>][] = [
    ['the repository', forge => forge.repository()],
    ['a branch', forge => forge.branchHead('main')],
    ['a file', (forge, { first }) => forge.readFile(first, 'README.md')],
    ['a pull request', forge => forge.pullRequest(1)],
    ['the comments', forge => forge.comments(1)],
    ['the login', forge => forge.viewer()],
  ];
  const fault = (github: EmulatedGitHub, what: Fault, times: number) => {
    for (const method of ['GET', 'POST']) github.emulator.faults.add({ method, path: /./, times, fault: what });
  };

  async function withComment(): Promise<EmulatedGitHub> {
    const github = await emulatedGitHub();
    const { number } = await pullRequest(github, { 'a.md': 'a' });
    github.emulator.postCommentAs('mona', 'x', number);
    return github;
  }

  test.each(reads)('%s that is cut off is an error, and never half of it', async (_what, read) => {
    await using github = await withComment();
    fault(github, { kind: 'truncate' }, 10);
    await expect(read(forgeOn(github), github)).rejects.toThrow(
      /^GitHub: the .* could not be read: the reply was cut off/,
    );
  });

  test.each(reads)('%s is read again after a failure that may pass', async (_what, read) => {
    await using github = await withComment();
    const whole = await read(forgeOn(github), github);
    fault(github, { kind: 'status', status: 502, body: '{}' }, 1);
    fault(github, { kind: 'truncate' }, 1);
    fault(github, { kind: 'reset' }, 1);
    expect(await read(forgeOn(github), github)).toEqual(whole);
  });

  test('a refusal is told at once, with what to do', async () => {
    await using github = await emulatedGitHub();
    const before = github.emulator.history.length;
    await expect(forgeOn(github, 'ghs_nobody').repository()).rejects.toThrow(
      'GitHub: the repository could not be read: HTTP 401',
    );
    expect(github.emulator.history.length).toBe(before + 1);
  });
});

describe('a commit', () => {
  test('is made on top of the expected head, and changes its file only', async () => {
    await using github = await emulatedGitHub({ 'README.md': 'hello\n', 'models.yaml': 'old\n' });
    const outcome = await forgeOn(github).commitFile(commitTo(github, { content: bytes('nëw\r\n'), body: 'Why: x' }));
    const head = await git(github.emulator.bareFolder, ['rev-parse', 'main']);
    expect(outcome).toEqual({ kind: 'committed', oid: head });
    expect(await git(github.emulator.bareFolder, ['show', '-s', '--format=%P %B', head])).toContain(
      `${github.first} Set model_id\n\nWhy: x`,
    );
    expect(await serverFile(github, 'main', 'models.yaml')).toBe('nëw\r');
    expect(await serverFile(github, 'main', 'README.md')).toBe('hello');
    expectContractKept(github);
  });

  test('is stale once the branch has moved, and changes nothing', async () => {
    await using github = await emulatedGitHub();
    await github.work.commit({ 'faster.md': '' });
    await github.work.git('push', '--quiet');
    expect(await forgeOn(github).commitFile(commitTo(github))).toEqual({ kind: 'stale' });
    expect(await commitsOn(github, 'main')).toBe('2');
    expectContractKept(github);
  });

  test('of two at once, one wins and the other is stale', async () => {
    await using github = await emulatedGitHub();
    const outcomes = await Promise.all(
      ['a', 'b'].map(text => forgeOn(github).commitFile(commitTo(github, { content: bytes(text) }))),
    );
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['committed', 'stale']);
    expect(await commitsOn(github, 'main')).toBe('2');
  });

  test('is refused on a protected branch, with what to do', async () => {
    await using github = await emulatedGitHub();
    await github.emulator.protectBranch('main');
    expect(await forgeOn(github).commitFile(commitTo(github))).toMatchObject({
      kind: 'refused',
      why: expect.stringContaining('allow the app behind it to bypass the rule'),
    });
    expect(await commitsOn(github, 'main')).toBe('1');
  });

  test('is refused to a token that may only read, with what to do', async () => {
    await using github = await emulatedGitHub();
    github.emulator.tokens.set('reader', { login: 'github-actions[bot]', permissions: { contents: 'read' } });
    expect(await forgeOn(github, 'reader').commitFile(commitTo(github))).toMatchObject({
      kind: 'refused',
      why: expect.stringContaining('contents: write'),
    });
  });

  test.each<[string, Fault, string]>([
    ['a lost reply', { kind: 'apply-then-fail' }, '2'],
    ['a reply that is cut off', { kind: 'truncate' }, '2'],
    ['a bad gateway after it was made', { kind: 'apply-then-fail', status: 502 }, '2'],
    ['a closed connection', { kind: 'reset' }, '1'],
    ['a bad gateway', { kind: 'status', status: 502, body: '{}' }, '1'],
    [
      'an error of GitHub’s own',
      {
        kind: 'status',
        status: 200,
        body: '{"data":null,"errors":[{"message":"Something went wrong while executing your query."}]}',
      },
      '1',
    ],
  ])('with %s is unknown, and sent once', async (_what, fault, commits) => {
    await using github = await emulatedGitHub();
    github.emulator.faults.add({ method: 'POST', path: /\/graphql$/, fault });
    const since = github.emulator.history.length;
    expect(await forgeOn(github).commitFile(commitTo(github))).toMatchObject({ kind: 'unknown' });
    expect(github.emulator.mutatingCalls(since)).toHaveLength(1);
    expect(await commitsOn(github, 'main')).toBe(commits);
  });
});

describe('a branch of its own', () => {
  const files = new Map([
    ['ledger.json', bytes('{"ä":1}\n')],
    ['README.md', bytes('# Ledger\n')],
  ]);
  const begin = (forge: Forge) => forge.createOrphanBranch('finetune-gitops/ledger', files, 'Begin');

  test('starts without history and with these files', async () => {
    await using github = await emulatedGitHub();
    const outcome = await begin(forgeOn(github));
    expect(outcome).toEqual({ kind: 'committed', oid: await forgeOn(github).branchHead('finetune-gitops/ledger') });
    expect(await commitsOn(github, 'finetune-gitops/ledger')).toBe('1');
    expect(await serverFile(github, 'finetune-gitops/ledger', 'ledger.json')).toBe('{"ä":1}');
    expect(await git(github.emulator.bareFolder, ['ls-tree', '-r', '--name-only', 'finetune-gitops/ledger'])).toBe(
      'README.md\nledger.json',
    );
    expectContractKept(github);
  });

  test('is stale when it exists, and stays as it is', async () => {
    await using github = await emulatedGitHub();
    const first = await begin(forgeOn(github));
    expect(await begin(forgeOn(github))).toEqual({ kind: 'stale' });
    expect(await forgeOn(github).branchHead('finetune-gitops/ledger')).toBe(
      first.kind === 'committed' ? first.oid : '',
    );
  });

  test.each<[string, RegExp, Fault]>([
    ['its last reply is lost', /\/git\/refs$/, { kind: 'apply-then-fail' }],
    ['GitHub fails on the way', /\/git\/commits$/, { kind: 'status', status: 500, body: '{}' }],
    ['a reply on the way is cut off', /\/git\/trees$/, { kind: 'truncate' }],
    ['another reply on the way is cut off', /\/git\/commits$/, { kind: 'truncate' }],
  ])('is not known to exist when %s', async (_what, path, fault) => {
    await using github = await emulatedGitHub();
    github.emulator.faults.add({ method: 'POST', path, fault });
    expect(await begin(forgeOn(github))).toMatchObject({ kind: 'unknown' });
  });
});

describe('a comment', () => {
  test('is written once and changed in place', async () => {
    await using github = await emulatedGitHub();
    const { number } = await pullRequest(github, { 'a.md': 'a' });
    const made = await forgeOn(github).createComment(number, 'one');
    expect(made).toMatchObject({
      author: 'github-actions[bot]',
      body: 'one',
      url: expect.stringContaining('#issuecomment-'),
    });
    expect(await forgeOn(github).updateComment(made.id, 'two')).toMatchObject({ id: made.id, body: 'two' });
    expect(github.emulator.comments()).toMatchObject([{ id: made.id, body: 'two' }]);
    expectContractKept(github);
  });

  test.each<Fault>([{ kind: 'apply-then-fail', status: 502 }, { kind: 'reset' }])(
    'is sent once, whatever comes back: %j',
    async fault => {
      await using github = await emulatedGitHub();
      const { number } = await pullRequest(github, { 'a.md': 'a' });
      github.emulator.faults.add({ method: 'POST', path: /\/comments$/, fault });
      const since = github.emulator.history.length;
      await expect(forgeOn(github).createComment(number, 'one')).rejects.toThrow(
        'GitHub: the comment could not be written',
      );
      expect(github.emulator.mutatingCalls(since)).toHaveLength(1);
    },
  );
});
