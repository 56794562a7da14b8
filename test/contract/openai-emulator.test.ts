import { createHash } from 'node:crypto';
import { getEncoding } from 'js-tiktoken';
import { expect, test } from 'vitest';
import { chatRows, createJob, openAi, TRAINABLE_MODEL, upload } from '../support/openai.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

test('a file comes back byte for byte, is listed, and is gone after its deletion', async () => {
  const { client } = await openAi();
  const text = `${chatRows(10).replace('helpful', 'hëlpful 🙂')}\r\n`;
  const file = await upload(client, text, 'train-abc.jsonl');

  expect(file).toMatchObject({ bytes: Buffer.byteLength(text), filename: 'train-abc.jsonl', purpose: 'fine-tune' });
  expect(await (await client.files.content(file.id)).text()).toBe(text);
  expect(await client.files.retrieve(file.id)).toEqual(file);
  expect((await client.files.list({ purpose: 'fine-tune' })).data).toEqual([file]);

  expect(await client.files.delete(file.id)).toEqual({ object: 'file', id: file.id, deleted: true });
  expect((await client.files.list()).data).toEqual([]);
});

test('a job goes from validation to a model by the clock alone', async () => {
  const { client, clock } = await openAi();
  const { id } = await createJob(client, { suffix: 'support', seed: 7 });
  const seen: string[] = [];
  for (const minutes of [0, 1, 2, 30]) {
    clock.advance(minutes * MINUTE);
    seen.push((await client.fineTuning.jobs.retrieve(id)).status);
  }
  expect(seen).toEqual(['validating_files', 'queued', 'running', 'succeeded']);

  const job = await client.fineTuning.jobs.retrieve(id);
  expect(job.fine_tuned_model).toMatch(/^ft:gpt-4\.1-mini-2025-04-14:acme:support:[A-Za-z0-9]{8}$/);
  expect(job).toMatchObject({ seed: 7, finished_at: job.created_at + 33 * 60, estimated_finish: null });
});

test('a healthy job carries an error object whose fields are all null', async () => {
  const { client } = await openAi();
  expect((await createJob(client)).error).toEqual({ code: null, message: null, param: null });
});

test('trained tokens follow the billing rule, counted here with another tokenizer', async () => {
  const { client, clock } = await openAi();
  const rows = chatRows(12);
  const training_file = (await upload(client, rows)).id;
  const method = { type: 'supervised', supervised: { hyperparameters: { n_epochs: 4 } } } as const;
  const { id } = await createJob(client, { training_file, method });
  expect((await client.fineTuning.jobs.retrieve(id)).trained_tokens).toBeNull();
  clock.advance(HOUR);

  const encoding = getEncoding('o200k_base');
  const parsed = rows
    .trim()
    .split('\n')
    .map(line => JSON.parse(line) as { messages: Record<string, string>[] });
  const perEpoch = parsed.reduce((total, { messages }) => {
    const tokens = messages.flatMap(Object.values).map(text => encoding.encode(text, [], []).length);
    return total + 1 + messages.length * 3 + tokens.reduce((sum, count) => sum + count, 0);
  }, 0);
  expect((await client.fineTuning.jobs.retrieve(id)).trained_tokens).toBe(perEpoch * 4);
});

test('hyperparameters are echoed, and auto becomes a number once the job runs', async () => {
  const { client, clock } = await openAi();
  const method = { type: 'supervised', supervised: { hyperparameters: { batch_size: 2 } } } as const;
  const { id, hyperparameters } = await createJob(client, { method });
  expect(hyperparameters).toEqual({ n_epochs: 'auto', batch_size: 2, learning_rate_multiplier: 'auto' });
  clock.advance(3 * MINUTE);
  const running = await client.fineTuning.jobs.retrieve(id);
  expect(running.hyperparameters).toEqual({ n_epochs: 10, batch_size: 2, learning_rate_multiplier: 1.8 });
  expect(running.estimated_finish).toBe(running.created_at + 33 * 60);
});

test('jobs are listed newest first, in pages, and by metadata', async () => {
  const { client, clock } = await openAi();
  const training_file = (await upload(client)).id;
  const created: string[] = [];
  for (let index = 0; index < 25; index += 1) {
    clock.advance(1000);
    created.unshift((await createJob(client, { training_file, metadata: { parity: String(index % 2) } })).id);
  }
  const bare = await createJob(client, { training_file });
  created.unshift(bare.id);

  const first = await client.fineTuning.jobs.list();
  expect(first.data.map(job => job.id)).toEqual(created.slice(0, 20));
  expect(first.has_more).toBe(true);
  const all: string[] = [];
  for await (const job of client.fineTuning.jobs.list({ limit: 7 })) all.push(job.id);
  expect(all).toEqual(created);

  const odd = await client.fineTuning.jobs.list({ metadata: { parity: '1' }, limit: 100 });
  expect(odd.data).toHaveLength(12);
  expect((await client.fineTuning.jobs.list({ metadata: { parity: '2' } })).data).toEqual([]);
  expect((await client.fineTuning.jobs.list({ query: { metadata: 'null' } })).data.map(job => job.id)).toEqual([
    bare.id,
  ]);
});

