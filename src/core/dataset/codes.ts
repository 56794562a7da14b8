import { READER_CODES } from '../diagnostics/codes/dataset-codes.ts';
import { CHAT_CODES } from './chat-codes.ts';
import { PREFERENCE_CODES } from './preference-codes.ts';
import { PROMPT_COMPLETION_CODES } from './prompt-completion-shape.ts';
import { REINFORCEMENT_CODES } from './reinforcement-shape.ts';
import type { AnyCode } from './rule.ts';
import { RULES } from './rules.generated.ts';

/** Every code an inspection can hold. */
export const DATASET_CODES: readonly AnyCode[] = [
  ...READER_CODES,
  ...CHAT_CODES,
  ...PREFERENCE_CODES,
  ...REINFORCEMENT_CODES,
  ...PROMPT_COMPLETION_CODES,
  ...RULES.flatMap(rule => rule.codes),
];
