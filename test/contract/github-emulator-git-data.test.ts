import { expect, test } from 'vitest';
import { emulatedGitHub, expectContractKept, REPOSITORY, refusalOf, serverFile } from './github-emulator-harness.ts';

test('the repository answers with its own name, id and permissions', async () => {
  await using github = await emulatedGitHub();
  const { data } = await github.octokit.rest.repos.get(REPOSITORY);
  expect(data).toMatchObject({ full_name: 'acme/models', default_branch: 'main', private: false });
  expect(data.clone_url).toBe(github.emulator.cloneUrl);
  expect(data.permissions).toMatchObject({ push: true, admin: false });
  expectContractKept(github);
});

test('an orphan branch is built from blob, tree, commit and ref, and created only once', async () => {
  await using github = await emulatedGitHub();
  const { git } = github.octokit.rest;
  const content = Buffer.from([0, 255, 10, 13]);
  const blob = await git.createBlob({ ...REPOSITORY, content: content.toString('base64'), encoding: 'base64' });
  const tree = await git.createTree({
    ...REPOSITORY,
    tree: [
      { path: 'a/bytes.bin', mode: '100644', type: 'blob', sha: blob.data.sha },
      { path: 'text é.md', mode: '100644', type: 'blob', content: 'text\n' },
    ],
  });
  const commit = await git.createCommit({ ...REPOSITORY, message: 'ledger', tree: tree.data.sha, parents: [] });
  const ref = { ...REPOSITORY, ref: 'refs/heads/finetune-gitops/ledger', sha: commit.data.sha };
  await git.createRef(ref);

  expect(await refusalOf(git.createRef(ref))).toMatchObject({ status: 422, message: /^Reference already exists/ });
  const read = await git.getRef({ ...REPOSITORY, ref: 'heads/finetune-gitops/ledger' });
  expect(read.data.object).toMatchObject({ sha: commit.data.sha, type: 'commit' });
  expect((await git.getCommit({ ...REPOSITORY, commit_sha: commit.data.sha })).data).toMatchObject({
    message: 'ledger',
    parents: [],
    author: { name: 'github-actions[bot]', date: '2026-11-22T12:00:00Z' },
  });
  const raw = await git.getBlob({ ...REPOSITORY, file_sha: blob.data.sha });
  expect(Buffer.from(raw.data.content, 'base64')).toEqual(content);
  expect(await serverFile(github, commit.data.sha, 'text é.md')).toBe('text');
  expectContractKept(github);
});

test('a tree on top of a base keeps what is not named, and null removes', async () => {
  await using github = await emulatedGitHub({ 'keep.md': '1', 'gone.md': '2', 'd/change.md': '3' });
  const { git } = github.octokit.rest;
  const tree = await git.createTree({
    ...REPOSITORY,
    base_tree: github.first,
    tree: [
      { path: 'gone.md', mode: '100644', type: 'blob', sha: null },
      { path: 'd/change.md', mode: '100644', type: 'blob', content: 'new' },
    ],
  });
  const listed = await git.getTree({ ...REPOSITORY, tree_sha: tree.data.sha, recursive: '1' });
  expect(listed.data.tree.map(entry => entry.path)).toEqual(['d', 'd/change.md', 'keep.md']);
  expectContractKept(github);
});

test('a ref moves forward only, unless forced', async () => {
  await using github = await emulatedGitHub();
  const { git } = github.octokit.rest;
  const second = await github.work.commit({ 'b.md': 'b' });
  await github.work.git('push', '--quiet');
  const back = { ...REPOSITORY, ref: 'heads/main', sha: github.first };
  expect(await refusalOf(git.updateRef(back))).toMatchObject({
    status: 422,
    message: /^Update is not a fast forward/,
  });
  expect((await git.updateRef({ ...back, force: true })).data.object.sha).toBe(github.first);
  expect((await git.updateRef({ ...back, sha: second })).data.object.sha).toBe(second);
  expect(await refusalOf(git.updateRef({ ...back, ref: 'heads/none' }))).toMatchObject({ status: 422 });
  expect(await refusalOf(git.getRef({ ...REPOSITORY, ref: 'heads/none' }))).toMatchObject({ status: 404 });
  expectContractKept(github);
});

test('contents come as JSON up to 1 MB, raw beyond, and follow links inside the repository', async () => {
  const large = 'x'.repeat(1024 * 1024 + 1);
  await using github = await emulatedGitHub({ 'd/é small.md': 'small\n', 'large.txt': large });
  await github.work.git('config', 'core.symlinks', 'true');
  const { symlink } = await import('node:fs/promises');
  await symlink('d/é small.md', `${github.work.folder}/link`);
  await symlink('/etc/passwd', `${github.work.folder}/outside`);
  await github.work.commit({});
  await github.work.git('push', '--quiet');
  const get = (path: string, format?: string) =>
    github.octokit.rest.repos.getContent({
      ...REPOSITORY,
      path,
      ref: 'main',
      ...(format === undefined ? {} : { mediaType: { format } }),
    });

  const small = (await get('d/é small.md')).data as { content: string; encoding: string };
  expect(Buffer.from(small.content, 'base64').toString()).toBe('small\n');
  expect((await get('large.txt')).data).toMatchObject({ encoding: 'none', content: '', size: large.length });
  expect((await get('large.txt', 'raw')).data).toBe(large);
  expect((await get('d')).data).toMatchObject([{ type: 'file', path: 'd/é small.md' }]);
  expect((await get('link', 'raw')).data).toBe('small\n');
  expect((await get('outside')).data).toMatchObject({ type: 'symlink', target: '/etc/passwd' });
  expect(await refusalOf(get('none.md'))).toMatchObject({ status: 404 });
  expectContractKept(github);
});

test('a file is written through contents only by whoever knows its last blob', async () => {
  await using github = await emulatedGitHub();
  const { repos } = github.octokit.rest;
  const write = (text: string, sha?: string) =>
    repos.createOrUpdateFileContents({
      ...REPOSITORY,
      path: 'models.yaml',
      message: 'write',
      content: Buffer.from(text).toString('base64'),
      ...(sha === undefined ? {} : { sha }),
    });
  const created = await write('one\n');
  expect(created.status).toBe(201);
  expect(await refusalOf(write('two\n'))).toMatchObject({ status: 422, message: /"sha" wasn't supplied/ });
  expect(await refusalOf(write('two\n', github.first))).toMatchObject({ status: 409, message: /does not match/ });
  expect((await write('two\n', created.data.content?.sha)).status).toBe(200);
  expect(await serverFile(github, 'main', 'models.yaml')).toBe('two');
  expectContractKept(github);
});
