import { randomUUID } from 'node:crypto';
import { hasErrors } from '../core/diagnostics/diagnostic.ts';
import { apply, type LedgerEvent } from '../core/ledger/transitions.ts';
import { addEntry, EMPTY_MANIFEST } from '../core/manifest/add-entry.ts';
import { deriveEntry, type ExistingJob, ownJob, type Refusal } from '../core/plan/existing-job.ts';
import { makePlan } from '../core/plan/make-plan.ts';
import { DEFAULT_WAITING_WINDOW, type Limits } from '../core/plan/plan.ts';
import { specDigest } from '../core/plan/spec.ts';
import { visible } from '../core/report/escape.ts';
import { JSON_SCHEMA_VERSION } from '../core/report/json.ts';
import { diagnosticLines } from '../core/report/terminal.ts';
import type { FineTuningProvider, GitObjects, JobArchive, LedgerStore } from '../ports.ts';
import type { BranchHost } from '../ports-code-host.ts';
import { readManifest, withManifest } from './edited-manifest.ts';
import { type GatherPorts, gather } from './gather.ts';
import { checkFiles, findJob, refuseKnown } from './import-checks.ts';
import { bearLedger, readLedger } from './known.ts';
import { describeEvent } from './ledger-headlines.ts';
import type { LedgerState } from './perform.ts';
import { UserError } from './user-error.ts';

export interface ImportPorts {
  /** The work tree. */
  readonly git: GitObjects;
  /** Everything that inspects datasets, on other objects than `git`: the manifest is replaced there. */
  readonly gatherFrom: (git: GitObjects) => GatherPorts;
  readonly host: Pick<BranchHost, 'repository'>;
  readonly store: LedgerStore;
  readonly archive: JobArchive;
  readonly fineTuning: Pick<FineTuningProvider, 'listJobs' | 'fileSha256'>;
}

export interface ImportOrder {
  /** A job's id, or that of a fine-tuned model. */
  readonly id: string;
  readonly model: string;
  readonly trainingFile: string;
  readonly validationFile: string | null;
  /** The person's word that a dataset is what was trained on, where the provider no longer has it. */
  readonly trustFile: boolean;
  readonly manifestPath: string;
  /** ISO instant. */
  readonly now: string;
}

/** Everything that an import would write; nothing is written yet. */
export interface Import {
  readonly existing: ExistingJob;
  readonly digest: string;
  /** The lines that are new in the manifest. */
  readonly lines: string;
  readonly manifestBefore: string | null;
  readonly manifestAfter: string;
  /** `false`: a person vouched for a dataset. */
  readonly isFileChecked: boolean;
  readonly event: Extract<LedgerEvent, { kind: 'imported' }>;
  readonly state: LedgerState;
}

/**
 * Prepares to take over a job that exists. Nothing is ever trained by it: the entry is accepted only when the plan that
 * follows from it, with the ledger that would be written, has nothing to train for this model.
 */
export async function prepareImport(ports: ImportPorts, order: ImportOrder): Promise<Import> {
  const existing = await findJob(ports.archive, order.id);
  const { job } = existing;
  const state = await ledgerState(ports, order.now);
  const { id: repository } = await ports.host.repository();
  const mark = { repository, lineage: state.ledger.lineage };
  const own = ownJob(job, mark);
  if (own !== null) throw stop(job.id, own);
  refuseKnown(job.id, state.ledger);

  const derived = deriveEntry(existing, { training: order.trainingFile, validation: order.validationFile });
  if (derived.kind === 'refused') throw stop(job.id, derived);
  const manifestBefore = await readManifest(ports.git, order.manifestPath);
  const added = addEntry(manifestBefore ?? EMPTY_MANIFEST, order.model, derived.entry);
  if (added.kind === 'refused')
    throw new UserError(`The entry cannot be added to ${order.manifestPath}: ${added.why}.`, {
      fix: 'Mend that, or choose another name with --model.',
    });

  const at = { commit: 'work-tree', manifestPath: order.manifestPath, today: order.now.slice(0, 10) };
  const gatherPorts = ports.gatherFrom(withManifest(ports.git, order.manifestPath, added.text));
  const gathered = await gather(gatherPorts, at);
  const desired = gathered.models?.find(model => model.name === order.model);
  const problems = [...gathered.diagnostics, ...(desired?.diagnostics ?? [])];
  if (desired?.training == null || desired.digest === null || hasErrors(problems))
    throw new UserError(
      `The entry for job ${job.id} would not be valid: ${problems.flatMap(diagnosticLines).join(' ')}`.trim(),
      { fix: 'What a manifest cannot say, it cannot take over: mend that, or leave the model out of it.' },
    );

  const isFileChecked = await checkFiles(ports.fineTuning, order.trustFile, existing, desired);
  const expected = derived.spec({
    training: desired.training.inspection.sha256,
    validation: desired.validation?.inspection.sha256 ?? null,
  });
  if (specDigest(expected) !== desired.digest)
    throw new UserError(`The plan would read the entry for job ${job.id} as another training.`, {
      fix: 'Nothing was written. Please report this.',
    });

  const event: Import['event'] = {
    kind: 'imported',
    digest: desired.digest,
    at: order.now,
    endedAt: instantOf(existing.endedAt) ?? order.now,
    run: {
      model: order.model,
      manifest: order.manifestPath,
      baseModel: job.baseModel,
      at: instantOf(job.createdAt) ?? order.now,
      trainingFile: job.trainingFile,
      validationFile: existing.validationFile,
      nonce: null,
      runUrl: null,
      commit: null,
      reservedNanoUsd: 0,
      estimatedTokens: null,
      tokenQuality: null,
    },
    job,
  };
  if (state.ledger.runs[desired.digest] !== undefined)
    throw new UserError('This repository has a training of exactly this data and these settings already.', {
      fix: 'Write its entry without model_id; the plan says what becomes of it.',
    });
  const { changes } = makePlan(
    gathered.models ?? [],
    { ledger: apply(state.ledger, event), listing: null, mark, now: order.now, limits: NO_MONEY },
    { ...at, manifestOid: '', catalog: gatherPorts.provider.catalog, diagnostics: [] },
  );
  const change = changes.find(({ model }) => model === order.model);
  const isKept = job.status === 'succeeded' ? change?.action === 'keep' : change?.action === 'wait';
  if (!isKept)
    throw new UserError(
      `With this entry the plan would say "${change?.action ?? 'nothing'}" (${change?.reason ?? 'no change'}).`,
      { fix: 'Nothing was written. Another entry may ask for the same training; keep one of them.' },
    );
  const { lines, text: manifestAfter } = added;
  return { existing, digest: desired.digest, lines, manifestBefore, manifestAfter, isFileChecked, event, state };
}

