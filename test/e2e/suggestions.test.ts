import { describe, expect, test } from 'vitest';
import { ACTIONS_TOKEN } from '../../emulators/github/github-emulator.ts';
import type { FinishedAction } from '../../emulators/stage/run-action.ts';
import type { Stage } from '../../emulators/stage/stage.ts';
import { act, openTestStage, writesDuring } from '../support/stage.ts';
import { examples, repository } from './examples.ts';

const PATH = 'data/desk.jsonl';
const READ_ONLY = { login: 'github-actions[bot]', permissions: { contents: 'read' } } as const;

/** The examples of the base and twelve more, each with a weight that is null. */
const rows = examples(24, 'desk').trimEnd().split('\n');
const TWELVE_BAD = [
  ...rows.slice(0, 12),
  ...rows.slice(12).map(row => row.replace(/\}\]\}$/, ',"weight":null}]}')),
  '',
];

async function openPull(stage: Stage, content: string): Promise<number> {
  await stage.commit('change', { [PATH]: content }, 'A change');
  return (await stage.github.openPullRequest({ head: 'change', base: 'main', title: 'A change' })).number;
}

function plan(stage: Stage, number: number, inputs: Readonly<Record<string, string>> = {}): Promise<FinishedAction> {
  return act(stage, { name: 'pull_request', number }, inputs);
}

/** The file as it is once each suggestion was accepted. */
function accepted(stage: Stage, content: string): string {
  const lines = content.split('\n');
  for (const { path, line, body } of stage.github.reviewComments()) {
    const text = /^(`{3,})suggestion\n(.*)\n\1$/m.exec(body)?.[2];
    if (path !== PATH || text === undefined) throw new Error('There is a comment without a suggestion for the file');
    lines[line - 1] = text;
  }
  return lines.join('\n');
}

describe('Lines that a rule mends', () => {
  test('are offered as suggestions, ten of twelve, once; accepted they are mended', async () => {
    const stage = await openTestStage(repository('desk'));
    const content = TWELVE_BAD.join('\n');
    const number = await openPull(stage, content);
    const first = await plan(stage, number);
    expect(first.exitCode).toBe(1);
    expect(first.log).toContain('Suggestions for 10 lines: ');
    expect(stage.github.reviewComments().map(({ line }) => line)).toEqual([13, 14, 15, 16, 17, 18, 19, 20, 21, 22]);
    const [review] = stage.github.mutatingCalls().filter(({ path }) => path.endsWith('/reviews'));
    expect(review?.requestBody).toContain(`this mends them all: \`finetune-gitops fix --write --all ${PATH}\``);

    expect(await writesDuring(stage, () => plan(stage, number))).toEqual([]);

    const mended = accepted(stage, content);
    await stage.commit('change', { [PATH]: mended }, 'Accept the suggestions');
    const later = await plan(stage, number);
    expect(stage.github.reviewComments()).toHaveLength(10);
    expect(later.log).toMatch(/E_WEIGHT.*file=data\/desk\.jsonl,line=23,col=\d+/);

    await stage.commit('change', { [PATH]: mended.replaceAll(',"weight":null', '') }, 'Mend the rest');
    const last = await plan(stage, number);
    expect(last.exitCode, last.log).toBe(0);
    expect(last.log).not.toContain('E_WEIGHT');
    expect(await stage.read('change', PATH)).toBe(`${rows.join('\n')}\n`);
    expect(stage.github.reviewComments()).toHaveLength(10);
  });

  test('are not offered where the token may not write, and nothing fails by it', async () => {
    const stage = await openTestStage(repository('desk'));
    const marked = TWELVE_BAD.slice(0, 12).map((row, index) => (index === 11 ? row.replace(/"Yes/, '" Yes') : row));
    const number = await openPull(stage, `${marked.join('\n')}\n`);
    stage.github.tokens.set(ACTIONS_TOKEN, READ_ONLY);
    const result = await plan(stage, number);
    expect(result.exitCode, result.log).toBe(0);
    expect(result.log).toMatch(/^No suggestions: GitHub: the review could not be written: HTTP 403/m);
    expect(result.summary).toContain('W_ANSWER_EDGE');
    expect(stage.github.reviewComments()).toEqual([]);
  });

  test('are not offered where nobody wants them', async () => {
    const stage = await openTestStage(repository('desk'));
    const number = await openPull(stage, TWELVE_BAD.join('\n'));
    await plan(stage, number, { suggestions: 'false' });
    await plan(stage, number, { comment: 'false' });
    expect(stage.github.reviewComments()).toEqual([]);
  });

  test('of a line that was there before, or that the base branch changed too, are left alone', async () => {
    const files = { ...repository('desk'), [PATH]: TWELVE_BAD.join('\n') };
    const stage = await openTestStage(files);
    const more = `${TWELVE_BAD.join('\n')}${examples(3, 'shelf')}`;
    const number = await openPull(stage, more);
    const before = await plan(stage, number);
    expect(before.log).toContain('no suggestions: no line that this pull request adds can be mended by itself');
    expect(stage.github.reviewComments()).toEqual([]);

    await stage.commit('change', { [PATH]: more.replace('desk number 20', 'desk no. 20') }, 'Change a bad line');
    await stage.commit('main', { [PATH]: examples(1, 'first') + TWELVE_BAD.join('\n') }, 'Meanwhile');
    const merged = await plan(stage, number);
    expect(merged.log).toContain('no suggestions: ');
    expect(stage.github.reviewComments()).toEqual([]);
  });
});
