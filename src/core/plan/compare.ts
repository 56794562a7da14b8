import { type DatasetChange, describeDatasetChange } from '../dataset/diff/dataset-change.ts';
import { E_MODEL_ID_EDITED } from '../diagnostics/codes/plan-codes.ts';
import { type Diagnostic, diagnose } from '../diagnostics/diagnostic.ts';
import type { Ledger } from '../ledger/schema.ts';
import type { DesiredModel } from './plan.ts';

/**
 * What a pull request changes about a model, in a few words; empty when its training is the same. `datasets`: the
 * model's datasets that were compared example by example; of others only the sizes are said.
 */
export function describeDifference(
  before: DesiredModel,
  after: DesiredModel,
  datasets: readonly DatasetChange[] = [],
): string {
  if (before.digest !== null && before.digest === after.digest) return '';
  const parts: string[] = [];
  for (const [word, role] of DATASETS) {
    if (before[role]?.oid === after[role]?.oid) continue;
    const compared = datasets.find(dataset => dataset.role === role);
    if (compared === undefined) parts.push(dataChange(word, before[role], after[role]));
    else parts.push(`${word}: ${describeDatasetChange(compared)}`);
  }
  if (before.entry.base_model !== after.entry.base_model)
    parts.push(`base model ${before.entry.base_model} → ${after.entry.base_model}`);
  if (before.spec !== null && after.spec !== null) {
    for (const [word, key] of SETTINGS)
      if ((before.spec[key] ?? null) !== (after.spec[key] ?? null))
        parts.push(`${word} ${shown(before.spec[key])} → ${shown(after.spec[key])}`);
  }
  return parts.join(', ');
}

const DATASETS = [
  ['data', 'training'],
  ['validation', 'validation'],
] as const;

/** In the manifest's words. */
const SETTINGS = [
  ['method', 'method'],
  ['epochs', 'nEpochs'],
  ['batch_size', 'batchSize'],
  ['learning_rate_multiplier', 'learningRateMultiplier'],
  ['beta', 'beta'],
  ['seed', 'seed'],
  ['suffix', 'suffix'],
  ['generation', 'generation'],
] as const;

function shown(value: string | number | null | undefined): string | number {
  return value === '' ? 'none' : (value ?? 'auto');
}

function dataChange(what: string, before: DesiredModel['training'], after: DesiredModel['training']): string {
  const examples = (use: DesiredModel['training']): string => (use === null ? 'none' : String(use.inspection.examples));
  return `${what} ${examples(before)} → ${examples(after)} examples`;
}

/**
 * `model_id` is output only. A pull request may leave it, remove it or bring back the ID of the same spec (a
 * revert); anything else is an edit by hand.
 */
export function editedModelIds(
  models: readonly DesiredModel[],
  base: readonly DesiredModel[] | null,
  ledger: Ledger,
): Diagnostic[] {
  if (base === null) return [];
  return models.flatMap(model => {
    const id = model.entry.model_id ?? null;
    const before = base.find(other => other.name === model.name)?.entry.model_id ?? null;
    const own = model.digest === null ? null : (ledger.runs[model.digest]?.modelId ?? null);
    const known = Object.values(ledger.runs).some(run => run.modelId === id && run.model === model.name);
    if (id === null || id === before || id === own || known) return [];
    return [diagnose(E_MODEL_ID_EDITED, model.basePlace, { model: model.name })];
  });
}
