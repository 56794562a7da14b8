import type * as planCodes from '../core/diagnostics/codes/plan-codes.ts';
import {
  type CodeSource,
  deprecations,
  gitLfs,
  guideOf2024,
  ours,
  preferenceGuide,
  supervisedGuide,
} from './code-source.ts';

const THREATS = 'docs/threat-model.md';
const MONEY = 'README.md#how-money-is-protected';
const FAULTS = 'docs/reliability.md#faults';
const CATALOGS = 'docs/prices.md#catalogs';

/** A code without a source does not compile. */
export const PLAN_SOURCES: Readonly<Record<keyof typeof planCodes, CodeSource>> = {
  E_DATASET_MISSING: ours(THREATS, 'Row T7: files are read as blobs of a commit.'),
  E_DATASET_KIND: ours(THREATS, 'Row T7: no link is followed.'),
  E_LFS_MISSING: gitLfs(),
  E_LFS_DAMAGED: gitLfs(),
  W_OVERLAP: supervisedGuide('It says that the two files should not overlap; how that is counted is ours.'),
  E_BASE_UNKNOWN: ours(CATALOGS),
  E_BASE_METHOD: preferenceGuide('The guides name the models of each method; the catalog has them with its sources.'),
  E_BASE_ALIAS: guideOf2024('It says that only dated snapshots may be trained.'),
  E_BASE_UNTRAINABLE: ours(CATALOGS, 'The catalog has the models that OpenAI offers no training of, with its sources.'),
  E_BASE_RETIRED: deprecations(),
  W_BASE_RETIRING: deprecations('That it is said 120 days before is a rule of this project.'),
  W_BASE_ENDED: deprecations(),
  E_DUPLICATE_SPEC: ours('docs/decisions/0002-runs-keyed-by-spec-digest.md'),
  E_MODEL_ID_EDITED: ours('docs/decisions/0001-ledger-on-its-own-branch.md'),
  W_PRICE_OLD: ours(CATALOGS, 'Prices are old after 90 days.'),
  E_NOT_ESTIMATED: ours(MONEY),
  W_COST_UNKNOWN: ours(MONEY),
  E_CLOCK_WRONG: ours('docs/reliability.md#assumptions'),
  E_OVER_BUDGET: ours(MONEY),
  E_OVER_MODEL_LIMIT: ours(MONEY),
  E_OVER_RUN_LIMIT: ours(MONEY),
  E_ENDED_BEFORE: ours(MONEY),
  E_MASS_REMOVAL: ours(FAULTS, 'Row F3; it begins with four known models.'),
};
