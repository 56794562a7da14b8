import type { Accuracy, AccuracyGroup } from '../core/ledger/accuracy.ts';
import type { JobAccuracy } from '../core/ledger/job-accuracy.ts';
import { visible } from '../core/report/escape.ts';
import { counted, integer, signedPercent } from '../core/report/format.ts';
import { JSON_SCHEMA_VERSION } from '../core/report/json.ts';

/** How close the estimates came to the bills: the total, then group by group, then job by job. */
export function accuracyText({ jobs, incomparable, overall, byQuality, byBaseModel }: Accuracy): string {
  const left = incomparable === 0 ? [] : [`${counted(incomparable, 'training')} without an estimate or a bill.`];
  if (overall === null)
    return `${['No training has both an estimate and a bill yet.', ...left, 'After the first one has succeeded, this says how close the estimate came.'].join('\n')}\n`;
  const lines = [
    `${counted(overall.jobs, 'training')}: ${comparison(overall)}.`,
    ...left,
    '',
    'By quality of the estimate:',
    ...byQuality.map(groupLine),
    'By base model:',
    ...byBaseModel.map(groupLine),
    'By training, latest first:',
    ...jobs.map(jobLine),
  ];
  return `${lines.join('\n')}\n`;
}

function comparison({ estimated, billed, error, within, outside }: AccuracyGroup): string {
  const judged = within + outside;
  const verdict =
    judged === 0
      ? 'no band recorded'
      : `${integer(within)} of ${integer(judged)} within ${judged === 1 ? 'its band' : 'their bands'}`;
  return `${integer(estimated)} tokens estimated, ${integer(billed)} billed (${signedPercent(error)}), ${verdict}`;
}

function groupLine(group: AccuracyGroup): string {
  const largest = group.jobs === 1 ? '' : `, at most ${signedPercent(group.largest)}`;
  return `  ${visible(group.name)}: ${counted(group.jobs, 'training')}, ${comparison(group)}${largest}`;
}

function jobLine(job: JobAccuracy): string {
  const { model, jobId, estimated, billed, error, quality, digest } = job;
  return `  ${visible(model)}  ${visible(jobId ?? 'no job')}  spec ${digest.slice(0, 12)}  ${integer(estimated)} estimated, ${integer(billed)} billed (${signedPercent(error)}), ${quality ?? 'quality not recorded'}: ${bandWords(job)}`;
}

function bandWords({ bandTokens, isWithin }: JobAccuracy): string {
  if (bandTokens === null) return 'no band';
  const { low, high } = bandTokens;
  const size = low === high ? 'exactly' : `${integer(low)} to ${integer(high)}`;
  return isWithin === true ? `within its band (${size})` : `outside of its band (${size})`;
}

export function accuracyJson({ jobs, incomparable, overall, byQuality, byBaseModel }: Accuracy): object {
  return {
    schemaVersion: JSON_SCHEMA_VERSION,
    overall: overall === null ? null : groupJson(overall),
    byQuality: byQuality.map(groupJson),
    byBaseModel: byBaseModel.map(groupJson),
    trainings: jobs.map(job => ({
      specDigest: job.digest,
      model: job.model,
      baseModel: job.baseModel,
      jobId: job.jobId,
      endedAt: job.endedAt,
      estimatedTokens: job.estimated,
      trainedTokens: job.billed,
      estimateError: job.error,
      tokenQuality: job.quality,
      band: job.band,
      bandTokens: job.bandTokens,
      withinBand: job.isWithin,
    })),
    notComparable: incomparable,
  };
}

function groupJson({ name, jobs, estimated, billed, error, largest, within, outside }: AccuracyGroup): object {
  return {
    name,
    trainings: jobs,
    estimatedTokens: estimated,
    trainedTokens: billed,
    estimateError: error,
    largestError: largest,
    withinBand: within,
    outsideBand: outside,
  };
}
