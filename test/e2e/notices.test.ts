import { getOctokit } from '@actions/github';
import { expect, test } from 'vitest';
import { ACTIONS_TOKEN, OWNER_TOKEN } from '../../emulators/github/github-emulator.ts';
import { STAGE_KEY, type Stage } from '../../emulators/stage/stage.ts';
import { act, HOUR, manifestOf, openTestStage, runOf, tick, writesDuring } from '../support/stage.ts';
import { entry, examples, manifest, repository } from './examples.ts';

const ON = { notices: 'issue' };
const TITLE = 'finetune-gitops: desk needs attention';
const DAY = 24 * HOUR;

/** A stage with one trained and published model, on a day that is far from every end but the one in 90 days. */
async function trained(startsAt = '2026-11-22T09:00:00Z'): Promise<Stage> {
  const stage = await openTestStage(repository('desk'), { startsAt });
  await tick(stage);
  stage.clock.advance(3 * HOUR);
  await tick(stage);
  expect(await manifestOf(stage)).toContain('model_id: ft:');
  return stage;
}

async function deleteModel(stage: Stage, id: string | null): Promise<void> {
  const url = `${stage.openai.url}/models/${encodeURIComponent(id ?? '')}`;
  const reply = await fetch(url, { method: 'DELETE', headers: { authorization: `Bearer ${STAGE_KEY}` } });
  expect(reply.status).toBe(200);
}

const markOf = (stage: Stage): string =>
  /^<!-- .* ([a-z,-]*) -->/.exec(stage.github.issues()[0]?.body ?? '')?.[1] ?? '';

test('a model that is deleted gets one issue, which is written once and closes when it is trained again', async () => {
  const stage = await trained('2026-10-01T09:00:00Z');
  expect(await writesDuring(stage, () => tick(stage, ON)), 'all is well').toEqual([]);
  await deleteModel(stage, (await runOf(stage, 'desk')).modelId);

  expect(await writesDuring(stage, () => act(stage, { name: 'push' }, ON)), 'not for the schedule').toEqual([]);
  const first = await tick(stage, ON);
  expect(first.log).toContain('Issues with notices: 1 opened.');
  expect(first.summary).toContain('### Notices');
  const author = 'github-actions[bot]';
  expect(stage.github.issues()).toMatchObject([{ title: TITLE, author, state: 'open' }]);
  expect(stage.github.issues()[0]?.body).toContain('**error** The published model is gone');
  stage.clock.advance(HOUR);
  const calls = stage.github.history.length;
  expect(await writesDuring(stage, () => tick(stage, ON)), 'the same again').toEqual([]);
  const listed = stage.github.history.slice(calls).filter(({ path }) => path.endsWith('/issues'));
  expect(listed).toHaveLength(1);

  const text = (await manifestOf(stage)).replace(/( +)method:/, '$1generation: 2\n$1method:');
  await stage.commit('main', { 'models.yaml': text }, 'Train again');
  await tick(stage, ON);
  expect(stage.github.issues()[0]?.state, 'while it trains').toBe('open');
  stage.clock.advance(3 * HOUR);
  await tick(stage, ON);
  expect(stage.github.issues()).toMatchObject([{ title: TITLE, state: 'closed' }]);
  expect(stage.github.comments()).toEqual([]);
  expect(await writesDuring(stage, () => tick(stage, ON))).toEqual([]);
});

test('the end of a base model is told at 90, 30 and 7 days, and in between nothing is written', async () => {
  const stage = await trained();
  const at = async (day: string): Promise<string[]> => {
    stage.clock.advance(Date.parse(`${day}T09:00:00Z`) - stage.clock.now());
    return writesDuring(stage, () => tick(stage, ON));
  };
  const PATCH = ['PATCH /repos/acme/models/issues/1'];
  expect(await at('2026-11-23')).toEqual(['POST /repos/acme/models/issues']);
  expect(markOf(stage)).toBe('base-shutdown,base-training-ends,provider-closes');
  expect(await at('2026-12-01')).toEqual([]);
  expect(await at('2026-12-15')).toEqual(PATCH);
  expect(await at('2027-01-05')).toEqual(PATCH);
  expect(await at('2027-01-09')).toEqual(PATCH);
  expect(await at('2027-01-20')).toEqual(PATCH);
  expect(stage.github.issues()).toMatchObject([{ number: 1, state: 'open' }]);
  expect(stage.github.issues()[0]?.body).toContain('The base model is shut down');
  expect(markOf(stage), 'gone as announced').not.toContain('model-gone');
  await stage.commit('main', { 'models.yaml': 'version: 1\nmodels: {}\n' }, 'Give it up');
  await tick(stage, ON);
  expect(stage.github.issues()).toMatchObject([{ state: 'closed' }]);
});

test('what a person closes stays closed until it says something else, and is then opened again', async () => {
  const stage = await trained();
  await tick(stage, ON);
  const person = getOctokit(OWNER_TOKEN, { baseUrl: stage.github.apiUrl });
  await person.rest.issues.update({ owner: 'acme', repo: 'models', issue_number: 1, state: 'closed' });
  expect(await writesDuring(stage, () => tick(stage, ON))).toEqual([]);
  await deleteModel(stage, (await runOf(stage, 'desk')).modelId);
  stage.clock.advance(DAY);
  // Opening it again is what people are told by.
  expect(await writesDuring(stage, () => tick(stage, ON))).toEqual(['PATCH /repos/acme/models/issues/1']);
  expect(stage.github.issues()).toMatchObject([{ state: 'open' }]);
  expect(stage.github.issues()[0]?.body).toContain('The published model is gone');
});