/** Writes the ledger's record, if nobody wrote since it was read. The manifest comes after: an entry alone would train. */
export async function recordImport(
  store: LedgerStore,
  { event, state }: Pick<Import, 'event' | 'state'>,
): Promise<void> {
  const next = apply(state.ledger, event);
  const written = await store.write(next, state.position, describeEvent(event, next));
  if (written.kind === 'written') return;
  const why = written.kind === 'conflict' ? 'somebody wrote it meanwhile' : written.why;
  throw new UserError(`The ledger could not be written: ${why}.`, {
    fix: 'Nothing was changed. Run the import again.',
  });
}

/** The plan is only asked what it would do; nothing of it is carried out. */
const NO_MONEY: Limits = {
  budget: null,
  budgetRequired: true,
  createsPerRun: 0,
  waitingWindow: DEFAULT_WAITING_WINDOW,
  frozen: true,
};

async function ledgerState(ports: ImportPorts, now: string): Promise<LedgerState> {
  const { id } = await ports.host.repository();
  const found = await readLedger(ports.store, id);
  if (found !== null) return found;
  const listing = await ports.fineTuning.listJobs(id);
  if (!listing.complete)
    throw new UserError(`The provider's job list is incomplete (${listing.why}).`, { fix: 'Try again later.' });
  const ledger = bearLedger(listing, {
    lineage: randomUUID(),
    repository: id,
    now,
    waitingWindow: DEFAULT_WAITING_WINDOW,
  });
  return { ledger, position: { head: null }, isAsRead: true };
}

function instantOf(seconds: number | null): string | null {
  return seconds === null ? null : new Date(seconds * 1000).toISOString();
}

function stop(jobId: string, { why, fix }: Refusal): UserError {
  return new UserError(`Job ${jobId} cannot be imported. ${why}`, { fix });
}

interface Place {
  readonly manifestPath: string;
  readonly isWritten: boolean;
}

export function importText({ existing, lines, isFileChecked }: Import, { manifestPath, isWritten }: Place): string {
  const { job } = existing;
  const what = job.modelId === null ? `job ${job.id} (${job.statusText})` : `${job.modelId}, of job ${job.id}`;
  const checked = isFileChecked
    ? 'The provider has the same bytes as the datasets here.'
    : 'NOT CHECKED: the provider no longer has every dataset. That these are what was trained on rests on your word.';
  const done = isWritten
    ? `Wrote the ledger and ${manifestPath}. Commit it and merge it: the plan for it says "${job.modelId === null ? 'wait' : 'keep'}".`
    : `Nothing was written. Run again with --yes to write these lines to ${manifestPath}, and the ledger.`;
  return `${visible(what, 400)}\n${checked} Nothing is trained by this.\n\n${lines}\n${done}\n`;
}

export function importJson({ existing, ...found }: Import, { manifestPath, isWritten }: Place): object {
  const { job } = existing;
  return {
    schemaVersion: JSON_SCHEMA_VERSION,
    model: found.event.run.model,
    jobId: job.id,
    modelId: job.modelId,
    specDigest: found.digest,
    filesChecked: found.isFileChecked,
    manifestPath,
    entry: found.lines,
    written: isWritten,
  };
}
