import { E_BASE_ALIAS, E_BASE_RETIRED, E_BASE_UNKNOWN, E_BASE_UNTRAINABLE } from '../diagnostics/codes/plan-codes.ts';
import { type Diagnostic, diagnose, type Place } from '../diagnostics/diagnostic.ts';
import { showText } from '../diagnostics/show-text.ts';
import { type BaseModel, type Catalog, canBeTrained, findBaseModel, trainableList } from '../prices/catalog.ts';

export interface Asked {
  readonly catalog: Catalog;
  readonly method: string;
  /** ISO day. */
  readonly today: string;
}

/** Why a name that is no row of the catalog cannot be trained, and what can: a name that moves, one that is known, or neither. */
export function unknownBase(name: string, place: Place, { catalog, method, today }: Asked): Diagnostic {
  const trainable = trainableList(catalog, method, today);
  const dated = Object.entries(catalog.aliases ?? {}).find(([alias]) => alias === name)?.[1];
  if (dated !== undefined) {
    const model = findBaseModel(catalog, dated);
    const ended = model === undefined || canBeTrained(model, today) ? '' : (model.training_ends ?? '');
    return diagnose(E_BASE_ALIAS, place, { name, dated, ended, trainable });
  }
  if (Object.keys(catalog.untrainable ?? {}).includes(name))
    return diagnose(E_BASE_UNTRAINABLE, place, { baseModel: name, trainable });
  return diagnose(E_BASE_UNKNOWN, place, { baseModel: showText(name), known: trainable });
}

/** What became of a base model that can no longer be trained, and what can be. */
export function retired(base: BaseModel, place: Place, { catalog, method, today }: Asked): Diagnostic {
  return diagnose(E_BASE_RETIRED, place, {
    baseModel: base.id,
    ended: base.training_ends ?? 'a day that is not known',
    served: served(base, today),
    replacement: base.replacement ?? 'no model',
    trainable: trainableList(catalog, method, today),
  });
}

function served({ serving_ends: ends }: BaseModel, today: string): string {
  if (ends === null) return '';
  return today < ends
    ? `; models trained on it answer until ${ends}`
    : `; models trained on it stopped answering on ${ends}`;
}
