import type { Ledger } from '../core/ledger/schema.ts';
import type { ExistingJob } from '../core/plan/existing-job.ts';
import type { DesiredModel } from '../core/plan/plan.ts';
import type { FineTuningProvider, JobArchive } from '../ports.ts';
import { UserError } from './user-error.ts';

/** A job by its own id, or by that of the model which it made. */
export async function findJob(archive: JobArchive, id: string): Promise<ExistingJob> {
  if (!id.startsWith('ft:')) {
    if (!/^ftjob-[\w-]{1,64}$/.test(id))
      throw new UserError('That is no id of a job or a model.', { fix: 'Give one that begins with ftjob- or ft:.' });
    const existing = await archive.job(id);
    if (existing !== null) return existing;
    throw new UserError('The provider has no such job.', { fix: 'Check the id, and that the key is of its project.' });
  }
  const existing = (await archive.jobs()).find(({ job }) => job.modelId === id);
  if (existing !== undefined) return existing;
  throw new UserError('No job of this account made that model.', {
    fix: 'Check the id, and that the key is of its project. A checkpoint has no job of its own: name the final model.',
  });
}

/** One job has one record. */
export function refuseKnown(jobId: string, ledger: Ledger): void {
  const [, run] = Object.entries(ledger.runs).find(([, { jobId: other }]) => other === jobId) ?? [];
  if (run !== undefined)
    throw new UserError(`Job ${jobId} is in the ledger already, as that of ${run.model}.`, {
      fix: 'There is nothing to import.',
    });
}

/**
 * Whether every dataset was compared with what the provider has: `false` when a person vouched for one that is gone.
 * Other bytes are refused whatever the person says.
 */
export async function checkFiles(
  fineTuning: Pick<FineTuningProvider, 'fileSha256'>,
  trustFile: boolean,
  { job, validationFile }: ExistingJob,
  { training, validation }: DesiredModel,
): Promise<boolean> {
  let isChecked = true;
  for (const [fileId, use] of [
    [job.trainingFile, training],
    [validationFile, validation],
  ] as const) {
    if (fileId === null || use === null) continue;
    const sha256 = await fineTuning.fileSha256(fileId);
    if (sha256 !== null && sha256 !== use.inspection.sha256)
      throw new UserError(
        `${use.path} is not what job ${job.id} was trained on: the provider's ${fileId} has other bytes.`,
        {
          fix: 'Name the dataset with exactly these bytes, perhaps from an earlier commit.',
        },
      );
    if (sha256 === null && !trustFile)
      throw new UserError(
        `The provider no longer has ${fileId}, so nothing shows that job ${job.id} was trained on ${use.path}.`,
        { fix: 'Where you know that it was, say so with --trust-file.' },
      );
    if (sha256 === null) isChecked = false;
  }
  return isChecked;
}
