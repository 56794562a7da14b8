import { expect, test } from 'vitest';
import { emulatedGitHub, expectContractKept, pullRequest, REPOSITORY, refusalOf } from './github-emulator-harness.ts';

test('a comment is created, updated and deleted under the token’s login', async () => {
  await using github = await emulatedGitHub();
  const { number } = await pullRequest(github, { 'a.md': 'a' });
  const { issues } = github.octokit.rest;
  const { data: made } = await issues.createComment({ ...REPOSITORY, issue_number: number, body: 'one' });
  expect(made.user).toMatchObject({ login: 'github-actions[bot]', type: 'Bot' });
  expect(made.html_url).toBe(`${github.emulator.url}/acme/models/pull/1#issuecomment-${made.id}`);
  github.clock.advance(60_000);
  const updated = await issues.updateComment({ ...REPOSITORY, comment_id: made.id, body: 'two' });
  expect(updated.data).toMatchObject({ id: made.id, body: 'two', updated_at: '2026-11-22T12:01:00Z' });
  expect(github.emulator.comments()).toMatchObject([{ id: made.id, author: 'github-actions[bot]', body: 'two' }]);
  await issues.deleteComment({ ...REPOSITORY, comment_id: made.id });
  expect(github.emulator.comments()).toEqual([]);
  const again = issues.updateComment({ ...REPOSITORY, comment_id: made.id, body: 'x' });
  expect(await refusalOf(again)).toMatchObject({ status: 404 });
  expectContractKept(github);
});

test('Octokit pages through more than a hundred comments in order', async () => {
  await using github = await emulatedGitHub();
  const { number } = await pullRequest(github, { 'a.md': 'a' });
  for (let index = 0; index < 205; index += 1) github.emulator.postCommentAs('mona', `comment ${index}`, number);
  const since = github.emulator.history.length;
  const all = await github.octokit.paginate(github.octokit.rest.issues.listComments, {
    ...REPOSITORY,
    issue_number: number,
    per_page: 100,
  });
  expect(all.map(comment => comment.body)).toEqual(Array.from({ length: 205 }, (_, index) => `comment ${index}`));
  expect(all[0]?.user).toMatchObject({ login: 'mona', type: 'User' });
  expect(github.emulator.history.slice(since)).toHaveLength(3);
  expect(github.emulator.mutatingCalls(since)).toEqual([]);
  expectContractKept(github);
});

test('a body of 65,536 characters is taken and one more is refused, with words of its own for an update', async () => {
  await using github = await emulatedGitHub();
  const { number } = await pullRequest(github, { 'a.md': 'a' });
  const { issues } = github.octokit.rest;
  const most = 'x'.repeat(65_536);
  const { data } = await issues.createComment({ ...REPOSITORY, issue_number: number, body: most });
  const create = issues.createComment({ ...REPOSITORY, issue_number: number, body: `${most}x` });
  expect(await refusalOf(create)).toMatchObject({
    status: 422,
    message: /"field":"data","message":"Body is too long \(maximum is 65536 characters\)"/,
  });
  const update = issues.updateComment({ ...REPOSITORY, comment_id: data.id, body: `${most}x` });
  expect(await refusalOf(update)).toMatchObject({ status: 422, message: /"field":"body","message":"body is too long/ });
  expect(github.emulator.comments()[0]?.body).toBe(most);
  expectContractKept(github);
});

test('issues share their numbers with pull requests and take labels', async () => {
  await using github = await emulatedGitHub();
  await pullRequest(github, { 'a.md': 'a' });
  const { issues } = github.octokit.rest;
  const { data: made } = await issues.create({ ...REPOSITORY, title: 'A failed run', body: 'why', labels: ['bug'] });
  expect(made).toMatchObject({ number: 2, state: 'open', title: 'A failed run' });
  const labels = await issues.addLabels({ ...REPOSITORY, issue_number: 2, labels: ['bug', 'fine-tuning'] });
  expect(labels.data.map(label => label.name)).toEqual(['bug', 'fine-tuning']);
  const closed = await issues.update({ ...REPOSITORY, issue_number: 2, state: 'closed' });
  expect(closed.data).toMatchObject({ state: 'closed', closed_at: '2026-11-22T12:00:00Z' });
  const none = issues.createComment({ ...REPOSITORY, issue_number: 9, body: 'x' });
  expect(await refusalOf(none)).toMatchObject({ status: 404 });
  expectContractKept(github);
});
