import { toFile } from 'openai';
import { describe, expect, test } from 'vitest';
import { createJob, failure, openAi, openAiClient, TRAINABLE_MODEL } from '../support/openai.ts';

const HOUR = 3_600_000;
const pairs = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`k${index}`, 'v']));

describe('a create is refused at once', () => {
  test.each([
    [
      'an unknown training file',
      { training_file: 'file-none' },
      'training_file',
      null,
      'invalid training_file: file-none',
    ],
    [
      'an unknown validation file',
      { validation_file: 'file-no' },
      'validation_file',
      null,
      'invalid validation_file: file-no',
    ],
    [
      'a suffix of 65 characters',
      { suffix: 'x'.repeat(65) },
      'suffix',
      'string_above_max_length',
      'maximum length 64, but got a string with length 65',
    ],
    ['an empty suffix', { suffix: '' }, 'suffix', 'empty_string', 'empty string'],
    [
      'no epochs',
      { hyperparameters: { n_epochs: 0 } },
      'hyperparameters.n_epochs',
      'integer_below_min_value',
      'Expected a value >= 1, but got 0',
    ],
    [
      '51 epochs',
      { hyperparameters: { n_epochs: 51 } },
      'hyperparameters.n_epochs',
      'integer_above_max_value',
      'Expected a value <= 50, but got 51',
    ],
    [
      'an unknown model',
      { model: 'gpt-9' },
      'model',
      'model_not_available',
      'Model gpt-9 is not available for fine-tuning',
    ],
    ['a model that cannot be tuned', { model: 'gpt-6-luna' }, 'model', 'model_not_available', 'Model gpt-6-luna'],
    [
      '17 metadata pairs',
      { metadata: pairs(17) },
      'metadata',
      'object_above_max_properties',
      'but got an object with 17 properties',
    ],
    [
      'a metadata value of 513 characters',
      { metadata: { k: 'v'.repeat(513) } },
      'metadata.k',
      'string_above_max_length',
      'maximum length 512',
    ],
    [
      'a metadata key of 65 characters',
      { metadata: { ['k'.repeat(65)]: 'v' } },
      `metadata.${'k'.repeat(65)}`,
      'property_name_above_max_length',
      'too long',
    ],
  ] as const)('for %s', async (_case, more, param, code, message) => {
    const { client, emulator } = await openAi();
    const error = await failure(createJob(client, more));
    expect(error).toMatchObject({ status: 400, type: 'invalid_request_error', code, param });
    expect(error.message).toContain(message);
    expect(emulator.meter.createdJobs()).toBe(0);
  });

  test('for a missing training file', async () => {
    const { client } = await openAi();
    const error = await failure(client.post('/fine_tuning/jobs', { body: { model: TRAINABLE_MODEL } }));
    expect(error).toMatchObject({ status: 400, code: 'missing_required_parameter', param: 'training_file' });
  });

  test('for a file of another purpose', async () => {
    const { client } = await openAi();
    const file = await client.files.create({ file: await toFile(Buffer.from('{}'), 'b.jsonl'), purpose: 'batch' });
    expect(await failure(createJob(client, { training_file: file.id }))).toMatchObject({ param: 'training_file' });
  });

  test('for a base model whose training has ended, and the upload before it still succeeds', async () => {
    const { client, clock, emulator } = await openAi();
    await createJob(client);
    clock.advance(Date.parse('2027-01-06T00:00:00Z') - clock.now());
    const error = await failure(createJob(client));
    expect(error).toMatchObject({ status: 403, code: 'training_not_available' });
    expect(error.message).toContain(
      'OpenAI is winding down the fine-tuning platform and your organization is no longer able to create new fine-tuning training jobs.',
    );
    expect(await failure(createJob(client, { model: 'gpt-3.5-turbo-0125' }))).toMatchObject({ status: 403 });
    expect(emulator.meter.createdJobs()).toBe(1);
    expect((await client.files.list({ purpose: 'fine-tune' })).data).toHaveLength(3);
  });

  test('for an organisation that was shut out, or has had its jobs of the day', async () => {
    const { client, clock, emulator } = await openAi();
    emulator.policy.trainingClosed = true;
    expect(await failure(createJob(client))).toMatchObject({ status: 403, code: 'training_not_available' });
    emulator.policy.trainingClosed = false;
    emulator.policy.dailyLimit = 1;
    await createJob(client);
    const error = await failure(createJob(client));
    expect(error).toMatchObject({ status: 429, type: 'invalid_request_error', code: 'daily_rate_limit_exceeded' });
    expect(error.message).toContain(`maximum of 1 fine-tuning requests per day for the model '${TRAINABLE_MODEL}'`);
    clock.advance(24 * HOUR);
    await createJob(client);
  });
});

test('a job that has ended cannot be cancelled', async () => {
  const { client, clock } = await openAi();
  const { id } = await createJob(client);
  clock.advance(HOUR);
  const error = await failure(client.fineTuning.jobs.cancel(id));
  expect(error.status).toBe(400);
  expect(error.message).toContain('succeeded');
});

test('unknown files, jobs and models are not found, each in its own words', async () => {
  const { client } = await openAi();
  expect((await failure(client.files.retrieve('file-x'))).message).toContain('No such File object: file-x');
  expect((await failure(client.fineTuning.jobs.retrieve('ftjob-x'))).code).toBe('fine_tune_not_found');
  expect((await failure(client.models.retrieve('ft:x'))).message).toContain("The model 'ft:x' does not exist");
});

test('only the given keys are let in', async () => {
  const { client, emulator } = await openAi({ apiKeys: ['sk-test'] });
  await client.models.list();
  const stranger = openAiClient(emulator, undefined, 'sk-other');
  expect(await failure(stranger.models.list())).toMatchObject({ status: 401, code: 'invalid_api_key' });
  expect((await fetch(`${emulator.url}/models`)).status).toBe(401);
});

test('what is not emulated is refused and remembered', async () => {
  const { client, emulator } = await openAi({ expectedViolations: 2 });
  expect(await failure(client.batches.list())).toMatchObject({ status: 404 });
  expect(await failure(createJob(client, { method: { type: 'reinforcement' } }))).toMatchObject({ status: 400 });
  expect(emulator.violations[0]).toContain('GET /v1/batches is not emulated');
});
