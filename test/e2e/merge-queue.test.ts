import { expect, test } from 'vitest';
import { act, manifestOf, openTestStage, writesDuring } from '../support/stage.ts';
import { examples, manifest } from './examples.ts';

/** As GitHub names the branch of a group. */
const GROUP = 'gh-readonly-queue/main/pr-1-0a1b2c3d';

test('a merge queue gets the plan as a check of what it put together, and no comment', {
  timeout: 120_000,
}, async () => {
  const stage = await openTestStage({ 'models.yaml': manifest({}) });
  await stage.commit(GROUP, { 'models.yaml': manifest({ desk: {} }), 'data/desk.jsonl': examples(12) }, 'Desk (#1)');
  const writes = await writesDuring(stage, async () => {
    const result = await act(stage, { name: 'merge_group', branch: GROUP });
    expect(result.exitCode, result.log).toBe(0);
    expect(result.summary).toContain('Merging trains 1 model for $');
    expect(result.outputs).toMatchObject({ 'has-changes': 'true', 'comment-url': '' });
    expect(result.outputs['plan-digest']).toMatch(/^[0-9a-f]{64}$/);
  });
  expect(writes).toEqual([]);
  expect(stage.openai.history).toEqual([]);
  expect(await manifestOf(stage)).not.toContain('desk');
});

test('a group that is broken only together fails in the queue', { timeout: 120_000 }, async () => {
  const stage = await openTestStage({ 'models.yaml': manifest({ desk: {} }), 'data/desk.jsonl': examples(12) });
  const twice = manifest({ desk: {}, copy: { training: 'data/desk.jsonl' } });
  await stage.commit(GROUP, { 'models.yaml': twice }, 'The same training under two names (#2)');
  const result = await act(stage, { name: 'merge_group', branch: GROUP });
  expect(result.exitCode).toBe(1);
  expect(result.log).toContain('E_DUPLICATE_SPEC');
});
