import { describe, expect, test } from 'vitest';
import { countTokens } from '../../emulators/openai/billing.ts';
import { act, HOUR, MINUTE, manifestOf, runOf, sharedStage, tick, writesDuring } from '../support/stage.ts';
import { examples, manifest } from './examples.ts';

const MARKER = '<!-- finetune-gitops:plan:models.yaml -->';
/** gpt-4.1-mini: $5.00 for a million trained tokens, in billionths of a dollar a token. */
const PRICE = 5_000;
const EPOCHS = 3;
const DATASET = 'data/desk.jsonl';

/** The bill by OpenAI's own tokenizer: a row costs 1, a message 3 and its role and content. */
function tokensOf(dataset: string): number {
  const count = (text: string): number => countTokens('o200k_base', text);
  const rows = dataset
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line) as { messages: { role: string; content: string }[] });
  return rows
    .flatMap(row => [1, ...row.messages.map(({ role, content }) => 3 + count(role) + count(content))])
    .reduce((sum, tokens) => sum + tokens, 0);
}

function dollars(tokens: number): string {
  return `$${((tokens * EPOCHS * PRICE) / 1e9).toFixed(4)}`;
}

describe('From a dataset pull request to a model ID in the manifest', () => {
  const opened = sharedStage({ 'models.yaml': manifest({}) });
  const first = examples(12);
  const second = examples(14);
  let comment: { readonly id: number; readonly body: string } | undefined;

  test('a pull request gets one comment with the verdict and the price', async () => {
    const stage = await opened();
    await stage.commit('desk', { 'models.yaml': manifest({ desk: {} }), [DATASET]: first }, 'Train the desk');
    const { number } = await stage.github.openPullRequest({ head: 'desk', base: 'main', title: 'Train the desk' });
    const result = await act(stage, { name: 'pull_request', number });

    expect(result.exitCode, result.log).toBe(0);
    const [written, ...others] = stage.github.comments();
    expect(others).toEqual([]);
    expect(written?.author).toBe('github-actions[bot]');
    const lines = written?.body.split('\n') ?? [];
    expect(lines.slice(0, 2)).toEqual([MARKER, `### Merging trains 1 model for ${dollars(tokensOf(first))}.`]);
    expect(written?.body).toContain(`| 12 | ${tokensOf(first)} × ${EPOCHS} | ${dollars(tokensOf(first))} |`);
    expect(result.summary).toContain(lines[1]);
    expect(result.outputs).toMatchObject({
      'has-changes': 'true',
      'estimated-cost-usd': String((tokensOf(first) * EPOCHS * PRICE) / 1e9),
    });
    expect(result.outputs['comment-url']).toMatch(/#issuecomment-\d+$/);
    expect(result.outputs['plan-digest']).toMatch(/^[0-9a-f]{64}$/);
    comment = written;
  });

  test('a second push changes that comment, and an equal one is not written again', async () => {
    const stage = await opened();
    const [pull] = stage.github.pulls();
    const number = pull?.number ?? 0;
    await stage.commit('desk', { [DATASET]: second }, 'Two more examples');
    const changed = await act(stage, { name: 'pull_request', number });
    expect(changed.exitCode, changed.log).toBe(0);
    const [written, ...others] = stage.github.comments();
    expect(others).toEqual([]);
    expect(written?.id).toBe(comment?.id);
    expect(written?.body).toContain(`### Merging trains 1 model for ${dollars(tokensOf(second))}.`);

    const writes = await writesDuring(stage, () => act(stage, { name: 'pull_request', number }));
    expect(writes).toEqual([]);
    expect(stage.openai.history, 'a plan never talks to the provider').toEqual([]);
  });

  test('the run after the merge creates exactly one job, with what was reviewed', async () => {
    const stage = await opened();
    await stage.github.mergePullRequest(stage.github.pulls()[0]?.number ?? 0);
    const result = await act(stage, { name: 'push' });
    expect(result.exitCode, result.log).toBe(0);
    expect(stage.openai.meter.createdJobs()).toBe(1);
    const run = await runOf(stage, 'desk');
    expect(run).toMatchObject({
      state: 'created',
      estimatedTokens: tokensOf(second) * EPOCHS,
      reservedNanoUsd: tokensOf(second) * EPOCHS * PRICE,
    });
    expect(result.outputs['job-ids']).toBe(run.jobId);
  });

  test('while the job runs, a run only looks', async () => {
    const stage = await opened();
    for (const minutes of [1, 2, 10]) {
      stage.clock.advance(minutes * MINUTE);
      expect(await writesDuring(stage, () => tick(stage))).toEqual([]);
    }
  });

  test('the finished model is committed as one line', async () => {
    const stage = await opened();
    const before = await manifestOf(stage);
    stage.clock.advance(HOUR);
    const result = await tick(stage);
    const run = await runOf(stage, 'desk');
    expect(run.modelId).toMatch(/^ft:gpt-4\.1-mini-2025-04-14:acme::\w+$/);
    expect(result.outputs['model-ids']).toBe(run.modelId);

    const after = (await manifestOf(stage)).split('\n');
    const added = after.filter(line => !before.split('\n').includes(line));
    expect(added).toEqual([`    model_id: ${run.modelId}`]);
    expect(after.filter(line => line !== added[0]).join('\n')).toBe(before);
    expect(await stage.git('show', '--numstat', '--format=%an|%s', 'main')).toBe(
      'github-actions[bot]|Set model_id of desk\n\n1\t0\tmodels.yaml',
    );
  });

  test('the bill is what the comment said', async () => {
    const stage = await opened();
    const { trainedTokens, billedNanoUsd, reservedNanoUsd, estimatedTokens } = await runOf(stage, 'desk');
    expect(trainedTokens).toBe(tokensOf(second) * EPOCHS);
    expect(estimatedTokens).toBe(trainedTokens);
    expect(billedNanoUsd).toBe(tokensOf(second) * EPOCHS * PRICE);
    expect(reservedNanoUsd).toBe(billedNanoUsd);
    expect(stage.github.comments()[0]?.body).toContain(`$${((billedNanoUsd ?? 0) / 1e9).toFixed(4)}`);
  });

  test('five more runs change nothing anywhere', async () => {
    const stage = await opened();
    for (const name of ['push', 'schedule', 'workflow_dispatch', 'schedule', 'push'] as const) {
      stage.clock.advance(8 * HOUR);
      const writes = await writesDuring(stage, async () => {
        const result = await act(stage, { name });
        expect(result.exitCode, result.log).toBe(0);
      });
      expect(writes).toEqual([]);
    }
    expect(stage.openai.meter.createdJobs()).toBe(1);
    expect(stage.openai.meter.paidJobs()).toBe(1);
  });
});
