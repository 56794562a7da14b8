import { toFile } from 'openai';
import type { FineTuningJob } from 'openai/resources/fine-tuning/jobs';
import { describe, expect, test } from 'vitest';
import { chatRows, createJob, failure, openAi, upload } from '../support/openai.ts';

const HOUR = 3_600_000;

describe('an upload is refused', () => {
  test.each([
    ['under another name', 'train.json', chatRows(10), 'Invalid file format for Fine-Tuning API. Must be .jsonl'],
    ['with a byte order mark', 'train.jsonl', `\ufeff${chatRows(10)}`, 'Line 1 is not a dictionary'],
    ['as one JSON array', 'train.jsonl', '[\n{}]', 'Line 1 is not a dictionary (HINT: line starts with: "[...")'],
  ])('%s', async (_case, name, text, message) => {
    const { client } = await openAi();
    const error = await failure(upload(client, text, name));
    expect(error.status).toBe(400);
    expect(error.message).toContain(message);
  });

  test('for an unknown purpose', async () => {
    const { client } = await openAi();
    const file = await toFile(Buffer.from('{}'), 'a.jsonl');
    const error = await failure(client.files.create({ file, purpose: 'evals' }));
    expect(error).toMatchObject({ status: 400, param: 'purpose' });
  });
});

describe('a job fails in its validation, without costing anything', () => {
  const row = (value: unknown) => chatRows(9) + JSON.stringify(value);
  const answer = { role: 'assistant', content: 'Hi' };
  test.each([
    [
      'for too few examples',
      chatRows(7),
      'invalid_n_examples',
      'Training file has 7 example(s), but must have at least 10 examples',
    ],
    [
      'for a line that is no JSON',
      `${chatRows(10)}{"messages": [}`,
      'invalid_training_file',
      'Example 11 cannot be parsed. Error: line contains invalid json',
    ],
    [
      'for prompt and completion',
      row({ prompt: 'a', completion: 'b' }),
      'invalid_training_file',
      'Example 10 is missing key "messages".',
    ],
    [
      'for an extra key',
      row({ messages: [answer], weight: 1 }),
      'invalid_file_format',
      'Example 10 contains an extra "weight".',
    ],
    [
      'for a message without a role',
      row({ messages: [answer, { content: 'x' }] }),
      'invalid_training_file',
      "Example 10, message 2 Discriminator 'role' is missing in value",
    ],
    [
      'for no assistant message',
      row({ messages: [{ role: 'user', content: 'x' }] }),
      'invalid_training_file',
      'Example 10',
    ],
    [
      'for preference data',
      row({ input: {}, preferred_output: [], non_preferred_output: [] }),
      'invalid_training_file',
      'fine-tune-preference format',
    ],
  ])('%s', async (_case, text, code, message) => {
    const { client, clock, emulator } = await openAi();
    const training_file = (await upload(client, text)).id;
    const { id } = await createJob(client, { training_file });
    clock.advance(HOUR);
    const job: FineTuningJob = await client.fineTuning.jobs.retrieve(id);
    expect(job).toMatchObject({ status: 'failed', trained_tokens: null, finished_at: job.created_at + 60 });
    expect(job.error).toMatchObject({ code, param: 'training_file' });
    expect(job.error?.message).toContain(message);
    expect(emulator.meter.paidJobs()).toBe(0);
  });

  test('or in its training, after the money is spent, when told so', async () => {
    const { client, clock, emulator } = await openAi();
    emulator.failNextJob('model_blocked', 'The model failed a safety check.', 'training');
    const { id } = await createJob(client);
    const healthy = await createJob(client);
    clock.advance(HOUR);
    expect(await client.fineTuning.jobs.retrieve(id)).toMatchObject({
      status: 'failed',
      error: { code: 'model_blocked', message: 'The model failed a safety check.', param: null },
    });
    expect((await client.fineTuning.jobs.retrieve(healthy.id)).status).toBe('succeeded');
    expect(emulator.meter.paidJobs()).toBe(2);
  });
});
