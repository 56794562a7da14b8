import OpenAI, { APIError, toFile } from 'openai';
import { expect, onTestFinished } from 'vitest';
import {
  type OpenAiEmulator,
  type OpenAiEmulatorOptions,
  startOpenAiEmulator,
} from '../../emulators/openai/openai-emulator.ts';
import { VirtualClock } from '../../emulators/server/virtual-clock.ts';

const OPENAI_START = Date.parse('2026-11-22T10:00:00Z');
export const TRAINABLE_MODEL = 'gpt-4.1-mini-2025-04-14';

interface Setup extends Partial<OpenAiEmulatorOptions> {
  /** Gaps of the emulator that the test reaches on purpose; absent: none. */
  readonly expectedViolations?: number;
  readonly fetch?: typeof fetch;
}

/** A running emulator and the real SDK on it, for one test. It ends with the test, which fails if the emulator did. */
export async function openAi(
  setup: Setup = {},
): Promise<{ clock: VirtualClock; emulator: OpenAiEmulator; client: OpenAI }> {
  const { expectedViolations = 0, fetch, ...options } = setup;
  const clock = options.clock ?? new VirtualClock(OPENAI_START);
  const emulator = await startOpenAiEmulator({ ...options, clock });
  onTestFinished(async () => {
    await emulator.close();
    expect(emulator.violations).toHaveLength(expectedViolations);
  });
  return { clock, emulator, client: openAiClient(emulator, fetch) };
}

/** The SDK without retries, so that each fault is seen once. */
export function openAiClient(emulator: OpenAiEmulator, fetch?: typeof globalThis.fetch, apiKey = 'sk-test'): OpenAI {
  return new OpenAI({ baseURL: emulator.url, apiKey, maxRetries: 0, timeout: 10_000, ...(fetch && { fetch }) });
}

/** A training file of `count` small chat examples, all different. */
export function chatRows(count: number): string {
  const rows = Array.from({ length: count }, (_, index) => ({
    messages: [
      { role: 'system', content: 'You are a helpful support agent.' },
      { role: 'user', content: `Where is order ${index + 1}?` },
      { role: 'assistant', content: `Order ${index + 1} is on its way.` },
    ],
  }));
  return `${rows.map(row => JSON.stringify(row)).join('\n')}\n`;
}

export async function upload(client: OpenAI, text = chatRows(10), name = 'train.jsonl'): Promise<OpenAI.FileObject> {
  return client.files.create({ file: await toFile(Buffer.from(text), name), purpose: 'fine-tune' });
}

/** Uploads ten examples and creates a job on them. */
export async function createJob(
  client: OpenAI,
  more: Partial<OpenAI.FineTuning.JobCreateParams> = {},
): Promise<OpenAI.FineTuning.FineTuningJob> {
  const training_file = more.training_file ?? (await upload(client)).id;
  return client.fineTuning.jobs.create({ model: TRAINABLE_MODEL, ...more, training_file });
}

/** The SDK's error of a call that must fail. */
export async function failure(call: Promise<unknown>): Promise<APIError> {
  const error = await call.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof APIError)) throw new Error('The call did not fail as an API call does', { cause: error });
  return error;
}

/** A training file of `count` pairs of answers, all different. */
export function preferenceRows(count: number, worse = 'No idea.'): string {
  const rows = Array.from({ length: count }, (_, index) => ({
    input: { messages: [{ role: 'user', content: `Where is order ${index + 1}?` }] },
    preferred_output: [{ role: 'assistant', content: `Order ${index + 1} is on its way.` }],
    non_preferred_output: [{ role: 'assistant', content: worse }],
  }));
  return `${rows.map(row => JSON.stringify(row)).join('\n')}\n`;
}
