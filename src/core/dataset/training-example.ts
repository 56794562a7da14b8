import type { ChatExample } from './chat-example.ts';
import type { TrainableFormat } from './inspection.ts';

/**
 * One line of a dataset as the conversations that it stands for: one, or for a preference two, the input with the
 * preferred answer and the input with the other one.
 */
export interface TrainingExample {
  readonly format: TrainableFormat;
  readonly conversations: readonly [ChatExample, ...ChatExample[]];
}
