import { answerSchemaOf } from '../core/dataset/answer-schema.ts';
import { type Finding, inspectionHasErrors } from '../core/dataset/inspection.ts';
import { findOverlap } from '../core/dataset/overlap.ts';
import { withRules } from '../core/dataset/rule-changes.ts';
import {
  E_BASE_METHOD,
  E_DATASET_KIND,
  E_DATASET_MISSING,
  E_LFS_DAMAGED,
  E_LFS_MISSING,
} from '../core/diagnostics/codes/plan-codes.ts';
import { type Diagnostic, diagnose, hasErrors, type Place } from '../core/diagnostics/diagnostic.ts';
import type { ModelEntry, RuleChanges } from '../core/manifest/schema.ts';
import { retired, unknownBase } from '../core/plan/base-model.ts';
import { expectedFormat } from '../core/plan/expected-format.ts';
import type { DatasetUse, DesiredModel } from '../core/plan/plan.ts';
import { resolveSpec, specDigest } from '../core/plan/spec.ts';
import { type BaseModel, type Catalog, canBeTrained, findBaseModel, trainableList } from '../core/prices/catalog.ts';
import { estimateCost } from '../core/prices/cost.ts';
import { tokensFor } from '../core/prices/model-tokens.ts';
import { placesNote } from '../core/report/format.ts';
import type { FileInspection } from '../ports.ts';
import type { DatasetRead, DatasetTask } from './dataset-reader.ts';

/** Reads one dataset at the planned commit. */
type ReadDataset = (path: string, task: DatasetTask) => Promise<DatasetRead>;

/** Where a key of the model's entry stands in the manifest. */
type Locate = (key: string) => Place;

export interface Around {
  readonly catalog: Catalog;
  /** ISO day. */
  readonly today: string;
  readonly rules: RuleChanges;
  readonly read: ReadDataset;
  readonly locate: Locate;
}

/** Everything that can be known about one model entry from the commit and the catalog alone. */
export async function describeModel(name: string, entry: ModelEntry, around: Around): Promise<DesiredModel> {
  const base = findBaseModel(around.catalog, entry.base_model);
  const basePlace = around.locate('base_model');
  const diagnostics: Diagnostic[] = checkBase(entry, base, basePlace, around);
  const answerSchema = answerSchemaOf(entry.response_format);
  const task = { base, expected: expectedFormat(entry.method, base), answerSchema };
  const training = await readDataset(entry.training_file, { ...task, role: 'training' }, around, diagnostics);
  const validation =
    entry.validation_file === undefined
      ? null
      : await readDataset(entry.validation_file, { ...task, role: 'validation' }, around, diagnostics);
  const overlap = training && validation && findOverlap(await training.part(), await validation.part());
  if (overlap !== null) diagnostics.push(...asDiagnostics(validation?.path ?? '', withRules(overlap, around.rules)));

  const isUsable = (use: DatasetUse | null): use is DatasetUse => use !== null && !inspectionHasErrors(use.inspection);
  const used = { training: withoutPart(training), validation: withoutPart(validation) };
  const compared = overlap && { overlap: overlap[0]?.count ?? 0 };
  const known = { name, entry, base: base ?? null, basePlace, ...used, ...compared, diagnostics };
  const isReady = isUsable(training) && (entry.validation_file === undefined || isUsable(validation));
  if (base === undefined || hasErrors(diagnostics) || !isReady)
    return { ...known, spec: null, digest: null, estimate: null };

  const spec = resolveSpec(entry, training.inspection, validation?.inspection ?? null);
  const estimate = estimateCost(base, tokensFor(base, training.inspection), spec.nEpochs, {
    method: entry.method,
    billing: around.catalog.billing,
    validation: validation === null ? null : tokensFor(base, validation.inspection),
  });
  return { ...known, spec, digest: specDigest(spec), estimate };
}

function checkBase(entry: ModelEntry, base: BaseModel | undefined, place: Place, around: Around): Diagnostic[] {
  const asked = { catalog: around.catalog, method: entry.method, today: around.today };
  if (base === undefined) return [unknownBase(entry.base_model, place, asked)];
  if (base.methods.includes(entry.method)) return [];
  // What has ended is worth saying first: another method would not help.
  if (!canBeTrained(base, around.today)) return [retired(base, place, asked)];
  const known = base.methods.map(method => `"${method}"`).join(' and ') || 'none';
  const trainable = trainableList(around.catalog, entry.method, around.today);
  return [diagnose(E_BASE_METHOD, place, { baseModel: base.id, method: entry.method, known, trainable })];
}

type ComparableDataset = DatasetUse & Pick<FileInspection, 'part'>;

async function readDataset(
  path: string,
  task: DatasetTask,
  around: Around,
  diagnostics: Diagnostic[],
): Promise<ComparableDataset | null> {
  const found = await around.read(path, task);
  switch (found.kind) {
    case 'absent':
      diagnostics.push(diagnose(E_DATASET_MISSING, around.locate(`${task.role}_file`), { path }));
      return null;
    case 'not-a-file':
      diagnostics.push(diagnose(E_DATASET_KIND, around.locate(`${task.role}_file`), { path, kind: found.what }));
      return null;
    case 'lfs-fault': {
      const code = found.problem === 'missing' ? E_LFS_MISSING : E_LFS_DAMAGED;
      diagnostics.push(diagnose(code, around.locate(`${task.role}_file`), { path }));
      return null;
    }
    case 'read': {
      // A copy: what the reader keeps for other entries and commits stays as it was found.
      const inspection = { ...found.inspection, findings: withRules(found.inspection.findings, around.rules) };
      diagnostics.push(...asDiagnostics(path, inspection.findings));
      return { path, oid: found.oid, inspection, part: found.part };
    }
  }
}

function withoutPart(dataset: ComparableDataset | null): DatasetUse | null {
  return dataset === null ? null : { path: dataset.path, oid: dataset.oid, inspection: dataset.inspection };
}

function asDiagnostics(path: string, findings: readonly Finding[]): Diagnostic[] {
  return findings.map(finding => {
    const { places } = finding;
    const [{ line, column } = {}] = places;
    return {
      code: finding.code,
      severity: finding.severity,
      headline: finding.headline,
      message: `${finding.message}${placesNote(finding)}`,
      fix: finding.fix,
      place: line === undefined ? { path } : { path, line, column },
      places,
    };
  });
}
