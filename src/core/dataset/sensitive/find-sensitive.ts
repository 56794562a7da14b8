import { findPersonalData } from './find-personal-data.ts';
import { findSecrets } from './find-secrets.ts';
import type { SensitiveKind } from './kinds.ts';

/** Every kind of secret and of personal data in a text, each once; never the values. Pure and linear in time. */
export function findSensitive(text: string): SensitiveKind[] {
  return [...findSecrets(text), ...findPersonalData(text)];
}
