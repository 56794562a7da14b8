import { describe, expect, test } from 'vitest';
import type { Ledger, Run } from '../../../../src/core/ledger/schema.ts';
import type { RemovalPolicy } from '../../../../src/core/manifest/removal.ts';
import { deletions } from '../../../../src/core/plan/deletions.ts';
import type { DesiredModel } from '../../../../src/core/plan/plan.ts';
import {
  aJob,
  aLedger,
  aModel,
  aRun,
  aTrainedRun,
  digestOf,
  hash,
  knowing,
  listed,
  minutesLater,
  NOW,
} from '../../../support/builders.ts';

const DAY = 24 * 60;
const removal: RemovalPolicy = { deleteAfter: 7 * DAY * 60_000, protect: new Set(), manifestText: '' };
const KEPT = aModel('kept', { entry: { seed: 9, model_id: 'ft:kept' } });
const CURRENT = aModel('tone', { entry: { seed: 1, model_id: 'ft:now' } });

const trained = (n: number, more: Partial<Run> = {}): Run =>
  aTrainedRun({ jobId: `ftjob-${n}`, modelId: `ft:tone-${n}`, endedAt: minutesLater(-n * DAY), ...more });
const published = (model: string, modelId: string, more: Partial<Run> = {}) =>
  aTrainedRun({ model, modelId, publishedAt: NOW, endedAt: NOW, jobId: 'ftjob-0', ...more });
const tombstone = { at: minutesLater(-8 * DAY), sentAt: null, refused: null, doneAt: null };
const jobs = [1, 2, 3, 4].map(n => aJob({ n, digest: hash(n), status: 'succeeded', modelId: `ft:tone-${n}` }));

/** Action and model of everything that is to be done. */
function fates(models: readonly DesiredModel[], runs: Ledger['runs']): string[] {
  const known = knowing({ ledger: aLedger(runs), listing: listed(...jobs), removal });
  return [...deletions(models, known).values()].map(({ action, modelId }) => `${action} ${modelId}`);
}

/** Beside one entry that stays, these runs whose entries are gone. */
const left = (runs: Ledger['runs']) => fates([KEPT], { ...runs, [digestOf(KEPT)]: published('kept', 'ft:kept') });

test('a model that an entry asks for stays, also with a tombstone', () => {
  const home = published('kept', 'ft:kept', { deletion: tombstone });
  expect(fates([KEPT], { [digestOf(KEPT)]: home })).toEqual([]);
});

test('where no provider is asked, a preview shows the delete', () => {
  const runs = { [hash(1)]: trained(1), [digestOf(KEPT)]: published('kept', 'ft:kept') };
  const known = knowing({ ledger: aLedger(runs), listing: null, removal });
  expect([...deletions([KEPT], known).values()]).toMatchObject([{ action: 'delete', modelId: 'ft:tone-1' }]);
});

test('an imported model is never deleted, whatever its job says', () => {
  expect(left({ [hash(1)]: trained(1) })).toEqual(['delete ft:tone-1']);
  expect(left({ [hash(1)]: trained(1, { imported: true }) })).toEqual([]);
});

describe('a model that a training starts from', () => {
  const besides = (more: Partial<Run>) =>
    left({ [hash(1)]: trained(1), [hash(5)]: aRun({ jobId: 'ftjob-5', baseModel: 'ft:tone-1', ...more }) });

  test.each(['intended', 'created'] as const)('stays while that one is %s', state =>
    expect(besides({ state })).toEqual([]),
  );
  test('goes once that one has ended', () => expect(besides({ state: 'failed' })).toEqual(['delete ft:tone-1']));
  test('goes where a training starts from something else', () => {
    expect(besides({ baseModel: 'gpt-other' })).toEqual(['delete ft:tone-1']);
  });
});

test('while the digest of an entry is not known, tombstones wait and nothing new is begun', () => {
  const broken = aModel('other', { training: null });
  const runs = { [digestOf(KEPT)]: published('kept', 'ft:kept') };
  expect(fates([KEPT, broken], { ...runs, [hash(1)]: trained(1) })).toEqual([]);
  const waiting = knowing({
    ledger: aLedger({ ...runs, [hash(1)]: trained(1, { deletion: tombstone }) }),
    listing: listed(...jobs),
    removal,
  });
  expect([...deletions([KEPT, broken], waiting).values()]).toMatchObject([
    { action: 'wait', reason: 'deletion-pending', modelId: 'ft:tone-1' },
  ]);
});

describe('of the models of an entry that stands', () => {
  const now = { [digestOf(CURRENT)]: published('tone', 'ft:now') };

  test('the last two are its own, not those of others', () => {
    const runs = {
      ...now,
      [hash(1)]: trained(1),
      [hash(2)]: trained(2),
      [hash(6)]: trained(6, { model: 'x', endedAt: NOW }),
    };
    expect(fates([CURRENT, aModel('x', { entry: { seed: 2 } })], runs)).toEqual(['delete ft:tone-2']);
  });

  test('those without a time are the oldest', () => {
    const runs = { ...now, [hash(1)]: trained(1, { endedAt: null }), [hash(2)]: trained(2) };
    expect(fates([CURRENT], runs)).toEqual(['delete ft:tone-1']);
    const turned = { ...now, [hash(2)]: trained(2), [hash(1)]: trained(1, { endedAt: null }) };
    expect(fates([CURRENT], turned)).toEqual(['delete ft:tone-1']);
  });

  test('none goes while one of two successors is not home', () => {
    const renamed = aModel('voice', { entry: { seed: 3, model_id: 'ft:voice' } });
    const runs = { ...now, [hash(1)]: trained(1), [hash(2)]: trained(2) };
    const other = published('tone', 'ft:voice', { publishedAt: null, endedAt: minutesLater(-90 * DAY) });
    expect(fates([CURRENT, renamed], { ...runs, [digestOf(renamed)]: other })).toEqual([]);
  });
});

test('what was removed takes its part of the half before what was replaced', () => {
  const runs = {
    [digestOf(CURRENT)]: published('tone', 'ft:now'),
    [hash(1)]: trained(1),
    [hash(2)]: trained(2),
    [hash(3)]: trained(3),
    [hash(4)]: trained(4, { model: 'gone' }),
  };
  expect(fates([CURRENT], runs).toSorted()).toEqual(['blocked ft:tone-2', 'delete ft:tone-3', 'delete ft:tone-4']);
});
