import { createHash } from 'node:crypto';
import { DATASET_CODES } from './codes.ts';

/** Set by the build, to a hash of the source: a threshold alone may differ, and no word shows it. */
declare const FINETUNE_GITOPS_BUILD: string;

/** The rules, their wording and the build, so that what other rules wrote is not taken for what these would. */
export function rulesHash(): string {
  const words = DATASET_CODES.map(({ code, severity, headline, fix }) => [code, severity, headline, fix]);
  const build = typeof FINETUNE_GITOPS_BUILD === 'undefined' ? '' : FINETUNE_GITOPS_BUILD;
  return createHash('sha256')
    .update(JSON.stringify([build, words]))
    .digest('hex');
}
