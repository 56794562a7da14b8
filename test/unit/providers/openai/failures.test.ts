import OpenAI from 'openai';
import { describe, expect, test } from 'vitest';
import { createFailure, describeFailure, refusal } from '../../../../src/providers/openai/failures.ts';
import { UnexpectedReply } from '../../../../src/providers/openai/replies.ts';

/** The SDK's own error for a reply. */
function apiError(status: number, code: string | null = null, message = 'No.', body?: unknown): Error {
  return OpenAI.APIError.generate(status, body ?? ({ error: { message, code } } as object), undefined, new Headers());
}

describe('a failed create', () => {
  test.each([
    [400, null, 'Unknown parameter', 'refused for good'],
    [400, 'model_not_available', 'Model x is not available', 'refused for good'],
    [400, null, 'file-abc is not ready', 'refused for now'],
    [400, null, 'No such File object: file-abc', 'refused for now'],
    [401, 'invalid_api_key', 'Incorrect API key provided', 'refused for now'],
    [403, 'training_not_available', 'OpenAI is winding down', 'refused for good'],
    [403, 'missing_scope', 'Missing scopes: api.fine_tuning.jobs.write', 'refused for now'],
    [413, null, 'Too large', 'refused for good'],
    [422, null, 'Unprocessable', 'refused for good'],
    [429, 'daily_rate_limit_exceeded', 'maximum of 3 per day', 'refused for now'],
    [429, 'insufficient_quota', 'quota', 'refused for now'],
    [429, 'project_spend_limit_exceeded', 'limit', 'refused for now'],
    [429, 'organization_spend_limit_exceeded', 'limit', 'refused for now'],
    [408, null, 'Timeout', 'unknown'],
    [409, null, 'Conflict', 'unknown'],
    [429, 'rate_limit_exceeded', 'Slow down', 'unknown'],
    [429, null, 'Slow down', 'unknown'],
    [500, 'server_error', 'Oops', 'unknown'],
    [502, null, 'Bad gateway', 'unknown'],
    [503, null, 'Overloaded', 'unknown'],
    [529, null, 'Overloaded', 'unknown'],
  ])('with %d %s "%s" is %s', (status, code, message, verdict) => {
    const outcome = createFailure(apiError(status, code, message));
    expect(outcome.kind === 'refused' ? `refused for ${outcome.forGood ? 'good' : 'now'}` : outcome.kind).toBe(verdict);
  });

  test.each([
    ['no connection', new OpenAI.APIConnectionError({ message: 'ECONNRESET' }), 'the connection failed'],
    ['no answer', new OpenAI.APIConnectionTimeoutError(), 'no answer in time'],
    ['an abort', new OpenAI.APIUserAbortError(), 'HTTP ?'],
    [
      'a strange reply',
      new UnexpectedReply('the reply is not a fine-tuning job'),
      'the reply is not a fine-tuning job',
    ],
    ['a cut-off reply', new TypeError('terminated'), 'terminated'],
    ['something that is no error', 'boom', 'an unknown failure'],
    ['nothing', undefined, 'an unknown failure'],
  ])('with %s is unknown, because a job may exist', (_what, error, why) => {
    expect(createFailure(error)).toEqual({ kind: 'unknown', why });
  });

  test('with a refusal tells the provider’s code and words', () => {
    expect(createFailure(apiError(403, 'training_not_available', 'Winding down.'))).toEqual({
      kind: 'refused',
      code: 'training_not_available',
      message: 'Winding down.',
      forGood: true,
    });
  });
});

describe('a refusal', () => {
  test('without a code is named by its status', () => {
    expect(refusal(apiError(404))).toEqual({ status: 404, code: 'http_404', message: 'No.' });
  });

  test.each<[string, unknown]>([
    ['text', 'a plain text'],
    ['a list', [1]],
    ['an error that is a text', { error: 'no' }],
    ['a message that is a number', { error: { message: 7 } }],
  ])('with %s for a body has no words', (_what, body) => {
    expect(refusal(apiError(400, null, '', body))).toMatchObject({ status: 400, message: '' });
  });

  test('is cut to a line of 300 characters', () => {
    expect(refusal(apiError(400, null, 'x'.repeat(5_000)))?.message).toHaveLength(300);
  });
});

test.each<[string, unknown, string]>([
  ['an API error', apiError(500, 'server_error', 'Oops'), 'HTTP 500 server_error Oops'],
  ['an API error without words', apiError(502, null, ''), 'HTTP 502'],
  ['a long error', new Error('y'.repeat(5_000)), 'y'.repeat(300)],
])('%s is told in a short line', (_what, error, line) => expect(describeFailure(error)).toBe(line));

test('headers, which hold the key, are never told', () => {
  const headers = new Headers({ authorization: 'Bearer sk-secret', 'x-request-id': 'sk-secret' });
  const error = OpenAI.APIError.generate(500, { error: { message: 'Oops' } }, undefined, headers);
  expect(describeFailure(error)).toBe('HTTP 500  Oops');
});
