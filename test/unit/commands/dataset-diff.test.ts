import { expect, test } from 'vitest';
import { diffModels } from '../../../src/commands/dataset-diff.ts';
import type { DesiredModel } from '../../../src/core/plan/plan.ts';
import { aModel, hash, type Wanted } from '../../support/builders.ts';
import { lines } from '../core/dataset/diff/versions.ts';

/** Blobs by object id, which notes what is read. `aDataset` makes the id from the hash. */
function blobs(...versions: readonly (readonly string[])[]) {
  const reads: string[] = [];
  const contents = new Map(versions.map((version, index) => [hash(index + 1).slice(24), version]));
  async function* read(oid: string): AsyncGenerator<Uint8Array> {
    reads.push(oid);
    yield new TextEncoder().encode((contents.get(oid) ?? []).map(line => `${line}\n`).join(''));
  }
  return { git: { read }, reads };
}

const model = (n: number, more: Wanted = {}, name = 'tone'): DesiredModel =>
  aModel(name, { training: { sha256: hash(n), tokensPerEpoch: 1_000 * n }, ...more });

test('A dataset whose blob is the same is not read', async () => {
  const { git, reads } = blobs(lines(3));
  expect(await diffModels(git, [model(1)], [model(1, { entry: { seed: 7 } })], { samples: 0 })).toEqual([]);
  expect(await diffModels(git, null, [model(1)], { samples: 0 })).toEqual([]);
  expect(await diffModels(git, [model(1)], [model(2, {}, 'new')], { samples: 0 })).toEqual([]);
  expect(reads).toEqual([]);
});

test('A dataset whose blob differs is compared once, for all models that use it', async () => {
  const { git, reads } = blobs(lines(3), lines(5));
  const changes = await diffModels(
    git,
    [model(1), model(1, {}, 'other')],
    [model(2), model(2, {}, 'other'), aModel('third', { training: null })],
    { samples: 0 },
  );
  expect(changes.map(change => [change.model, change.role, change.diff.after])).toEqual([
    ['tone', 'training', 5],
    ['other', 'training', 5],
  ]);
  expect(reads).toHaveLength(2);
});

test('Tokens and cost are the differences of the inspections and estimates', async () => {
  const { git } = blobs(lines(3), lines(5));
  const [change] = await diffModels(git, [model(1)], [model(2)], { samples: 0 });
  const [before, after] = [model(1).estimate?.expected ?? 0, model(2).estimate?.expected ?? 0];
  expect(change).toMatchObject({ tokens: 1_000, costNanoUsd: after - before });
  expect(after).toBeGreaterThan(before);
});

test('A number that is not known on one side is no difference', async () => {
  const { git } = blobs(lines(3), lines(5));
  const uncounted = model(2, { training: { sha256: hash(2), tokensPerEpoch: null } });
  const [change] = await diffModels(git, [model(1)], [{ ...uncounted, estimate: null }], { samples: 0 });
  expect(change).toMatchObject({ tokens: null, costNanoUsd: null });
});

test('The overlap of training and validation is compared where both versions have one', async () => {
  const { git } = blobs(lines(3), lines(5));
  const validation = { validation: { sha256: hash(1) } };
  const overlapOf = async (before: Partial<DesiredModel>, after: Partial<DesiredModel>) =>
    (
      await diffModels(git, [{ ...model(1, validation), ...before }], [{ ...model(2, validation), ...after }], {
        samples: 0,
      })
    ).map(({ role, overlap }) => [role, overlap]);
  expect(await overlapOf({ overlap: 4 }, { overlap: 1 })).toEqual([['training', -3]]);
  expect(await overlapOf({ overlap: 0 }, { overlap: 2 })).toEqual([['training', 2]]);
  expect(await overlapOf({}, { overlap: 2 })).toEqual([['training', null]]);
});

test('A validation file has no cost', async () => {
  const { git } = blobs(lines(3), lines(5));
  const [before, after] = [1, 2].map(n => model(1, { validation: { sha256: hash(n) } }));
  const changes = await diffModels(git, [before ?? model(1)], [after ?? model(1)], { samples: 0 });
  expect(changes).toMatchObject([{ role: 'validation', path: 'datasets/tone/validation.jsonl', costNanoUsd: null }]);
});
