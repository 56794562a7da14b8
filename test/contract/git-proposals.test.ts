import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createGitProposals } from '../../src/adapters/git-proposals.ts';
import { git, initRepository, temporaryFolder } from '../support/git.ts';
import { BRANCH, type ProposalPlace, placement, playBranchLife } from './proposal-host.ts';

async function place(): Promise<ProposalPlace & AsyncDisposable & { readonly bare: string }> {
  const temporary = await temporaryFolder();
  const bare = join(temporary.folder, 'server.git');
  await git(temporary.folder, ['init', '--quiet', '--bare', '--initial-branch=main', bare]);
  const work = await initRepository(join(temporary.folder, 'work'), { 'README.md': 'hello\n', 'models.yaml': 'old\n' });
  await work.git('remote', 'add', 'origin', bare);
  await work.git('push', '--quiet', 'origin', 'main');
  // The one who proposes has a clone of their own, which does not know what others pushed since.
  const folder = join(temporary.folder, 'clone');
  await git(temporary.folder, ['clone', '--quiet', bare, folder]);
  return {
    bare,
    host: createGitProposals({ folder, remote: { name: 'origin' } }),
    git: (...args) => git(bare, args),
    async push(branch, files) {
      await work.git('fetch', '--quiet', 'origin');
      await work.git('switch', '--quiet', '--force-create', 'mine', `origin/${branch}`);
      await work.commit(files);
      await work.git('push', '--quiet', 'origin', `HEAD:${branch}`);
      return work.git('rev-parse', 'HEAD');
    },
    [Symbol.asyncDispose]: () => temporary[Symbol.asyncDispose](),
  };
}

test('through git alone, a branch is made, moved and deleted only from where it stands', {
  timeout: 60_000,
}, async () => {
  await using here = await place();
  await playBranchLife(here);
  expect(here.host.pullRequests).toBeNull();
});

test('a branch without common history compares to nothing', { timeout: 60_000 }, async () => {
  await using here = await place();
  const first = await here.git('rev-parse', 'main');
  const alone = await here.git('commit-tree', '-m', 'Alone', `${first}^{tree}`);
  await here.git('update-ref', `refs/heads/${BRANCH}`, alone);
  expect(await here.host.compare(first, alone)).toBeNull();
});

test('what a hook of the server refuses is refused, in its words', { timeout: 60_000 }, async () => {
  await using here = await place();
  const hook = join(here.bare, 'hooks', 'pre-receive');
  await writeFile(hook, '#!/bin/sh\necho "No branches here." >&2\nexit 1\n');
  await chmod(hook, 0o755);
  const first = await here.git('rev-parse', 'main');
  expect(await here.host.place(placement(first, null))).toMatchObject({
    kind: 'refused',
    why: expect.stringContaining('No branches here.'),
  });
});
