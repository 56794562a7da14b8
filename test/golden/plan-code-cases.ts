import { chatRows } from '../support/openai.ts';
import { sha256, type World } from './plan-world.ts';

interface PlanCase {
  readonly bad: World;
  readonly good: World;
}

const ROWS = chatRows(60);
const OTHER_ROWS = ROWS.replaceAll('order', 'parcel').replaceAll('Order', 'Parcel');
const POINTER = `version https://git-lfs.github.com/spec/v1\noid sha256:${sha256(ROWS)}\nsize ${ROWS.length}\n`;

function entry(name: string, base: string, ...more: string[]): string {
  const lines = [`base_model: ${base}`, `training_file: ${name}.jsonl`, ...more];
  return `  ${name}:\n${lines.map(line => `    ${line}\n`).join('')}`;
}

/** A commit with one model, `tone`. */
function tone(base: string, ...more: string[]): World {
  return { files: { 'models.yaml': `version: 1\nmodels:\n${entry('tone', base, ...more)}`, 'tone.jsonl': ROWS } };
}

const STEADY = 'steady-2026-01-01';
const GOOD = tone(STEADY);
const validated = (validation: string): World => {
  const world = tone(STEADY, 'validation_file: other.jsonl');
  return { files: { ...world.files, 'other.jsonl': validation } };
};
const twice = (...more: string[]): World => ({
  files: {
    ...GOOD.files,
    'models.yaml': `${GOOD.files['models.yaml']}${entry('more', STEADY, ...more).replace('more.jsonl', 'tone.jsonl')}`,
  },
});
const THREE = ['desk', 'shelf', 'shop'];
const inLfs: World = { files: { ...GOOD.files, 'tone.jsonl': POINTER, 'the-object': ROWS } };

/** For each code of a plan: a commit that gives it, and one that comes close and does not. */
export const PLAN_CASES: Readonly<Record<string, PlanCase>> = {
  E_DATASET_MISSING: { bad: { files: { 'models.yaml': GOOD.files['models.yaml'] ?? '' } }, good: GOOD },
  E_DATASET_KIND: { bad: { ...GOOD, links: ['tone.jsonl'] }, good: GOOD },
  E_LFS_MISSING: { bad: { ...inLfs, lfs: 'missing' }, good: inLfs },
  E_LFS_DAMAGED: { bad: { ...inLfs, lfs: 'damaged' }, good: inLfs },
  W_OVERLAP: { bad: validated(`${OTHER_ROWS}${ROWS.slice(0, ROWS.indexOf('\n') + 1)}`), good: validated(OTHER_ROWS) },
  E_BASE_UNKNOWN: { bad: tone('steady-2026-01-02'), good: GOOD },
  E_BASE_METHOD: { bad: tone('ending-2025-01-01', 'method: dpo'), good: tone(STEADY, 'method: dpo') },
  E_BASE_ALIAS: { bad: tone('steady'), good: GOOD },
  E_BASE_UNTRAINABLE: { bad: tone('only-answers'), good: GOOD },
  E_BASE_RETIRED: { bad: tone('ended-2024-01-01'), good: tone('ending-2025-01-01') },
  W_BASE_RETIRING: {
    bad: tone('ending-2025-01-01'),
    good: { ...tone('ending-2025-01-01'), now: '2026-09-15T10:00:00.000Z' },
  },
  W_BASE_ENDED: {
    bad: { ...tone('ended-2024-01-01'), trained: true },
    good: { ...tone('ending-2025-01-01'), trained: true },
  },
  E_DUPLICATE_SPEC: { bad: twice(), good: twice('seed: 7') },
  E_MODEL_ID_EDITED: {
    bad: { ...tone(STEADY, 'model_id: ft:mine'), base: GOOD.files },
    good: { ...tone(STEADY, 'model_id: ft:mine'), base: tone(STEADY, 'model_id: ft:mine').files },
  },
  W_PRICE_OLD: {
    bad: { ...GOOD, now: '2027-02-21T10:00:00.000Z' },
    good: { ...GOOD, now: '2027-02-20T10:00:00.000Z' },
  },
  E_NOT_ESTIMATED: { bad: tone('unpriced-2026-01-01'), good: tone('unpriced-2026-01-01', 'max_cost_usd: 5') },
  E_OVER_BUDGET: { bad: { ...GOOD, budget: 0.01 }, good: { ...GOOD, budget: 5 } },
  E_OVER_MODEL_LIMIT: { bad: tone(STEADY, 'max_cost_usd: 0.01'), good: tone(STEADY, 'max_cost_usd: 5') },
  E_OVER_RUN_LIMIT: { bad: { ...GOOD, perRun: 0.01 }, good: { ...GOOD, perRun: 5 } },
  E_ENDED_BEFORE: { bad: { ...GOOD, failed: true }, good: { ...GOOD, failed: true, base: GOOD.files } },
  E_MASS_REMOVAL: {
    bad: { ...GOOD, vanished: THREE, trained: true },
    good: { ...GOOD, vanished: THREE.slice(1), trained: true },
  },
  E_CLOCK_WRONG: { bad: { ...GOOD, clockAhead: 61 * 60_000 }, good: { ...GOOD, clockAhead: 2 * 60_000 } },
  W_COST_UNKNOWN: { bad: tone('unpriced-2026-01-01', 'max_cost_usd: 5'), good: tone(STEADY, 'max_cost_usd: 5') },
};
