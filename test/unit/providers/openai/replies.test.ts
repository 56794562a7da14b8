import { describe, expect, test } from 'vitest';
import {
  FileId,
  JobId,
  readFileId,
  readJob,
  readPage,
  UnexpectedReply,
} from '../../../../src/providers/openai/replies.ts';
import { BASE_MODEL } from '../../../support/builders.ts';

/** A job as OpenAI sends it (API reference, 2026-08-21), with some fields the reference does not name. */
const reply = {
  object: 'fine_tuning.job',
  id: 'ftjob-abc123',
  created_at: 1_795_000_000,
  finished_at: null,
  model: BASE_MODEL,
  fine_tuned_model: null,
  organization_id: 'org-1',
  status: 'running',
  trained_tokens: null,
  training_file: 'file-abc',
  validation_file: null,
  hyperparameters: { n_epochs: 3 },
  metadata: { ftg_v: '1' },
  error: { code: null, message: null, param: null },
  shared_with_openai: false,
};
const ID = `ft:${BASE_MODEL}:acme:tone:9XkQ2abc`;
const succeeded = { ...reply, status: 'succeeded', fine_tuned_model: ID, trained_tokens: 18_000 };

test('a running job is read, and unknown fields pass', () => {
  expect(readJob(reply)).toEqual({
    id: 'ftjob-abc123',
    status: 'running',
    statusText: 'running',
    createdAt: 1_795_000_000,
    baseModel: BASE_MODEL,
    trainingFile: 'file-abc',
    metadata: { ftg_v: '1' },
    modelId: null,
    trainedTokens: null,
    error: null,
  });
});

test.each(['validating_files', 'queued', 'running', 'succeeded', 'failed', 'cancelled'])(
  '%s is a known status',
  status => {
    expect(readJob({ ...reply, status }).status).toBe(status);
  },
);

test.each(['paused', 'pausing', '', 'Succeeded', '__proto__'])(
  'the status "%s" is kept for people and not acted on',
  status => {
    expect(readJob({ ...succeeded, status })).toMatchObject({
      status: 'unrecognised',
      statusText: status,
      modelId: null,
    });
  },
);

test('a failure is told with its code and words', () => {
  const error = { code: 'invalid_training_file', message: 'Line 3.', param: 'training_file' };
  expect(readJob({ ...reply, status: 'failed', error }).error).toEqual({
    code: 'invalid_training_file',
    message: 'Line 3.',
  });
  expect(readJob({ ...reply, error: { code: 'x' } }).error).toEqual({ code: 'x', message: '' });
  expect(readJob({ ...reply, error: null }).error).toBeNull();
});

test('missing optional fields read as nothing', () => {
  const { metadata: _m, fine_tuned_model: _f, trained_tokens: _t, error: _e, ...least } = reply;
  expect(readJob(least)).toMatchObject({ metadata: {}, modelId: null, trainedTokens: null, error: null });
});

describe('the model’s ID', () => {
  test('is read when the job succeeded', () => expect(readJob(succeeded).modelId).toBe(ID));

  test('may stand on a fine-tuned model', () => {
    const model = 'ft:gpt-4.1-mini-2025-04-14:acme::first';
    expect(readJob({ ...succeeded, model }).modelId).toBe(ID);
  });

  test.each([
    ['is missing', null],
    ['is empty', ''],
    ['is no ID', 'gpt-4.1-mini'],
    ['is on another base model', 'ft:gpt-4.1-2025-04-14:acme:tone:9XkQ2abc'],
    ['is on a base model of which ours is only the start', `ft:${BASE_MODEL}-evil:acme:tone:x`],
    ['would break out of the line', `${ID}"\nevil: true`],
    ['has a line break at its end', `${ID}\n`],
    ['has a space', `${ID} `],
    ['has a slash', `${ID}/../x`],
    ['is endless', `${ID}${'x'.repeat(300)}`],
  ])('is not published when it %s', (_what, fine_tuned_model) => {
    expect(readJob({ ...succeeded, fine_tuned_model })).toMatchObject({ status: 'succeeded', modelId: null });
  });

  test.each(['running', 'failed', 'cancelled'])('is not published while the job is %s', status => {
    expect(readJob({ ...succeeded, status }).modelId).toBeNull();
  });
});

