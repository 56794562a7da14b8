import { E_BASE_RETIRED, W_BASE_ENDED, W_BASE_RETIRING } from '../diagnostics/codes/plan-codes.ts';
import { type Diagnostic, diagnose } from '../diagnostics/diagnostic.ts';
import { type BaseModel, type Catalog, canBeTrained, daysUntil } from '../prices/catalog.ts';
import { retired } from './base-model.ts';
import type { Change, DesiredModel } from './plan.ts';

/** Warn this long before a base model ends. */
const RETIRING_DAYS = 120;

/**
 * Blocks trainings on base models that have ended, naming what to use instead. A model that is trained already
 * stays as it is: it only gets a warning, so that old entries do not turn every pull request red. A base model is
 * warned about once, at the first entry on it.
 */
export function checkRetirement(
  changes: readonly Change[],
  catalog: Catalog,
  today: string,
): { readonly changes: Change[]; readonly diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const warned = new Set<string>();
  const checked = changes.map(change => {
    const { desired } = change;
    if (desired === null || desired.base === null) return change;
    const { base, basePlace: place } = desired;
    if (change.action === 'train' && !canBeTrained(base, today)) {
      diagnostics.push(retired(base, place, { catalog, method: desired.entry.method, today }));
      return { ...change, action: 'blocked' as const, reason: 'base-retired' as const };
    }
    if (isHopeless(desired, base, today)) {
      diagnostics.push(retired(base, place, { catalog, method: desired.entry.method, today }));
      return change;
    }
    const warning = warned.has(base.id) ? null : warn(base, today);
    if (warning !== null) diagnostics.push({ ...warning, place });
    warned.add(base.id);
    return change;
  });
  return { changes: checked, diagnostics };
}

/** An entry with other problems that was never trained: mending them would not help. */
function isHopeless({ digest, entry, diagnostics }: DesiredModel, base: BaseModel, today: string): boolean {
  const isSaid = diagnostics.some(({ code }) => code === E_BASE_RETIRED.code);
  return digest === null && !entry.model_id && !canBeTrained(base, today) && !isSaid;
}

function warn(base: BaseModel, today: string): Diagnostic | null {
  const { id: baseModel, training_ends: trainingEnds } = base;
  if (trainingEnds === null) return null;
  const servingEnds = base.serving_ends ?? trainingEnds;
  const days = daysUntil(servingEnds, today);
  if (days <= 0 || today >= trainingEnds) return diagnose(W_BASE_ENDED, null, { baseModel, servingEnds });
  return days <= RETIRING_DAYS ? diagnose(W_BASE_RETIRING, null, { baseModel, trainingEnds, servingEnds, days }) : null;
}
