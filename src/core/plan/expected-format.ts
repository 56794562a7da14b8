import type { TrainableFormat } from '../dataset/inspection.ts';
import type { Method } from '../manifest/schema.ts';
import type { BaseModel } from '../prices/catalog.ts';

/**
 * The format that a dataset must have: the method decides it, and of supervised training the base model (OpenAI's API
 * reference, `training_file`, 2026-08-21). Any other base model chats.
 */
export function expectedFormat(method: Method, base: Pick<BaseModel, 'format'> | undefined): TrainableFormat {
  switch (method) {
    case 'supervised':
      return base?.format === 'prompt-completion' ? 'prompt-completion' : 'chat';
    case 'dpo':
      return 'preference';
    case 'reinforcement':
      return 'reinforcement';
  }
}
