import { describe, expect, test } from 'vitest';
import { preferenceRows } from '../support/openai.ts';
import { act, HOUR, manifestOf, openTestStage, runOf, tick } from '../support/stage.ts';
import { entry, examples, manifest } from './examples.ts';

const DATASET = 'data/desk.jsonl';

/** A manifest whose only entry asks for DPO. */
function dpo(...more: string[]): string {
  const text = entry('desk', { more })
    .replace('method:   supervised', 'method: dpo')
    .replace('n_epochs: 3', 'n_epochs: 2, beta: 0.2');
  return `version: 1\nmodels:\n${text}`;
}

describe('DPO from a pull request to the model ID', () => {
  test('is priced, asked for as DPO, and published', async () => {
    const stage = await openTestStage({ 'models.yaml': manifest({}) });
    await stage.commit('desk', { 'models.yaml': dpo(), [DATASET]: preferenceRows(12) }, 'Prefer kind answers');
    const { number } = await stage.github.openPullRequest({ head: 'desk', base: 'main', title: 'Prefer kind answers' });
    const planned = await act(stage, { name: 'pull_request', number });
    expect(planned.exitCode, planned.log).toBe(0);
    const [comment] = stage.github.comments();
    expect(comment?.body).toMatch(/^### Merging trains 1 model for \$/m);
    expect(comment?.body).toContain('method dpo, 2 epochs');
    expect(comment?.body).toContain('beta 0.2');

    await stage.github.mergePullRequest(number);
    await tick(stage);
    const created = stage.openai.mutatingCalls().filter(({ path }) => path === '/v1/fine_tuning/jobs');
    expect(created).toHaveLength(1);
    expect(JSON.parse(created[0]?.requestBody ?? '')).toMatchObject({
      method: { type: 'dpo', dpo: { hyperparameters: { n_epochs: 2, beta: 0.2 } } },
    });
    stage.clock.advance(HOUR);
    await tick(stage);
    const run = await runOf(stage, 'desk');
    expect(run).toMatchObject({ state: 'succeeded', error: null });
    expect(run?.billedNanoUsd ?? 0).toBeGreaterThan(0);
    expect(run?.billedNanoUsd ?? Number.POSITIVE_INFINITY).toBeLessThanOrEqual(run?.reservedNanoUsd ?? 0);
    expect(await manifestOf(stage)).toContain(`model_id: ${run?.modelId}`);
  });

  test('on chat data is refused before anything is uploaded', async () => {
    const stage = await openTestStage({ 'models.yaml': dpo(), [DATASET]: examples(12) });
    const result = await act(stage, { name: 'schedule' });
    expect(result.exitCode, result.log).toBe(1);
    expect(result.summary).toContain('E_FORMAT');
    expect(stage.openai.mutatingCalls()).toEqual([]);
  });
});

test('reinforcement is checked and never started, and the summary says what is left', async () => {
  const rows = Array.from({ length: 12 }, (_, n) =>
    JSON.stringify({ messages: [{ role: 'user', content: `What is ${n} + 1?` }], answer: String(n + 1) }),
  );
  const text = entry('desk', { baseModel: 'o4-mini-2025-04-16' }).replace(
    'method:   supervised',
    'method: reinforcement',
  );
  const stage = await openTestStage({
    'models.yaml': `version: 1\nmodels:\n${text}`,
    [DATASET]: `${rows.join('\n')}\n`,
  });
  const result = await act(stage, { name: 'schedule' });
  expect(result.exitCode, result.log).toBe(1);
  expect(result.summary).toContain('E_BASE_RETIRED');
  expect(result.summary).toContain('none of openai with method "reinforcement"');
  expect(result.summary).not.toContain('E_FORMAT');
  expect(stage.openai.mutatingCalls()).toEqual([]);
});

test('a pull request that lowers a rule says so, and the rule counts', async () => {
  const key = ['AKIA', 'Q3EGRZ7YTKLMN2VW'].join('');
  const leaking = `${examples(12)}${JSON.stringify({
    messages: [
      { role: 'user', content: 'Key?' },
      { role: 'assistant', content: key },
    ],
  })}\n`;
  const stage = await openTestStage({ 'models.yaml': manifest({}) });
  await stage.commit('desk', { 'models.yaml': manifest({ desk: {} }), [DATASET]: leaking }, 'Train the desk');
  const { number } = await stage.github.openPullRequest({ head: 'desk', base: 'main', title: 'Train the desk' });
  const refused = await act(stage, { name: 'pull_request', number });
  expect(refused.exitCode, refused.log).toBe(1);
  expect(stage.github.comments()[0]?.body).toContain('E_SECRET');

  const rules = 'rules:\n  E_SECRET: { severity: warning, reason: "A made-up key of our test shop." }\n';
  await stage.commit('desk', { 'models.yaml': `${manifest({ desk: {} })}${rules}` }, 'It is made up');
  const lowered = await act(stage, { name: 'pull_request', number });
  expect(lowered.exitCode, lowered.log).toBe(0);
  const body = stage.github.comments()[0]?.body ?? '';
  expect(body).toContain('This change alters 1 rule that datasets are checked by.');
  expect(body).toContain('- E_SECRET: warning instead of error, new in this change: A made-up key of our test shop.');
  expect(body).toMatch(/^### Merging trains 1 model/m);
  expect(body).not.toContain(key);
});

test('answers that do not fit the response format stop the training', async () => {
  const more = [
    'response_format:',
    '  type: json_schema',
    '  json_schema: { name: answer, schema: { type: object, required: [in_stock] } }',
  ];
  const good = examples(12).replaceAll(/"content":"Yes[^"]*"/g, '"content":"{\\"in_stock\\":true}"');
  const files = (data: string) => ({ 'models.yaml': manifest({ desk: { more } }), [DATASET]: data });
  const stage = await openTestStage(files(good.replace('in_stock\\":true', 'stock\\":true')));
  const result = await act(stage, { name: 'schedule' });
  expect(result.exitCode, result.log).toBe(1);
  expect(result.summary).toMatch(/E_ANSWER_SCHEMA `data\/desk\.jsonl:1` .*at \/in\\_stock/);
  expect(stage.openai.mutatingCalls()).toEqual([]);

  await stage.commit('main', { [DATASET]: good }, 'Say whether it is in stock');
  await tick(stage);
  const jobs = stage.openai.mutatingCalls().filter(({ path }) => path === '/v1/fine_tuning/jobs');
  expect(jobs).toHaveLength(1);
  expect(jobs[0]?.requestBody).not.toContain('response_format');
});
