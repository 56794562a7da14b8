import { describe, expect, test } from 'vitest';
import type { Fault } from '../../emulators/server/fault-plan.ts';
import type { FileCommit, Forge } from '../../src/ports-code-host.ts';
import { git } from '../support/git.ts';
import { forgeOn } from './forge-on-emulator.ts';
import {
  type EmulatedGitHub,
  emulatedGitHub,
  expectContractKept,
  pullRequest,
  serverFile,
} from './github-emulator-harness.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

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
