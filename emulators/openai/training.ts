import { type JobCourse, startsAt } from './lifecycle.ts';
import type { Hyperparameters } from './requests.ts';

/** One look at the metrics, at the end of an epoch. */
interface Measurement {
  readonly at: number;
  readonly step: number;
  readonly loss: number;
  readonly accuracy: number;
}

export interface TrainingPlan {
  readonly epochs: number;
  readonly batchSize: number;
  readonly learningRateMultiplier: number;
  readonly totalSteps: number;
  readonly measurements: readonly Measurement[];
}

/** What the job will do once it runs: `auto` becomes a number, as OpenAI shows it from then on. */
export function planTraining(parameters: Hyperparameters, examples: number, course: JobCourse): TrainingPlan {
  const epochs = parameters.n_epochs === 'auto' ? defaultEpochs(examples) : parameters.n_epochs;
  const batchSize = parameters.batch_size === 'auto' ? 1 : parameters.batch_size;
  const stepsPerEpoch = Math.ceil(examples / batchSize);
  const measurements = Array.from({ length: epochs }, (_, index) => {
    const epoch = index + 1;
    return {
      at: startsAt(course) + Math.floor((course.timings.running * epoch) / epochs),
      step: stepsPerEpoch * epoch,
      loss: rounded(2 / (1 + epoch)),
      accuracy: rounded(epoch / (1 + epoch)),
    };
  });
  return {
    epochs,
    batchSize,
    learningRateMultiplier: parameters.learning_rate_multiplier === 'auto' ? 1.8 : parameters.learning_rate_multiplier,
    totalSteps: stepsPerEpoch * epochs,
    measurements,
  };
}

/** The rule of OpenAI's data preparation notebook; it held in five published jobs of 2024. */
function defaultEpochs(examples: number): number {
  if (examples * 3 < 100) return Math.min(25, Math.floor(100 / Math.max(1, examples)));
  if (examples * 3 > 25_000) return Math.max(1, Math.floor(25_000 / examples));
  return 3;
}

/** The result file: the columns of OpenAI's fine-tuning guide of December 2024. */
export function resultCsv(plan: TrainingPlan): Uint8Array {
  const lines = plan.measurements.map(({ step, loss, accuracy }) => `${step},${loss},${accuracy},,`);
  return Buffer.from(['step,train_loss,train_accuracy,valid_loss,valid_mean_token_accuracy', ...lines, ''].join('\n'));
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
