import { Document } from 'yaml';
import { MODEL_NAME } from '../core/manifest/schema.ts';
import { type Derived, deriveEntry, type ExistingJob } from '../core/plan/existing-job.ts';
import { visible } from '../core/report/escape.ts';
import { JSON_SCHEMA_VERSION } from '../core/report/json.ts';

/** Stands for a dataset that a person must name; it is no path of a manifest, so that nothing is trained by it. */
const PLACEHOLDER = 'FILL-IN';

interface GeneratedModel {
  readonly name: string;
  readonly existing: ExistingJob;
  readonly entry: Derived['entry'];
}

export interface Generated {
  readonly models: readonly GeneratedModel[];
  /** Jobs with a model that a manifest cannot describe, and why: whole sentences. */
  readonly leftOut: readonly { readonly jobId: string; readonly why: string }[];
}

/** What a manifest would say of the models that exist: the newest of each base model and suffix, or all. Pure. */
export function generateModels(newestFirst: readonly ExistingJob[], options: { readonly all: boolean }): Generated {
  const seen = new Set<string>();
  const names = new Set<string>();
  const models: GeneratedModel[] = [];
  const leftOut: { jobId: string; why: string }[] = [];
  for (const existing of newestFirst) {
    const { job, suffix } = existing;
    const kin = JSON.stringify([job.baseModel, suffix]);
    if (job.status !== 'succeeded' || (!options.all && seen.has(kin))) continue;
    seen.add(kin);
    const validation = existing.validationFile === null ? null : PLACEHOLDER;
    const derived = deriveEntry(existing, { training: PLACEHOLDER, validation });
    if (derived.kind === 'refused') leftOut.push({ jobId: job.id, why: derived.why });
    else models.push({ name: freeName(existing, names), existing, entry: derived.entry });
  }
  return { models, leftOut };
}

export function generatedText({ models, leftOut }: Generated): string {
  const head = [
    '# The fine-tuned models of this account, as a manifest. It is not valid yet, and must not be made so by hand: no job',
    '# says which dataset of a repository it was trained on, and an entry that was not imported is a new training.',
    '# The command above each entry takes its model over without training. It needs the dataset of the job.',
    ...leftOut.map(({ jobId, why }) => `# Left out: job ${jobId}. ${why}`),
    'version: 1',
    '',
    models.length === 0 ? 'models: {}' : 'models:',
  ];
  return `${[...head, ...models.flatMap(modelLines)].join('\n')}\n`;
}

function modelLines({ name, existing, entry }: GeneratedModel): string[] {
  const { job, validationFile } = existing;
  const held = validationFile === null ? '' : ' --validation-file PATH';
  const ended = existing.endedAt === null ? '' : `, ended ${new Date(existing.endedAt * 1000).toISOString()}`;
  // Without its ID: where an entry has one, it was written by an import or by a training.
  const { model_id, ...rest } = entry;
  const yaml = new Document({ [name]: rest }, { version: '1.2' }).toString({ lineWidth: 0, indent: 2 });
  const lines = yaml.trimEnd().split('\n');
  return [
    `  # ${visible(model_id ?? '', 300)}: job ${job.id}${ended}`,
    `  # finetune-gitops import ${job.id} --model ${name} --training-file PATH${held}`,
    ...lines.map(line => `  ${line}${fileNote(line, existing)}`),
  ];
}

function fileNote(line: string, { job, validationFile }: ExistingJob): string {
  if (line.endsWith(`training_file: ${PLACEHOLDER}`)) return ` # the dataset with the bytes of ${job.trainingFile}`;
  return line.endsWith(`validation_file: ${PLACEHOLDER}`) ? ` # the dataset with the bytes of ${validationFile}` : '';
}

export function generatedJson(generated: Generated): object {
  return {
    schemaVersion: JSON_SCHEMA_VERSION,
    manifest: generatedText(generated),
    models: generated.models.map(({ name, existing: { job, validationFile } }) => ({
      model: name,
      jobId: job.id,
      modelId: job.modelId,
      baseModel: job.baseModel,
      trainingFileId: job.trainingFile,
      validationFileId: validationFile,
    })),
    leftOut: generated.leftOut,
  };
}

/** The suffix where it can be a name, otherwise the base model; numbered where it is taken. */
function freeName({ job, suffix }: ExistingJob, taken: Set<string>): string {
  const slug = job.baseModel
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '')
    .slice(0, 40);
  const wanted = MODEL_NAME.test(suffix) ? suffix : slug || 'model';
  let name = wanted;
  for (let n = 2; taken.has(name); n += 1) name = `${wanted}-${n}`;
  taken.add(name);
  return name;
}
