import type { Known } from '../core/plan/decide.ts';
import { filesToAsk, modelsToAsk, type Notice, noticesOf } from '../core/plan/notices.ts';
import type { ResourceState } from '../core/plan/observed.ts';
import type { DesiredModel } from '../core/plan/plan.ts';
import type { Catalog } from '../core/prices/catalog.ts';
import type { FineTuningProvider } from '../ports.ts';

/** Most models, and most files, that one run asks for, each with a call of its own (our choice, 2026-11-22). */
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

export type Asked = Pick<FineTuningProvider, 'models' | 'files'>;

/**
 * Asks the provider for the models in use and the files of jobs that wait, and says what there is to say. `null`: a
 * provider that cannot be asked.
 */
export async function observeNotices(seen: Observation, provider: Asked | null): Promise<NoticesSeen> {
  const ids = provider === null ? [] : modelsToAsk(seen);
  const models = await provider?.models(ids.slice(0, MAX_ASKED));
  const files = await provider?.files?.(filesToAsk(seen).slice(0, MAX_ASKED));
  const states = new Map<string, ResourceState>([...(models ?? []), ...(files ?? [])]);
  const isUnsure = [...states.values()].some(({ kind }) => kind === 'unknown');
  return {
    notices: noticesOf({ ...seen, states }),
    isComplete: provider !== null && seen.known.listing?.complete === true && ids.length <= MAX_ASKED && !isUnsure,
  };
}