test('another price of the base model is one issue, which is written once and closes when the price is as before', {
  timeout: 120_000,
}, async () => {
  const stage = await trained('2026-10-01T09:00:00Z');
  const dearer = { ...ON, 'price-overrides': 'gpt-4.1-mini-2025-04-14: { train_usd_per_1m_tokens: 6.5 }' };
  expect(await writesDuring(stage, () => tick(stage, ON)), 'at the price of the bill').toEqual([]);
  expect(await writesDuring(stage, () => tick(stage, dearer))).toEqual(['POST /repos/acme/models/issues']);
  expect(markOf(stage)).toBe('price-changed');
  expect(stage.github.issues()[0]?.body).toContain('costs $6.5 per million tokens now');
  stage.clock.advance(DAY);
  expect(await writesDuring(stage, () => tick(stage, dearer)), 'the same again').toEqual([]);
  const more = { ...dearer, 'price-overrides': dearer['price-overrides'].replace('6.5', '7') };
  expect(await writesDuring(stage, () => tick(stage, more))).toEqual(['PATCH /repos/acme/models/issues/1']);
  await tick(stage, ON);
  expect(stage.github.issues()).toMatchObject([{ state: 'closed' }]);
});

test("an issue of somebody else's with our mark and title is not believed and not changed", async () => {
  const stage = await trained();
  await tick(stage, ON);
  const [{ body = null } = {}] = stage.github.issues();
  const other = await openTestStage(repository('desk'));
  const person = getOctokit(OWNER_TOKEN, { baseUrl: other.github.apiUrl });
  await person.rest.issues.create({ owner: 'acme', repo: 'models', title: TITLE, body: body ?? '' });
  await tick(other, ON);
  expect(other.github.issues()).toMatchObject([
    { author: 'acme', body },
    { author: 'github-actions[bot]', title: TITLE },
  ]);
});

test('without the permission the log and the summary say it, and the run is green', async () => {
  const stage = await trained();
  const permissions = { contents: 'write' } as const;
  stage.github.tokens.set(ACTIONS_TOKEN, { login: 'github-actions[bot]', permissions });
  const run = await tick(stage, ON);
  expect(stage.github.issues()).toEqual([]);
  expect(run.log).toMatch(/There are notices, but no issue says so: .*issues: write/);
  expect(run.summary).toContain('### Notices');
  expect(run.summary).toContain('**notice** `desk` The base model shuts down.');
});

test('with "none" the provider is asked for no model and no issue is read', async () => {
  const stage = await trained();
  const since = { github: stage.github.history.length, openai: stage.openai.history.length };
  await tick(stage);
  expect(stage.github.history.slice(since.github).filter(({ path }) => path.includes('/issues'))).toEqual([]);
  expect(stage.openai.history.slice(since.openai).filter(({ path }) => path.includes('/models'))).toEqual([]);
});

test('a failed training of one model is an issue, the other model has none', async () => {
  const models = manifest({ desk: {}, shop: {} });
  expect(models).toContain(entry('shop'));
  const data = { 'data/desk.jsonl': examples(12, 'desk'), 'data/shop.jsonl': examples(12, 'shop') };
  const stage = await openTestStage({ 'models.yaml': models, ...data }, { startsAt: '2026-10-01T09:00:00Z' });
  await tick(stage);
  const { jobId } = await runOf(stage, 'desk');
  const url = `${stage.openai.url}/fine_tuning/jobs/${jobId}/cancel`;
  await fetch(url, { method: 'POST', headers: { authorization: `Bearer ${STAGE_KEY}` } });
  stage.clock.advance(3 * HOUR);
  await act(stage, { name: 'schedule' }, ON);
  expect(stage.github.issues()).toMatchObject([{ title: TITLE }]);
  expect(markOf(stage)).toBe('job-cancelled');
});

test('a file that is gone while its job waits is told until the job runs', async () => {
  const stage = await openTestStage(repository('desk'), { startsAt: '2026-10-01T09:00:00Z' });
  await tick(stage);
  expect(await writesDuring(stage, () => tick(stage, ON)), 'while the file is there').toEqual([]);
  const { trainingFile } = await runOf(stage, 'desk');
  const url = `${stage.openai.url}/files/${trainingFile}`;
  await fetch(url, { method: 'DELETE', headers: { authorization: `Bearer ${STAGE_KEY}` } });
  await tick(stage, ON);
  expect(stage.github.issues()).toMatchObject([{ title: TITLE, state: 'open' }]);
  expect(markOf(stage)).toBe('files-gone');
  expect(stage.github.issues()[0]?.body).toContain(`there is no file \`${trainingFile}\``);
  expect(await writesDuring(stage, () => tick(stage, ON)), 'the same again').toEqual([]);
  stage.clock.advance(HOUR / 6);
  await tick(stage, ON);
  expect(stage.github.issues()).toMatchObject([{ state: 'closed' }]);
});
