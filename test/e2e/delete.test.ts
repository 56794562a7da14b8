import { describe, expect, test } from 'vitest';
import { STAGE_KEY, type Stage } from '../../emulators/stage/stage.ts';
import { act, HOUR, MINUTE, manifestOf, openTestStage, runOf, tick, writesDuring } from '../support/stage.ts';
import { repository } from './examples.ts';

const DAY = 24 * HOUR;

/** Two trained models, of which the manifest then names only one and says that the other is deleted after a day. */
async function removed(settings = 'on_remove: delete\ndelete_after: 1d\n'): Promise<{ stage: Stage; both: string }> {
  const files = repository('desk', 'shelf');
  const stage = await openTestStage({
    ...files,
    'models.yaml': `${files['models.yaml']}`.replace('version: 1\n', `version: 1\n${settings}`),
  });
  await tick(stage);
  stage.clock.advance(HOUR);
  await tick(stage);
  const both = await manifestOf(stage);
  expect(both.match(/model_id: ft:/g)).toHaveLength(2);
  await stage.commit('main', { 'models.yaml': both.slice(0, both.indexOf('  shelf:')) }, 'Remove the shelf');
  return { stage, both };
}

async function isThere(stage: Stage): Promise<boolean> {
  const { modelId } = await runOf(stage, 'shelf');
  const reply = await fetch(`${stage.openai.url}/models/${encodeURIComponent(modelId ?? '')}`, {
    headers: { authorization: `Bearer ${STAGE_KEY}` },
  });
  return reply.status !== 404;
}

const deletes = (stage: Stage) => stage.openai.mutatingCalls().filter(({ method }) => method === 'DELETE').length;

describe('A model whose entry was removed', () => {
  test('is noted, stays for its day, is deleted once, and then nothing is left to do', async () => {
    const { stage } = await removed();
    const first = await tick(stage);
    expect(first.summary).toContain('**delete** | removed from the manifest, not before 2026-11-23');
    expect((await runOf(stage, 'shelf')).deletion).toMatchObject({ sentAt: null, doneAt: null });
    stage.clock.advance(DAY - HOUR);
    expect(await writesDuring(stage, () => tick(stage))).toEqual([]);
    expect(deletes(stage)).toBe(0);

    stage.clock.advance(HOUR);
    const last = await tick(stage);
    expect(last.summary).toContain('is deleted.');
    expect((await runOf(stage, 'shelf')).deletion?.doneAt).not.toBeNull();
    expect(deletes(stage)).toBe(1);
    expect(await writesDuring(stage, () => tick(stage))).toEqual([]);
  });

  test('and comes back before its time is kept, and costs nothing', async () => {
    const { stage, both } = await removed();
    await tick(stage);
    await stage.commit('main', { 'models.yaml': both }, 'Revert');
    await tick(stage);
    expect(await runOf(stage, 'shelf')).not.toHaveProperty('deletion');
    stage.clock.advance(2 * DAY);
    expect(await writesDuring(stage, () => tick(stage))).toEqual([]);
    expect([deletes(stage), stage.openai.meter.createdJobs()]).toEqual([0, 2]);
  });

  test('and comes back after its time is not trained again by itself', async () => {
    const { stage, both } = await removed();
    await tick(stage);
    stage.clock.advance(DAY);
    await tick(stage);
    await stage.commit('main', { 'models.yaml': both }, 'Revert');
    const late = await act(stage, { name: 'schedule' });
    expect(late.summary).toContain('its model was deleted as the manifest asked for; set or raise `generation`');
    expect(stage.openai.meter.createdJobs()).toBe(2);
  });

  test.each([
    ['is protected', 'on_remove: delete\ndelete_after: 1d\nprotect: [shelf]\n'],
    ['nobody said is to go', ''],
  ])('and that %s stays', async (_what, settings) => {
    const { stage } = await removed(settings);
    await tick(stage);
    stage.clock.advance(DAY);
    expect(await writesDuring(stage, () => tick(stage))).toEqual([]);
    expect([deletes(stage), (await runOf(stage, 'shelf')).deletion]).toEqual([0, undefined]);
  });
});

describe('A delete', () => {
  test.each([
    { kind: 'status', status: 500, body: '' },
    { kind: 'reset' },
    { kind: 'truncate' },
    { kind: 'apply-then-fail' },
  ] as const)('that is answered by nothing usable ($kind) ends well', async fault => {
    const { stage } = await removed();
    await tick(stage);
    stage.clock.advance(DAY);
    for (let n = 0; n < 3; n += 1) stage.openai.faults.add({ method: 'DELETE', path: /\/v1\/models\//, fault });
    await act(stage, { name: 'schedule' });
    stage.clock.advance(20 * MINUTE);
    await tick(stage);
    expect((await runOf(stage, 'shelf')).deletion?.doneAt).not.toBeNull();
    expect(await isThere(stage)).toBe(false);
    expect(await writesDuring(stage, () => tick(stage))).toEqual([]);
  });

  test('that the key has no right to is said once, keeps the model, and does not keep the schedule red', async () => {
    const { stage } = await removed();
    await tick(stage);
    stage.clock.advance(DAY);
    stage.openai.policy.ownerKeys = false;
    const refused = await act(stage, { name: 'schedule' });
    expect([refused.exitCode, refused.summary]).toEqual([1, expect.stringContaining('needs the Owner role')]);
    const next = await tick(stage);
    expect(next.summary).toContain('give the workflow a key with that role');
    expect(await writesDuring(stage, () => tick(stage))).toEqual([]);
    expect(await isThere(stage)).toBe(true);
  });

  test('of more than half of the models does not begin', async () => {
    const { stage } = await removed();
    await stage.commit('main', { 'models.yaml': 'version: 1\non_remove: delete\nmodels: {}\n' }, 'Remove all');
    const result = await tick(stage);
    expect(result.summary).toContain('more than half of all recorded models would be deleted at once: 2 of 2');
    stage.clock.advance(8 * DAY);
    await tick(stage);
    expect(deletes(stage)).toBe(0);
  });

  test('is shown by the plan of the pull request that asks for it', async () => {
    const { stage, both } = await removed();
    await stage.commit('main', { 'models.yaml': both }, 'Revert');
    await tick(stage);
    await stage.commit('less', { 'models.yaml': both.slice(0, both.indexOf('  shelf:')) }, 'Remove the shelf');
    const { number } = await stage.github.openPullRequest({ head: 'less', base: 'main', title: 'Less' });
    const planned = await (await stage.start({ name: 'pull_request', number })).finished;
    expect(planned.summary).toContain('### Merging begins or ends the deleting of 1 model. No training is started.');
    expect(planned.summary).toContain('| `shelf` | **delete** |');
  });
});
