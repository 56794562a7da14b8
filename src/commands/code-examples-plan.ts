import type * as planCodes from '../core/diagnostics/codes/plan-codes.ts';
import { type CodeExample, examplesOf } from './code-example.ts';

type PlanCode = keyof typeof planCodes;

const BASE = 'gpt-4.1-mini-2025-04-14';
const entry = (name: string, base: string, ...lines: readonly string[]): string =>
  [`  ${name}:`, `base_model: ${base}`, 'training_file: datasets/tone/train.jsonl', ...lines].join('\n    ');
const manifest = (...entries: readonly string[]): string => `version: 1\nmodels:\n${entries.join('\n')}`;
const on = (base: string, ...lines: readonly string[]): string => manifest(entry('tone', base, ...lines));
const GOOD = on(BASE);
const CHECKOUT = '- uses: actions/checkout@de0fac2e4500dabe0009e67214ff5f5447ce83dd # v6.0.2';
const TODAY = 'It is 2026-11-22.';

const MANIFESTS = examplesOf('manifest', {
  E_DATASET_MISSING: [
    GOOD.replace('train.jsonl', 'trian.jsonl'),
    GOOD,
    'The commit holds the file datasets/tone/train.jsonl, and no other.',
  ],
  E_DATASET_KIND: [
    GOOD.replace('train.jsonl', 'latest.jsonl'),
    GOOD,
    'datasets/tone/latest.jsonl is a symbolic link to datasets/tone/train.jsonl.',
  ],
  E_BASE_UNKNOWN: [on('gpt-4.1-mni-2025-04-14'), GOOD, TODAY],
  E_BASE_METHOD: [on('gpt-4o-mini-2024-07-18', 'method: dpo'), on(BASE, 'method: dpo'), TODAY],
  E_BASE_ALIAS: [on('gpt-4.1-mini'), GOOD, TODAY],
  E_BASE_UNTRAINABLE: [on('gpt-5'), GOOD, TODAY],
  E_BASE_RETIRED: [on('gpt-3.5-turbo-0125'), GOOD, TODAY],
  W_BASE_ENDED: [
    on('gpt-3.5-turbo-0125', 'model_id: ft:gpt-3.5-turbo-0125:acme::abc1'),
    on(BASE, `model_id: ft:${BASE}:acme::abc2`),
    `${TODAY} Both entries are trained and unchanged.`,
  ],
  E_DUPLICATE_SPEC: [
    manifest(entry('tone', BASE, 'seed: 7'), entry('voice', BASE, 'seed: 7')),
    manifest(entry('tone', BASE, 'seed: 7'), entry('voice', BASE, 'seed: 8')),
  ],
  E_NOT_ESTIMATED: [GOOD, on(BASE, 'max_cost_usd: 5'), 'No price of the base model is known.'],
  E_OVER_MODEL_LIMIT: [
    on(BASE, 'max_cost_usd: 1'),
    on(BASE, 'max_cost_usd: 5'),
    'The training takes up to $3.00: 200,000 tokens in 3 epochs at $5 per million tokens.',
  ],
  E_ENDED_BEFORE: [GOOD, on(BASE, 'generation: 2'), 'A training of exactly this data with these settings failed.'],
});

const WORKFLOWS = examplesOf('workflow', {
  E_OVER_BUDGET: [
    "with:\n  budget-usd: '2'",
    "with:\n  budget-usd: '25'",
    'The trainings of a pull request take up to $3.00, and nothing was trained this month.',
  ],
  E_OVER_RUN_LIMIT: [
    "with:\n  max-cost-per-run-usd: '2'",
    "with:\n  max-cost-per-run-usd: '5'",
    'One training takes up to $3.00.',
  ],
  W_COST_UNKNOWN: [
    "with:\n  budget-usd: '25'",
    `with:\n  budget-usd: '25'\n  price-overrides: |\n    ${BASE}: { train_usd_per_1m_tokens: 4.5, as_of: 2026-11-01 }`,
    'No price of the base model is known but that of the workflow, and the entry has `max_cost_usd: 5`.',
  ],
  E_LFS_MISSING: [CHECKOUT, `${CHECKOUT}\n  with:\n    lfs: true`, 'The dataset is kept in Git LFS.'],
});

const CHANGES = examplesOf('change', {
  E_MODEL_ID_EDITED: [
    ` tone:\n-  model_id: ft:${BASE}:acme::abc1\n+  model_id: ft:${BASE}:acme::xyz9`,
    ` tone:\n-  seed: 7\n+  seed: 8\n   model_id: ft:${BASE}:acme::abc1`,
  ],
  E_MASS_REMOVAL: [
    ' models:\n-  tone: …\n-  voice: …\n-  triage: …\n   summary: …',
    ' models:\n-  tone: …\n   voice: …\n   triage: …\n   summary: …',
  ],
});

const SITUATIONS = examplesOf('situation', {
  W_OVERLAP: [
    'train.jsonl and validation.jsonl both have the line\n{"messages":[{"role":"user","content":"Ping?"},{"role":"assistant","content":"Pong."}]}',
    'Only train.jsonl has the line\n{"messages":[{"role":"user","content":"Ping?"},{"role":"assistant","content":"Pong."}]}',
  ],
  E_LFS_DAMAGED: [
    'The pointer in the commit says "size 73412", and the object below .git/lfs/objects has 4096 bytes.',
    'The object has 73412 bytes and the SHA-256 that the pointer says.',
  ],
  W_BASE_RETIRING: [
    `On 2026-11-22, an entry on ${BASE}: models trained on it stop answering on 2027-01-14, in 53 days.`,
    'On 2026-09-01, the same entry: that is 135 days away, and more than the 120 from which on it is said.',
  ],
  W_PRICE_OLD: [
    'On 2027-03-01, with prices that were last checked on 2026-11-22, 99 days ago.',
    'On 2027-02-01, with the same prices, 71 days old; more than 90 are said.',
  ],
  E_CLOCK_WRONG: [
    "The runner's clock says 10:20 while the replies of the provider say 10:00.",
    "The runner's clock says 10:01 while the replies of the provider say 10:00.",
  ],
});

/** A plan depends on more than one file, so what else holds is said. A code without an example does not compile. */
export const PLAN_EXAMPLES: Readonly<Record<PlanCode, CodeExample>> = {
  ...MANIFESTS,
  ...WORKFLOWS,
  ...CHANGES,
  ...SITUATIONS,
};
