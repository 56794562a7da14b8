import { createHash } from 'node:crypto';
import { DATASET_CODES } from './codes.ts';

/** The rules and their wording, so that what other rules wrote is not taken for what these would. */
export function rulesHash(): string {
  const words = DATASET_CODES.map(({ code, severity, headline, fix }) => [code, severity, headline, fix]);
  return createHash('sha256').update(JSON.stringify(words)).digest('hex');
}
