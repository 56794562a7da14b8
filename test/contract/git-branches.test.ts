import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createGitBranches, remoteAddress } from '../../src/adapters/git-branches.ts';
import { createGitObjects } from '../../src/adapters/git-objects.ts';
import type { BranchHost } from '../../src/ports-code-host.ts';
import { git, initRepository, temporaryFolder, type WorkRepository } from '../support/git.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const REMOTE = { name: 'origin' };

interface Place extends AsyncDisposable {
  readonly bare: string;
  readonly work: WorkRepository;
  readonly first: string;
  readonly folder: string;
  /** Another person with a clone of their own. */
  host(clone?: string): Promise<BranchHost>;
}

async function place(): Promise<Place> {
  const temporary = await temporaryFolder();
  const bare = join(temporary.folder, 'server.git');
  await git(temporary.folder, ['init', '--quiet', '--bare', '--initial-branch=main', bare]);
  const work = await initRepository(join(temporary.folder, 'work'), { 'README.md': 'hello\n', 'models.yaml': 'old\n' });
  await work.git('remote', 'add', 'origin', bare);
  await work.git('push', '--quiet', 'origin', 'main');
  const open: { close(): Promise<void> }[] = [];
  return {
    bare,
    work,
    folder: temporary.folder,
    first: await work.git('rev-parse', 'HEAD'),
    async host(clone = 'work') {
      const folder = join(temporary.folder, clone);
      if (clone !== 'work') await git(temporary.folder, ['clone', '--quiet', bare, clone]);
      const objects = createGitObjects({ folder, remote: REMOTE });
      open.push(objects);
      return createGitBranches({ folder, remote: REMOTE, objects });
    },
    async [Symbol.asyncDispose]() {
      for (const objects of open) await objects.close();
      await temporary[Symbol.asyncDispose]();
    },
  };
}

const onMain = (here: Place, content: string, expectedHead = here.first) => ({
  branch: 'main',
  expectedHead,
  path: 'models.yaml',
  content: bytes(content),
  headline: 'Set model_id',
});

async function hook(here: Place, name: string, script: string): Promise<void> {
  const path = join(here.bare, 'hooks', name);
  await writeFile(path, `#!/bin/sh\n${script}\n`);
  await chmod(path, 0o755);
}

