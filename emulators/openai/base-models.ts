import type { Method } from './requests.ts';

/** A model the emulated organisation can see. Dates: OpenAI's deprecations page, read 2026-11; days begin at 00:00 UTC. */
export interface BaseModel {
  readonly id: string;
  readonly created: number;
  readonly encoding: 'cl100k_base' | 'o200k_base';
  /** DPO guide, 2026; that gpt-4o-mini takes DPO was found nowhere. */
  readonly methods: readonly Method['type'][];
  /** First day on which no job can be created; `null` where the model was never trainable. */
  readonly trainingEnds: string | null;
  /** First day on which the model, and every fine-tune on it, is gone. */
  readonly shutdown: string | null;
}

const BOTH = ['supervised', 'dpo'] as const;

export const BASE_MODELS: readonly BaseModel[] = [
  live('gpt-4.1-2025-04-14', 1_744_315_746),
  live('gpt-4.1-mini-2025-04-14', 1_744_317_547),
  live('gpt-4o-2024-08-06', 1_722_814_719),
  live('gpt-4o-mini-2024-07-18', 1_721_172_717, ['supervised']),
  retired('gpt-4.1-nano-2025-04-14', 1_744_321_025, 'o200k_base'),
  retired('gpt-3.5-turbo-0125', 1_706_048_358, 'cl100k_base', ['supervised']),
  { id: 'gpt-6-luna', created: 1_790_000_000, encoding: 'o200k_base', methods: [], trainingEnds: null, shutdown: null },
];

function live(id: string, created: number, methods: BaseModel['methods'] = BOTH): BaseModel {
  return { id, created, encoding: 'o200k_base', methods, trainingEnds: '2027-01-06', shutdown: '2027-01-14' };
}

function retired(
  id: string,
  created: number,
  encoding: BaseModel['encoding'],
  methods: BaseModel['methods'] = BOTH,
): BaseModel {
  return { id, created, encoding, methods, trainingEnds: '2026-10-23', shutdown: '2026-10-23' };
}

/** Whether the day has begun; a model without a date never ends. */
export function hasCome(day: string | null, seconds: number): boolean {
  return day !== null && Date.parse(`${day}T00:00:00Z`) <= seconds * 1000;
}
