import { mkdir, realpath, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { placeOutside } from '../../src/adapters/kept-inspections.ts';
import { placeInRepository } from '../../src/adapters/repository-place.ts';
import { git, initRepository, temporaryFolder } from '../support/git.ts';

async function scratch(): Promise<string> {
  const place = await temporaryFolder();
  onTestFinished(() => place[Symbol.asyncDispose]());
  return realpath(place.folder);
}

test('a workflow may name any folder outside of the checkout', async () => {
  const root = await scratch();
  const checkout = join(root, 'checkout');
  await mkdir(join(checkout, 'data'), { recursive: true });
  await symlink(join(checkout, 'data'), join(root, 'link'));
  for (const folder of ['kept', 'not/yet/there', 'checkout-2', '..kept'])
    expect(await placeOutside(checkout, join(root, folder))).toEqual({ root: join(root, folder) });
  for (const folder of ['checkout', 'checkout/data', 'checkout/new/folder', 'link', 'link/new', 'kept/../checkout'])
    await expect(placeOutside(checkout, `${root}/${folder}`), folder).rejects.toThrow('outside of the checkout');
  await expect(placeOutside(checkout, 'kept')).rejects.toThrow('absolute');
});

test('the place in a repository is the same for all its work trees, and none without a repository', async () => {
  const root = await scratch();
  const main = join(root, 'main');
  await initRepository(main, { 'data/a.txt': 'a' });
  await git(main, ['worktree', 'add', '--quiet', join(root, 'beside')]);
  const place = { root: join(main, '.git'), below: ['finetune-gitops', 'inspections'] };
  expect(await placeInRepository(main)).toEqual(place);
  expect(await placeInRepository(join(main, 'data'))).toEqual(place);
  expect(await placeInRepository(join(root, 'beside'))).toEqual(place);
  expect(await placeInRepository(root)).toBeNull();
});
