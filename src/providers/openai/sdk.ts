import OpenAI from 'openai';
import type { ClockWitness } from '../../ports.ts';
import { checkBaseUrl } from './base-url.ts';
import { guardedFetch } from './guarded-fetch.ts';

export interface OpenAiOptions {
  readonly apiKey: string;
  readonly baseUrl: string;
  readonly project: string | null;
  readonly witness?: ClockWitness;
}

/**
 * The SDK, built in this one way: nothing comes from the environment (the composition root removes `OPENAI_*` first),
 * nothing is retried unless a call says so, and nothing is logged.
 */
export function createSdk(options: OpenAiOptions): OpenAI {
  const url = checkBaseUrl(options.baseUrl);
  return new OpenAI({
    apiKey: options.apiKey,
    adminAPIKey: null,
    baseURL: url.href.replace(/\/$/, ''),
    organization: null,
    project: options.project,
    webhookSecret: null,
    maxRetries: 0,
    timeout: 60_000,
    logLevel: 'off',
    fetch: guardedFetch(url.origin, options.apiKey, options.witness),
    fetchOptions: { redirect: 'error' },
  });
}
