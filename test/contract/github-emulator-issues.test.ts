import { expect, test } from 'vitest';
import { ACTIONS_TOKEN, OWNER_TOKEN } from '../../emulators/github/github-emulator.ts';
import { forgeOn } from './forge-on-emulator.ts';
import { emulatedGitHub, expectContractKept, pullRequest, REPOSITORY, refusalOf } from './github-emulator-harness.ts';

const BOT = 'github-actions[bot]';
const READ_ONLY = { login: BOT, permissions: { contents: 'read' } } as const;

test('an issue is opened, changed, closed and opened again, and listed all the while', async () => {
  await using github = await emulatedGitHub();
  const forge = forgeOn(github);
  const made = await forge.createIssue({ title: 'A title', body: 'A body' });
  const url = `${github.emulator.url}/acme/models/issues/1`;
  expect(made).toEqual({ number: 1, title: 'A title', body: 'A body', isOpen: true, url });
  for (const isOpen of [false, true]) {
    const edit = { title: `Open: ${isOpen}`, body: 'Another', isOpen };
    expect(await forge.updateIssue(1, edit)).toEqual({ number: 1, url, ...edit });
    expect(await forge.ownIssues(BOT)).toEqual({ isWhole: true, issues: [{ number: 1, url, ...edit }] });
  }
  expectContractKept(github);
});

test('of all issues, only those of the author count; a pull request is none', async () => {
  await using github = await emulatedGitHub();
  const forge = forgeOn(github);
  await github.as(OWNER_TOKEN).rest.issues.create({ ...REPOSITORY, title: 'From a person' });
  await pullRequest(github, { 'a.txt': 'a' });
  await github.octokit.rest.pulls.create({ ...REPOSITORY, title: 'x', head: 'topic', base: 'main' }).catch(() => null);
  await forge.createIssue({ title: 'From the bot', body: '' });
  expect((await forge.ownIssues(BOT)).issues.map(({ title }) => title)).toEqual(['From the bot']);
  expect((await forge.ownIssues('acme')).issues.map(({ title }) => title)).toEqual(['From a person']);
  expectContractKept(github);
});

test('pages are read to the end, those changed last first, and not without an end', async () => {
  await using github = await emulatedGitHub();
  const forge = forgeOn(github);
  for (let n = 1; n <= 101; n += 1) await forge.createIssue({ title: `Issue ${n}`, body: '' });
  github.clock.advance(60_000);
  await forge.updateIssue(3, { title: 'Issue 3', body: 'changed', isOpen: false });
  const { issues, isWhole } = await forge.ownIssues(BOT);
  expect([issues.length, isWhole, issues[0]?.number]).toEqual([101, true, 3]);

  const full = JSON.stringify(
    Array.from({ length: 100 }, (_, n) => ({
      number: n,
      title: '',
      state: 'open',
      html_url: '',
      user: { login: BOT },
    })),
  );
  github.emulator.faults.add({
    method: 'GET',
    path: /\/issues/,
    times: 99,
    fault: { kind: 'status', status: 200, body: full },
  });
  const since = github.emulator.history.length;
  expect((await forge.ownIssues(BOT)).isWhole).toBe(false);
  expect(github.emulator.history.length - since).toBe(10);
});

test('a token without the permission is told which one it takes, once', async () => {
  await using github = await emulatedGitHub();
  github.emulator.tokens.set(ACTIONS_TOKEN, READ_ONLY);
  const since = github.emulator.history.length;
  const refused = await refusalOf(forgeOn(github).createIssue({ title: 'x', body: '' }));
  expect(refused.message).toMatch(/issue could not be written: HTTP 403: .*"issues: write" for notices/);
  expect(github.emulator.history.length - since).toBe(1);
  expectContractKept(github);
});
