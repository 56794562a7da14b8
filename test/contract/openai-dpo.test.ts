import { describe, expect, test } from 'vitest';
import { markFor } from '../../src/core/plan/ownership.ts';
import type { JobRequest } from '../../src/core/reconcile/effects.ts';
import { createOpenAiProvider } from '../../src/providers/openai/client.ts';
import { hash, MARK } from '../support/builders.ts';
import { chatRows, createJob, failure, openAi, preferenceRows, TRAINABLE_MODEL, upload } from '../support/openai.ts';

const HOUR = 3_600_000;
const dpo = { type: 'dpo' } as const;

/** Our client on an emulator, asking for a DPO job on an uploaded file. */
async function asked(rows: string, more: Partial<JobRequest> = {}) {
  const { emulator, clock, client } = await openAi();
  const provider = createOpenAiProvider({ apiKey: 'sk-test', baseUrl: emulator.url, project: null });
  const uploaded = await provider.upload('tone.jsonl', new TextEncoder().encode(rows));
  if (uploaded.kind !== 'uploaded') throw new Error(`The upload was ${uploaded.kind}`);
  const outcome = await provider.createJob({
    baseModel: TRAINABLE_MODEL,
    trainingFile: uploaded.fileId,
    validationFile: null,
    method: 'dpo',
    nEpochs: 2,
    batchSize: null,
    learningRateMultiplier: null,
    beta: null,
    suffix: '',
    seed: 42,
    name: 'ftg-000000000007',
    metadata: markFor(MARK, { model: 'tone', digest: hash(7), nonce: 'nonce-1' }),
    ...more,
  });
  if (outcome.kind !== 'created') throw new Error(`The create was ${outcome.kind}`);
  const body: unknown = JSON.parse(emulator.mutatingCalls().at(-1)?.requestBody ?? '');
  return { provider, clock, client, body, job: outcome.job };
}

describe('our client asks for DPO', () => {
  test.each([
    [null, 'auto'],
    [0.2, 0.2],
  ])('with beta %s as %s, and takes the job home', async (beta, sent) => {
    const { provider, clock, body, job } = await asked(preferenceRows(12), { beta });
    const hyperparameters = { n_epochs: 2, batch_size: 'auto', learning_rate_multiplier: 'auto', beta: sent };
    expect(body).toMatchObject({ method: { type: 'dpo', dpo: { hyperparameters } } });
    expect(body).not.toHaveProperty('method.supervised');
    clock.advance(HOUR);
    const trained = await provider.job(job.id);
    expect(trained).toMatchObject({ status: 'succeeded', trainedTokens: expect.any(Number), error: null });
    expect(trained?.modelId).toMatch(new RegExp(`^ft:${TRAINABLE_MODEL}:acme::`));
    expect((await provider.listJobs(MARK.repository)).jobs).toEqual([trained]);
  });
});

describe('a DPO job of the emulator', () => {
  test('shows its own hyperparameters and none of a supervised job, and bills both answers', async () => {
    const { client, clock } = await openAi();
    const files = [preferenceRows(10), preferenceRows(10, 'A much longer answer that nobody wanted to have.')];
    const jobs: Awaited<ReturnType<typeof createJob>>[] = [];
    for (const rows of files)
      jobs.push(await createJob(client, { training_file: (await upload(client, rows)).id, method: dpo }));
    expect(jobs[0]?.hyperparameters).toBeNull();
    expect(jobs[0]?.method).toMatchObject({ type: 'dpo', dpo: { hyperparameters: { beta: 'auto' } } });
    clock.advance(HOUR);
    const [short, long] = await Promise.all(jobs.map(({ id }) => client.fineTuning.jobs.retrieve(id)));
    expect(short?.method?.dpo?.hyperparameters).toMatchObject({ n_epochs: 10, beta: 0.1 });
    expect(long?.trained_tokens ?? 0).toBeGreaterThan(short?.trained_tokens ?? Number.POSITIVE_INFINITY);
  });

  const row = (value: unknown) => preferenceRows(9) + JSON.stringify(value);
  const answer = { role: 'assistant', content: 'Hi' };
  const whole = {
    input: { messages: [{ role: 'user', content: 'a' }] },
    preferred_output: [answer],
    non_preferred_output: [answer],
  };
  test.each([
    [
      'chat rows',
      chatRows(10),
      "is in the fine-tune-chat format, but the specified fine-tuning job is not using 'supervised' as the training method (provided method=dpo).",
    ],
    ['too few rows', preferenceRows(7), 'Training file has 7 example(s), but must have at least 10 examples'],
    [
      'no input',
      row({ preferred_output: [answer], non_preferred_output: [answer] }),
      'Example 10 is missing key "input".',
    ],
    ['no second answer', row({ ...whole, non_preferred_output: undefined }), 'is missing key "non_preferred_output".'],
    ['a key too many', row({ ...whole, score: 1 }), 'Example 10 contains an extra "score".'],
    ['two messages as one answer', row({ ...whole, preferred_output: [answer, answer] }), 'one assistant message'],
    [
      'an answer of the user',
      row({ ...whole, preferred_output: [{ ...answer, role: 'user' }] }),
      'one assistant message',
    ],
    ['an input without messages', row({ ...whole, input: {} }), 'Example 10 is missing key "messages".'],
    ['a message without a role', row({ ...whole, input: { messages: [{ content: 'a' }] } }), "Discriminator 'role'"],
  ])('fails in its validation for %s, without costing anything', async (_what, rows, message) => {
    const { client, clock } = await openAi();
    const { id } = await createJob(client, { training_file: (await upload(client, rows)).id, method: dpo });
    clock.advance(HOUR);
    const job = await client.fineTuning.jobs.retrieve(id);
    expect(job).toMatchObject({ status: 'failed', trained_tokens: null });
    expect(job.error?.message).toContain(message);
  });

  test('a supervised job on preference rows fails with the words of the other case', async () => {
    const { client, clock } = await openAi();
    const { id } = await createJob(client, { training_file: (await upload(client, preferenceRows(10))).id });
    clock.advance(HOUR);
    expect((await client.fineTuning.jobs.retrieve(id)).error?.message).toContain(
      "is in the fine-tune-preference format, but the specified fine-tuning job is not using 'dpo' as the training method (provided method=supervised).",
    );
  });

  test.each([
    [{ model: 'gpt-4o-mini-2024-07-18', method: dpo }, 'model_not_available'],
    [{ method: { type: 'dpo', dpo: { hyperparameters: { beta: 3 } } } }, 'integer_above_max_value'],
  ] as const)('%j is refused at the create', async (more, code) => {
    const { client } = await openAi();
    expect(await failure(createJob(client, more))).toMatchObject({ status: 400, code });
  });
});
