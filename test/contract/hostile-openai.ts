import type { ServerResponse } from 'node:http';
import type { JobRequest } from '../../src/core/reconcile/effects.ts';
import { createOpenAiProvider } from '../../src/providers/openai/client.ts';
import { type RawRequest, rawServer } from './raw-server.ts';

export const KEY = 'sk-proj-0123456789-very-secret';
/** Any valid request. */
export const request: JobRequest = {
  baseModel: 'gpt-4.1-mini-2025-04-14',
  trainingFile: 'file-abc',
  validationFile: null,
  method: 'supervised',
  beta: null,
  nEpochs: 3,
  batchSize: null,
  learningRateMultiplier: null,
  suffix: '',
  seed: 42,
  name: 'ftg-000000000007',
  metadata: { ftg_repo: '4711' },
};
/** A job as OpenAI sends it. */
export const job = {
  id: 'ftjob-1',
  created_at: 1_795_000_000,
  model: 'gpt-4.1-mini-2025-04-14',
  training_file: 'file-abc',
  status: 'queued',
  metadata: { ftg_repo: '4711' },
};
/** A failure as OpenAI words it. */
export const failure = (message: string, code: string | null = null) => ({
  error: { message, code, type: 'x', param: null },
});

/** Our client on a server that answers like this. */
export async function providerOn(answer: (response: ServerResponse, request: RawRequest) => void) {
  const server = await rawServer(answer);
  return { ...server, provider: createOpenAiProvider({ apiKey: KEY, baseUrl: `${server.url}/v1`, project: null }) };
}

/** Promises a whole body and closes the connection in the middle of it. */
export function cutOff(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': String(body.length) });
  response.write(body.slice(0, body.length / 2), () => response.destroy());
}
