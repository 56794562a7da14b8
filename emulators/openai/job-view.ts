import { billedTokens } from './billing.ts';
import { lettersFrom } from './ids.ts';
import type { Job } from './jobs.ts';
import { endsAt, momentOf, startsAt, validatedAt } from './lifecycle.ts';
import { ORGANISATION } from './organisation.ts';
import type { CheckpointReply, EventReply, JobReply } from './replies.ts';

/** OpenAI keeps the last three checkpoints. */
const KEPT_CHECKPOINTS = 3;

/** The job as the API shows it at `now`. */
export function describeJob(job: Job, now: number): JobReply {
  const { status, finishedAt } = momentOf(job, now);
  const succeeded = status === 'succeeded';
  const method = describeMethod(job, now);
  return {
    object: 'fine_tuning.job',
    id: job.id,
    created_at: job.createdAt,
    finished_at: finishedAt,
    estimated_finish: status === 'running' ? endsAt(job) : null,
    model: job.request.model,
    fine_tuned_model: succeeded ? job.modelId : null,
    organization_id: ORGANISATION.id,
    status,
    hyperparameters: method.type === 'supervised' ? method.supervised.hyperparameters : null,
    method,
    result_files: succeeded && job.resultFile !== null ? [job.resultFile.id] : [],
    trained_tokens: succeeded ? billedTokens(job.base.encoding, job.rows) * job.plan.epochs : null,
    training_file: job.training.id,
    validation_file: job.validation?.id ?? null,
    seed: job.seed,
    integrations: [],
    metadata: job.request.metadata,
    error: shownError(job, status),
    user_provided_suffix: job.request.suffix,
    shared_with_openai: false,
  };
}

/** What `auto` became shows once the job runs. What `beta` then is, nobody wrote down; 0.1 is the usual one. */
function describeMethod({ request, plan, ...course }: Job, now: number): JobReply['method'] {
  const { method } = request;
  const isRunning = now >= startsAt(course);
  const chosen = isRunning
    ? { n_epochs: plan.epochs, batch_size: plan.batchSize, learning_rate_multiplier: plan.learningRateMultiplier }
    : request.hyperparameters;
  if (method.type === 'supervised') return { type: 'supervised', supervised: { hyperparameters: chosen } };
  const { beta } = method.dpo.hyperparameters;
  return { type: 'dpo', dpo: { hyperparameters: { ...chosen, beta: isRunning && beta === 'auto' ? 0.1 : beta } } };
}

function shownError(job: Job, status: JobReply['status']): JobReply['error'] {
  if (status !== 'failed' || job.failure === null) return { code: null, message: null, param: null };
  const { code, message, param } = job.failure;
  return { code, message, param };
}

/** What had happened by `now`, newest first. */
export function describeEvents(job: Job, now: number): readonly EventReply[] {
  const until = momentOf(job, now).finishedAt ?? now;
  const events: Pick<EventReply, 'created_at' | 'message' | 'level' | 'data'>[] = [];
  const say = (created_at: number, message: string, data = {}, level: EventReply['level'] = 'info') =>
    created_at <= until && events.push({ created_at, message, level, data });

  say(job.createdAt, `Created fine-tuning job: ${job.id}`);
  say(job.createdAt, `Validating training file: ${job.training.id}`);
  if (job.failure?.phase === 'validation') {
    say(validatedAt(job), job.failure.message, {}, 'error');
  } else {
    say(validatedAt(job), 'Files validated, moving job to queued state');
    say(startsAt(job), 'Fine-tuning job started');
    for (const { at, step, loss, accuracy } of job.plan.measurements) {
      const data = { step, total_steps: job.plan.totalSteps, train_loss: loss, train_mean_token_accuracy: accuracy };
      say(at, `Step ${step}/${job.plan.totalSteps}: training loss=${loss.toFixed(2)}`, data);
    }
    if (job.failure === null) {
      say(endsAt(job), `New fine-tuned model created: ${job.modelId}`);
      say(endsAt(job), 'The job has successfully completed');
    } else {
      say(endsAt(job), job.failure.message, {}, 'error');
    }
  }
  if (job.cancelledAt !== null) say(job.cancelledAt, 'Fine-tuning job cancelled');

  return events
    .map((event, index) => ({
      object: 'fine_tuning.job.event' as const,
      id: `ftevent-${lettersFrom(`${job.id}${index}`, 24)}`,
      type: Object.keys(event.data).length > 0 ? ('metrics' as const) : ('message' as const),
      ...event,
    }))
    .reverse();
}

/** The checkpoints of a job that succeeded, one for each of the last epochs, newest first. */
export function describeCheckpoints(job: Job, now: number): readonly CheckpointReply[] {
  if (momentOf(job, now).status !== 'succeeded') return [];
  const last = job.plan.measurements.at(-1);
  return job.plan.measurements
    .slice(-KEPT_CHECKPOINTS)
    .map(measured => ({
      object: 'fine_tuning.job.checkpoint' as const,
      id: `ftckpt_${lettersFrom(`${job.id}${measured.step}`, 24)}`,
      created_at: measured.at,
      fine_tuned_model_checkpoint: measured === last ? job.modelId : `${job.modelId}:ckpt-step-${measured.step}`,
      fine_tuning_job_id: job.id,
      metrics: { step: measured.step, train_loss: measured.loss, train_mean_token_accuracy: measured.accuracy },
      step_number: measured.step,
    }))
    .reverse();
}