describe('a commit through git alone', () => {
  test('changes its file only, keeps the mode, and leaves work tree and index as they were', async () => {
    await using here = await place();
    await here.work.git('update-index', '--chmod=+x', 'models.yaml');
    await here.work.git('commit', '--quiet', '-m', 'Make it run');
    await here.work.git('push', '--quiet', 'origin', 'main');
    const head = await here.work.git('rev-parse', 'HEAD');
    const status = await here.work.git('status', '--porcelain');
    const outcome = await (await here.host()).commitFile({ ...onMain(here, 'nëw\r\n', head), body: 'Why: x' });
    const tip = await git(here.bare, ['rev-parse', 'main']);
    expect(outcome).toEqual({ kind: 'committed', oid: tip });
    expect(await git(here.bare, ['show', '-s', '--format=%P|%B', tip])).toContain(`${head}|Set model_id\n\nWhy: x`);
    expect(await git(here.bare, ['diff-tree', '-r', '--name-only', head, tip])).toBe('models.yaml');
    expect(await git(here.bare, ['ls-tree', tip, 'models.yaml'])).toMatch(/^100755 /);
    expect(await git(here.bare, ['cat-file', 'blob', `${tip}:models.yaml`])).toBe('nëw\r');
    expect(await here.work.git('status', '--porcelain')).toBe(status);
    expect(await here.work.git('rev-parse', 'HEAD')).toBe(head);
  });

  test('is stale once the branch moved, went back or is gone, and changes nothing', async () => {
    await using here = await place();
    const host = await here.host();
    const second = await here.work.commit({ 'a.md': 'a' });
    await here.work.git('push', '--quiet', 'origin', 'main');
    expect(await host.commitFile(onMain(here, 'x'))).toEqual({ kind: 'stale' });
    await here.work.git('push', '--quiet', '--force', 'origin', `${here.first}:main`);
    expect(await host.commitFile(onMain(here, 'x', second))).toEqual({ kind: 'stale' });
    expect(await git(here.bare, ['rev-parse', 'main'])).toBe(here.first);
    await git(here.bare, ['update-ref', '-d', 'refs/heads/main']);
    expect(await host.commitFile(onMain(here, 'x'))).toEqual({ kind: 'stale' });
    expect(await host.branchHead('main')).toBeNull();
  });

  test('to a head that nobody has is stale', async () => {
    await using here = await place();
    expect(await (await here.host()).commitFile(onMain(here, 'x', 'ab'.repeat(20)))).toEqual({ kind: 'stale' });
  });

  test('of eight clones at once, one wins and seven are stale, five times over', { timeout: 300_000 }, async () => {
    await using here = await place();
    const hosts = await Promise.all(Array.from({ length: 8 }, (_, index) => here.host(`clone-${index}`)));
    for (let round = 0; round < 5; round += 1) {
      const head = await git(here.bare, ['rev-parse', 'main']);
      const outcomes = await Promise.all(
        hosts.map((host, index) => host.commitFile(onMain(here, `${round} ${index}`, head))),
      );
      const kinds = outcomes.map(({ kind }) => kind).toSorted();
      expect(kinds).toEqual(['committed', ...Array(7).fill('stale')]);
    }
    expect(await git(here.bare, ['rev-list', '--count', 'main'])).toBe('6');
  });

  test('that the server refuses is refused in its words', async () => {
    await using here = await place();
    await hook(here, 'pre-receive', 'echo "Protected: ask Ada." >&2; exit 1');
    const outcome = await (await here.host()).commitFile(onMain(here, 'x'));
    expect(outcome).toEqual({ kind: 'refused', why: expect.stringContaining('Protected: ask Ada.') });
    expect(await git(here.bare, ['rev-parse', 'main'])).toBe(here.first);
  });

  test('whose connection breaks is unknown', async () => {
    await using here = await place();
    const host = await here.host();
    await hook(here, 'pre-receive', 'kill -9 $PPID');
    expect(await host.commitFile(onMain(here, 'x'))).toMatchObject({ kind: 'unknown' });
  });

  test('runs no hook of the clone', async () => {
    await using here = await place();
    for (const name of ['pre-push', 'pre-commit', 'commit-msg', 'reference-transaction']) {
      const path = join(here.work.folder, '.git', 'hooks', name);
      await writeFile(path, '#!/bin/sh\nexit 1\n');
      await chmod(path, 0o755);
    }
    expect(await (await here.host()).commitFile(onMain(here, 'x'))).toMatchObject({ kind: 'committed' });
  });
});

describe('a branch of its own through git alone', () => {
  const files = new Map([['ledger.json', bytes('{"ä":1}\n')]]);

  test('starts without history, once', async () => {
    await using here = await place();
    const [ada, bob] = [await here.host(), await here.host('bob')];
    const outcomes = await Promise.all([ada, bob].map(host => host.createOrphanBranch('a/ledger', files, 'Begin')));
    expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(['committed', 'stale']);
    const head = await bob.branchHead('a/ledger');
    expect(await git(here.bare, ['rev-list', '--count', 'a/ledger'])).toBe('1');
    expect(Buffer.from((await bob.readFile(head ?? '', 'ledger.json')) ?? []).toString()).toBe('{"ä":1}\n');
    expect(await bob.readFile(head ?? '', 'other.json')).toBeNull();
  });
});

describe('a repository known by git alone', () => {
  test('has the same name in every clone, and its default branch', async () => {
    await using here = await place();
    const ada = await (await here.host()).repository();
    expect(ada).toEqual({ id: `git:${here.first}`, defaultBranch: 'main', isPrivate: false });
    await here.work.commit({ 'a.md': 'a' });
    await here.work.git('push', '--quiet', 'origin', 'main');
    expect(await (await here.host('bob')).repository()).toEqual(ada);
  });

  test('cannot be named from a shallow clone', async () => {
    await using here = await place();
    await here.work.commit({ 'a.md': 'a' });
    await here.work.git('push', '--quiet', 'origin', 'main');
    await git(here.folder, ['clone', '--quiet', '--depth=1', `file://${here.bare}`, 'shallow']);
    const folder = join(here.folder, 'shallow');
    const objects = createGitObjects({ folder, remote: REMOTE });
    await expect(createGitBranches({ folder, remote: REMOTE, objects }).repository()).rejects.toThrow('--unshallow');
    await objects.close();
  });

  test('says where its remote is', async () => {
    await using here = await place();
    expect(await remoteAddress(here.work.folder, 'origin')).toBe(here.bare);
    await expect(remoteAddress(here.work.folder, 'nobody')).rejects.toThrow('nobody');
  });
});
