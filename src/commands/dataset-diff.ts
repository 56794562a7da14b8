import type { DatasetChange } from '../core/dataset/diff/dataset-change.ts';
import type { DatasetDiff } from '../core/dataset/diff/dataset-diff.ts';
import { diffDatasets } from '../core/dataset/diff/diff-datasets.ts';
import type { DatasetUse, DesiredModel } from '../core/plan/plan.ts';
import type { GitObjects } from '../ports.ts';
import type { DatasetRole } from './dataset-reader.ts';

/**
 * Compares every dataset whose blob differs between the base and the head of a pull request; reads no other. The same
 * two blobs are compared once. `samples`: how many examples to keep the start of, for a reader who asked for them.
 */
export async function diffModels(
  git: Pick<GitObjects, 'read'>,
  base: readonly DesiredModel[] | null,
  head: readonly DesiredModel[],
  { samples }: { readonly samples: number },
): Promise<readonly DatasetChange[]> {
  const compared = new Map<string, DatasetDiff>();
  const changes: DatasetChange[] = [];
  for (const after of head) {
    const before = base?.find(model => model.name === after.name);
    if (before === undefined) continue;
    for (const role of ['training', 'validation'] as const) {
      const [old, now] = [before[role], after[role]];
      if (old === null || now === null || old.oid === now.oid) continue;
      const key = `${old.oid} ${now.oid}`;
      const diff = compared.get(key) ?? (await diffDatasets(git.read(old.oid), git.read(now.oid), { samples }));
      compared.set(key, diff);
      changes.push({ model: after.name, role, path: now.path, diff, ...difference(before, after, role, old, now) });
    }
  }
  return changes;
}

/** Nothing is counted again: the inspections and the estimates have the numbers. */
function difference(
  before: DesiredModel,
  after: DesiredModel,
  role: DatasetRole,
  old: DatasetUse,
  now: DatasetUse,
): Pick<DatasetChange, 'tokens' | 'costNanoUsd' | 'overlap'> {
  const [oldTokens, newTokens] = [old.inspection.tokensPerEpoch, now.inspection.tokensPerEpoch];
  const isComparable = before.base?.encoding === after.base?.encoding && oldTokens !== null && newTokens !== null;
  const isPriced = role === 'training' && before.estimate !== null && after.estimate !== null;
  return {
    tokens: isComparable ? newTokens - oldTokens : null,
    overlap: before.overlap === undefined || after.overlap === undefined ? null : after.overlap - before.overlap,
    costNanoUsd: isPriced ? after.estimate.expected - before.estimate.expected : null,
  };
}
