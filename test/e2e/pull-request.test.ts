import { describe, expect, test } from 'vitest';
import { ACTIONS_TOKEN } from '../../emulators/github/github-emulator.ts';
import type { FinishedAction } from '../../emulators/stage/run-action.ts';
import type { Stage } from '../../emulators/stage/stage.ts';
import { act, openTestStage, writesDuring } from '../support/stage.ts';
import { examples, manifest, repository } from './examples.ts';
import { meanwhile, moveBranch } from './meanwhile.ts';

const MARKER = '<!-- finetune-gitops:plan:models.yaml -->';
const READ_ONLY = { login: 'github-actions[bot]', permissions: { contents: 'read' } } as const;

async function openPull(
  stage: Stage,
  files: Readonly<Record<string, string | null>>,
  headOwner?: string,
): Promise<number> {
  await stage.commit('change', files, 'A change');
  const from = headOwner === undefined ? {} : { headOwner };
  return (await stage.github.openPullRequest({ head: 'change', base: 'main', title: 'A change', ...from })).number;
}

function plan(stage: Stage, number: number): Promise<FinishedAction> {
  return act(stage, { name: 'pull_request', number });
}

const MORE_DATA = { 'data/desk.jsonl': examples(15, 'desk') };

describe('A pull request', () => {
  test('whose token may not comment still gets its plan in the summary', async () => {
    const stage = await openTestStage(repository('desk'));
    const number = await openPull(stage, MORE_DATA);
    stage.github.tokens.set(ACTIONS_TOKEN, READ_ONLY);
    const result = await plan(stage, number);
    expect(result.exitCode, result.log).toBe(0);
    expect(result.summary).toContain('### Merging trains 1 model');
    expect(result.log).toMatch(/^::warning::.*comment could not be written.*pull-requests: write/m);
    expect(stage.github.comments()).toEqual([]);
  });

  test('from a fork is planned and priced without any secret', async () => {
    const stage = await openTestStage(repository('desk'));
    const number = await openPull(stage, MORE_DATA, 'stranger');
    stage.github.tokens.set(ACTIONS_TOKEN, READ_ONLY);
    const result = await plan(stage, number);
    expect(result.exitCode, result.log).toBe(0);
    expect(result.summary).toContain('### Merging trains 1 model');
    expect(result.outputs['has-changes']).toBe('true');
    expect(stage.openai.history).toEqual([]);
  });

  test('leaves a comment alone in which somebody else wrote our marker', async () => {
    const stage = await openTestStage(repository('desk'));
    const number = await openPull(stage, MORE_DATA);
    const planted = stage.github.postCommentAs('mallory', `${MARKER}\n### Merging trains nothing.`);
    for (let again = 0; again < 2; again += 1) await plan(stage, number);
    const [first, ours, ...others] = stage.github.comments();
    expect(others).toEqual([]);
    expect(first).toEqual(planted);
    expect(ours?.author).toBe('github-actions[bot]');
    expect(ours?.body).toContain('### Merging trains 1 model');
  });

  test('that changes no model gets no comment', async () => {
    const stage = await openTestStage(repository('desk'));
    const number = await openPull(stage, { 'notes.txt': 'Nothing about models.\n' });
    const writes = await writesDuring(stage, () => plan(stage, number));
    expect(writes).toEqual([]);
  });

  test('with a broken row fails with the row annotated, and says so in the comment', async () => {
    const stage = await openTestStage(repository('desk'));
    const rows = examples(12, 'desk').trimEnd().split('\n');
    const number = await openPull(stage, { 'data/desk.jsonl': [...rows, '{"messages": [', ''].join('\n') });
    const result = await plan(stage, number);
    expect(result.exitCode).toBe(1);
    expect(result.log).toMatch(/^::error .*E_JSON.*file=data\/desk\.jsonl,line=13,col=\d+/m);
    expect(stage.github.comments()[0]?.body).toContain('### Not ready to merge: 1 error.');
    expect(stage.github.comments()[0]?.body).toContain('?plain=1#L13');
  });

  test('that names a model_id by hand fails', async () => {
    const stage = await openTestStage(repository('desk'));
    const more = ['model_id: ft:gpt-4.1-mini-2025-04-14:acme::planted1'];
    const number = await openPull(stage, { 'models.yaml': manifest({ desk: { more } }) });
    const result = await plan(stage, number);
    expect(result.exitCode).toBe(1);
    expect(result.log).toContain('E_MODEL_ID_EDITED');
  });

  test('that is overtaken by a newer push does not write an old comment', async () => {
    const happening = meanwhile();
    const stage = await openTestStage(repository('desk'), { onExchange: happening.onExchange });
    const number = await openPull(stage, MORE_DATA);
    const newer = await stage.commit('newer', { 'data/desk.jsonl': examples(16, 'desk') }, 'A newer push');
    happening.after(/^GET \/repos\//, 1, () => moveBranch(stage, 'change', newer));
    const writes = await writesDuring(stage, async () => {
      const { exitCode, log } = await plan(stage, number);
      expect(exitCode).toBe(0);
      expect(log).toContain('a newer commit was pushed');
    });
    expect(writes).toEqual([]);

    await plan(stage, number);
    const [comment, ...others] = stage.github.comments();
    expect(others).toEqual([]);
    expect(comment?.body).toContain('| 16 |');
  });
});