test('a listing lag hides a new job from the list and not from its ID', async () => {
  const { client, clock } = await openAi({ listingLag: 30 });
  const { id } = await createJob(client);
  expect((await client.fineTuning.jobs.list()).data).toEqual([]);
  expect((await client.fineTuning.jobs.retrieve(id)).id).toBe(id);
  clock.advance(30_000);
  expect((await client.fineTuning.jobs.list()).data.map(job => job.id)).toEqual([id]);
});

test('events, checkpoints and the result file tell the run', async () => {
  const { client, clock } = await openAi();
  const { id } = await createJob(client, { hyperparameters: { n_epochs: 5 } });
  expect((await client.fineTuning.jobs.listEvents(id)).data).toHaveLength(2);
  expect((await client.fineTuning.jobs.checkpoints.list(id)).data).toEqual([]);
  clock.advance(HOUR);

  const events = (await client.fineTuning.jobs.listEvents(id)).data;
  const job = await client.fineTuning.jobs.retrieve(id);
  expect(events.map(event => event.message)).toContain(`New fine-tuned model created: ${job.fine_tuned_model}`);
  expect(events.filter(event => event.type === 'metrics')).toHaveLength(5);
  expect(new Set(events.map(event => event.id)).size).toBe(events.length);

  const checkpoints = (await client.fineTuning.jobs.checkpoints.list(id)).data;
  expect(checkpoints.map(checkpoint => checkpoint.step_number)).toEqual([50, 40, 30]);
  expect(checkpoints[0]?.fine_tuned_model_checkpoint).toBe(job.fine_tuned_model);
  const csv = await (await client.files.content(job.result_files[0] ?? '')).text();
  expect(csv.trim().split('\n')).toHaveLength(6);
});

test('a fine-tuned model answers, is listed, can be trained further, and is gone after its deletion', async () => {
  const { client, clock } = await openAi();
  const first = await createJob(client, { suffix: 'one' });
  clock.advance(HOUR);
  const model = (await client.fineTuning.jobs.retrieve(first.id)).fine_tuned_model ?? '';
  expect((await client.models.list()).data.map(({ id }) => id)).toContain(model);
  const ask = () => client.chat.completions.create({ model, messages: [{ role: 'user', content: 'Hello?' }] });
  expect((await ask()).choices[0]?.message.content).toBe((await ask()).choices[0]?.message.content);

  const second = await createJob(client, { model, suffix: 'two' });
  clock.advance(HOUR);
  const further = (await client.fineTuning.jobs.retrieve(second.id)).fine_tuned_model;
  expect(further).toMatch(/^ft:gpt-4\.1-mini-2025-04-14:acme:two:/);

  expect((await client.models.delete(model)).deleted).toBe(true);
  await expect(client.models.retrieve(model)).rejects.toMatchObject({ status: 404, code: 'model_not_found' });
});

test('models carry their shutdown date, and answer no more from that day on', async () => {
  const { client, clock } = await openAi();
  expect((await client.models.retrieve(TRAINABLE_MODEL)).shutdown_date).toBe('2027-01-14');
  const { id } = await createJob(client);
  clock.advance(HOUR);
  const tuned = (await client.fineTuning.jobs.retrieve(id)).fine_tuned_model ?? '';
  clock.advance(Date.parse('2027-01-14T00:00:00Z') - clock.now());
  for (const model of [TRAINABLE_MODEL, tuned])
    await expect(client.models.retrieve(model)).rejects.toMatchObject({ status: 404 });
});

test('the meter counts what costs money, by file and by metadata, and a cancel never takes it back', async () => {
  const { client, clock, emulator } = await openAi();
  const rows = chatRows(11);
  const training_file = (await upload(client, rows)).id;
  const trainingSha256 = createHash('sha256').update(rows).digest('hex');
  const early = await createJob(client, { training_file, metadata: { spec: 'a' } });
  const late = await createJob(client, { metadata: { spec: 'b' } });
  await client.fineTuning.jobs.cancel(early.id);
  expect([emulator.meter.createdJobs(), emulator.meter.paidJobs()]).toEqual([2, 0]);

  clock.advance(3 * MINUTE);
  expect(emulator.meter.paidJobs()).toBe(1);
  expect((await client.fineTuning.jobs.cancel(late.id)).status).toBe('cancelled');
  clock.advance(HOUR);
  expect(emulator.meter.paidJobs()).toBe(1);
  expect(emulator.meter.paidJobs({ metadata: { spec: 'b' } })).toBe(1);
  expect(emulator.meter.createdJobs({ trainingSha256 })).toBe(1);
  expect(emulator.meter.paidJobs({ trainingSha256 })).toBe(0);
});

test('mutating calls are told apart from looking', async () => {
  const { client, emulator } = await openAi();
  await client.fineTuning.jobs.list();
  const before = emulator.history.length;
  const { id } = await createJob(client);
  await client.fineTuning.jobs.retrieve(id);
  const calls = emulator.mutatingCalls(before).map(({ method, path }) => `${method} ${path}`);
  expect(calls).toEqual(['POST /v1/files', 'POST /v1/fine_tuning/jobs']);
});
