import { describe, expect, test } from 'vitest';
import type { Fault } from '../../emulators/server/fault-plan.ts';
import type { Forge } from '../../src/ports-code-host.ts';
import { forgeOn } from './forge-on-emulator.ts';
import { type EmulatedGitHub, emulatedGitHub, expectContractKept, pullRequest } from './github-emulator-harness.ts';

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
