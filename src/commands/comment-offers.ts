import type { Inspection } from '../core/dataset/inspection.ts';
import type { Change, Plan, Reason } from '../core/plan/plan.ts';
import type { BaseModel, Catalog } from '../core/prices/catalog.ts';
import type { Dialect } from '../core/prices/dialect.ts';
import { cheapestOffers, offersOf } from '../core/prices/offers.ts';
import type { ModelOffers } from '../core/report/offer-table.ts';

const MOST_MODELS = 3;
const MOST_ROWS = 8;

/** What holds a training back because of what it costs here. */
const COSTLY: readonly Reason[] = ['price-unknown', 'budget-unset', 'over-budget', 'over-model-limit'];

/** For models that are new: what they would cost elsewhere. Nothing is counted again, so only models that are counted alike are compared. */
export async function offersForNew(
  plan: Plan,
  {
    catalogs,
    today,
    dialect,
  }: { readonly catalogs: () => Promise<readonly Catalog[]>; readonly today: string; readonly dialect: Dialect },
): Promise<ModelOffers[]> {
  const fresh = plan.changes.filter(isNew);
  const known = fresh.length === 0 ? [] : await catalogs();
  return fresh.slice(0, MOST_MODELS).flatMap(({ model, desired }) => {
    const { base = null, spec = null, training = null, validation = null } = desired ?? {};
    if (base === null || spec === null || training === null) return [];
    const { inspection } = training;
    const countedAs =
      (counted: Inspection) =>
      (other: BaseModel): Inspection | null =>
        isCountedAlike(base, other, counted) ? counted : null;
    const terms = {
      inspected: countedAs(inspection),
      ...(validation && { validation: countedAs(validation.inspection) }),
    };
    const { nEpochs: epochs, method, provider } = spec;
    const offers = offersOf(known, { method, today, epochs, dialect, ...terms });
    const own = { provider, model: base.id };
    return [{ model, baseModel: base.id, epochs, offers: cheapestOffers(offers, own, MOST_ROWS) }];
  });
}

function isNew({ action, reason, desired }: Change): boolean {
  if (action === 'train') return reason === 'new-model';
  return COSTLY.includes(reason) && desired?.entry.model_id === undefined;
}

function isCountedAlike(one: BaseModel, other: BaseModel, { tokenDoubts }: Inspection): boolean {
  const hasImages = tokenDoubts.some(({ why }) => why === 'image-rule' || why === 'image-size');
  const isSameRule = JSON.stringify(one.image_tokens) === JSON.stringify(other.image_tokens);
  return one.encoding === other.encoding && (!hasImages || isSameRule);
}
