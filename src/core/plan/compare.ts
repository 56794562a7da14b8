import { E_MODEL_ID_EDITED } from '../diagnostics/codes/plan-codes.ts';
import { type Diagnostic, diagnose } from '../diagnostics/diagnostic.ts';
import type { Ledger } from '../ledger/schema.ts';
import type { DesiredModel } from './plan.ts';

/** What a pull request changes about a model, in a few words; empty when its training is the same. */
export function describeDifference(before: DesiredModel, after: DesiredModel): string {
  if (before.digest !== null && before.digest === after.digest) return '';
  const parts: string[] = [];
  if (before.training?.oid !== after.training?.oid) parts.push(dataChange('data', before.training, after.training));
  if (before.validation?.oid !== after.validation?.oid)
    parts.push(dataChange('validation', before.validation, after.validation));
  if (before.entry.base_model !== after.entry.base_model)
    parts.push(`base model ${before.entry.base_model} → ${after.entry.base_model}`);
  if (before.spec !== null && after.spec !== null) {
    if (before.spec.nEpochs !== after.spec.nEpochs) parts.push(`epochs ${before.spec.nEpochs} → ${after.spec.nEpochs}`);
    for (const key of ['batchSize', 'learningRateMultiplier', 'seed', 'suffix', 'generation'] as const)
      if (before.spec[key] !== after.spec[key])
        parts.push(`${key} ${before.spec[key] ?? 'auto'} → ${after.spec[key] ?? 'auto'}`);
  }
  return parts.join(', ');
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
