import OpenAI from 'openai';
import { findSecrets } from '../../core/dataset/sensitive/find-secrets.ts';
import type { CreateOutcome } from '../../core/reconcile/effects.ts';

// 429s that are a decision and not a moment (OpenAI rate-limit guide and published bodies, 2026): no job was made.
const DEFINITE_429 = new Set([
  'daily_rate_limit_exceeded',
  'insufficient_quota',
  'project_spend_limit_exceeded',
  'organization_spend_limit_exceeded',
]);

/** A definite refusal by OpenAI, or `null` when the failure leaves open whether anything happened. */
export function refusal(error: unknown): { status: number; code: string; message: string } | null {
  if (!(error instanceof OpenAI.APIError) || typeof error.status !== 'number') return null;
  const { status } = error;
  const code = error.code ?? `http_${status}`;
  if (status < 400 || status >= 500 || status === 408 || status === 409) return null;
  if (status === 429 && !DEFINITE_429.has(code)) return null;
  return { status, code, message: bodyMessage(error) };
}

/** Reads a failed create: the only refusals that end a spec for good are those that asking again cannot change. */
export function createFailure(error: unknown): CreateOutcome {
  const refused = refusal(error);
  if (refused === null) return { kind: 'unknown', why: describeFailure(error) };
  // A key without the right scope is mended by its owner; an organisation that may not train stays that way.
  const isScope = refused.status === 403 && refused.code !== 'training_not_available';
  const mayChange = [401, 429].includes(refused.status) || isScope || /not ready|no such file/i.test(refused.message);
  return { kind: 'refused', code: refused.code, message: refused.message, forGood: !mayChange };
}

/** A short line without headers, bodies or keys. The text may come from the provider: escape before showing. */
export function describeFailure(error: unknown): string {
  if (error instanceof OpenAI.APIConnectionTimeoutError) return 'no answer in time';
  if (error instanceof OpenAI.APIConnectionError) return 'the connection failed';
  if (error instanceof OpenAI.APIError)
    return `HTTP ${error.status ?? '?'} ${error.code ?? ''} ${bodyMessage(error)}`.trim();
  return error instanceof Error ? error.message.slice(0, 300) : 'an unknown failure';
}

function bodyMessage(error: InstanceType<typeof OpenAI.APIError>): string {
  const body: unknown = error.error;
  const message =
    typeof body === 'object' && body !== null && 'message' in body && typeof body.message === 'string'
      ? body.message
      : '';
  return providerWords(message).slice(0, 300);
}

/** What the provider says. It may quote a line of an uploaded file, which may hold a secret. */
export function providerWords(message: string): string {
  const [secret] = findSecrets(message);
  return secret === undefined ? message : `(not shown: the provider's words hold ${secret})`;
}
