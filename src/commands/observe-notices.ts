import type { Known } from '../core/plan/decide.ts';
import { modelsToAsk, type Notice, noticesOf } from '../core/plan/notices.ts';
import type { DesiredModel } from '../core/plan/plan.ts';
import type { Catalog } from '../core/prices/catalog.ts';
import type { FineTuningProvider } from '../ports.ts';

/** Most models that one run asks for, each with a call of its own (our choice, 2026-11-22). */
const MAX_ASKED = 100;

export interface Observation {
  readonly models: readonly DesiredModel[];
  readonly known: Known;
  readonly settled: ReadonlySet<string>;
  readonly catalog: Catalog;
}

export interface NoticesSeen {
  readonly notices: readonly Notice[];
  /** Whether everything asked for was answered: if not, a notice that is missing here may still stand. */
  readonly isComplete: boolean;
}

/** Asks the provider for the models in use, and says what there is to say. `null`: a provider that cannot be asked. */
export async function observeNotices(
  seen: Observation,
  provider: Pick<FineTuningProvider, 'models'> | null,
): Promise<NoticesSeen> {
  const ids = provider === null ? [] : modelsToAsk(seen);
  const states = provider === null ? new Map<string, never>() : await provider.models(ids.slice(0, MAX_ASKED));
  const isUnsure = [...states.values()].some(({ kind }) => kind === 'unknown');
  return {
    notices: noticesOf({ ...seen, states }),
    isComplete: provider !== null && seen.known.listing?.complete === true && ids.length <= MAX_ASKED && !isUnsure,
  };
}