describe('a reply is refused when', () => {
  test.each<[string, unknown]>([
    ['it is text', '<html></html>'],
    ['it is nothing', undefined],
    ['it is null', null],
    ['it is a list', [reply]],
    ['it is empty', {}],
    ['its ID is empty', { ...reply, id: '' }],
    ['its ID has a slash', { ...reply, id: 'ftjob-../../models' }],
    ['its ID is a path', { ...reply, id: '../ftjob-1' }],
    ['its ID has a line break', { ...reply, id: 'ftjob-1\n' }],
    ['its ID is endless', { ...reply, id: `ftjob-${'x'.repeat(65)}` }],
    ['its ID is a number', { ...reply, id: 7 }],
    ['its ID is of a file', { ...reply, id: 'file-abc' }],
    ['its file is no ID', { ...reply, training_file: 'train.jsonl' }],
    ['its model is endless', { ...reply, model: 'm'.repeat(257) }],
    ['its model’s ID is endless', { ...reply, fine_tuned_model: 'm'.repeat(10_000_000) }],
    ['its status is a number', { ...reply, status: 3 }],
    ['its status is endless', { ...reply, status: 's'.repeat(41) }],
    ['its time is a text', { ...reply, created_at: '2026-11-22' }],
    ['its time is before 1970', { ...reply, created_at: -1 }],
    ['its time is after the year 9999', { ...reply, created_at: 253_402_300_800 }],
    ['its tokens are negative', { ...reply, trained_tokens: -1 }],
    ['its tokens are a fraction', { ...reply, trained_tokens: 1.5 }],
    ['its tokens could never be billed exactly', { ...reply, trained_tokens: Number.MAX_SAFE_INTEGER }],
    ['its metadata hold a number', { ...reply, metadata: { ftg_v: 1 } }],
    ['its metadata are a list', { ...reply, metadata: ['x'] }],
    ['its error is a text', { ...reply, error: 'broken' }],
  ])('%s', (_what, hostile) => expect(() => readJob(hostile)).toThrow(UnexpectedReply));
});

test('a refusal names no part of the reply', () => {
  expect(() => readJob({ ...reply, id: 'sk-secret' })).toThrow('the reply is not a fine-tuning job');
});

test.each([0, 253_402_300_799])('the instant %d has an ISO form that the ledger can hold', createdAt => {
  expect(new Date(readJob({ ...reply, created_at: createdAt }).createdAt * 1000).toISOString()).toMatch(/^\d{4}-/);
});

describe('a page', () => {
  test('has items and says whether there are more', () => {
    expect(readPage({ object: 'list', data: [1], has_more: true })).toEqual({ items: [1], hasMore: true });
  });

  test.each<[string, unknown]>([
    ['says nothing about more', { data: [] }],
    ['has no list', { has_more: false }],
    ['has an object for a list', { data: {}, has_more: false }],
    ['says "false" as text', { data: [], has_more: 'false' }],
    ['is text', '{"data":[],"has_more":false}'],
  ])('that %s is no page, so that it never reads as an empty one', (_what, page) => {
    expect(() => readPage(page)).toThrow(UnexpectedReply);
  });
});

test.each([{ id: 'file-abc' }, { id: 'file-A_b-9', bytes: 1 }])('%j is an uploaded file', reply => {
  expect(readFileId(reply)).toBe(reply.id);
});

test.each<[unknown]>([[{ id: '' }], [{ id: 'file-' }], [{ id: 'file-../x' }], [{}], ['file-abc']])(
  '%j is no file',
  reply => {
    expect(() => readFileId(reply)).toThrow(UnexpectedReply);
  },
);

test.each(['', 'ftjob-', '.', '..', 'ftjob-a/b', 'ftjob-a%2fb', 'ftjob-é'])('"%s" is never put into a path', id => {
  expect(JobId.safeParse(id).success).toBe(false);
  expect(FileId.safeParse(id.replace('ftjob', 'file')).success).toBe(false);
});
