import { describe, expect, test } from 'vitest';
import type { Run } from '../../../../src/core/ledger/schema.ts';
import type { RemovalPolicy } from '../../../../src/core/manifest/removal.ts';
import { decide } from '../../../../src/core/plan/decide.ts';
import { leftovers } from '../../../../src/core/plan/leftovers.ts';
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
const daysAgo = (days: number): string => minutesLater(-days * DAY);
const removal: RemovalPolicy = { deleteAfter: 7 * DAY * 60_000, protect: new Set(), manifestText: '' };
const KEPT = aModel('kept', { entry: { model_id: 'ft:kept' } });

/** A trained model of its own job, that ended so many days ago. */
const trained = (n: number, days: number, more: Partial<Run> = {}): Run =>
  aTrainedRun({ model: 'tone', jobId: `ftjob-${n}`, modelId: `ft:tone-${n}`, endedAt: daysAgo(days), ...more });
const deletion = (more: Partial<NonNullable<Run['deletion']>> = {}) => ({
  deletion: { at: daysAgo(8), sentAt: null, refused: null, doneAt: null, ...more },
});
const jobOf = (n: number) => aJob({ n, digest: hash(n), status: 'succeeded', modelId: `ft:tone-${n}` });

interface Situation extends NonNullable<Parameters<typeof knowing>[0]> {
  readonly models?: readonly DesiredModel[];
}

/** What becomes of runs that no entry asks for, beside one model that stays, by number: action, reason and more. */
function fateOf(runs: Readonly<Record<number, Run>>, { models = [KEPT], ...more }: Situation = {}): string[] {
  const numbers = Object.keys(runs).map(Number);
  const kept = aTrainedRun({ model: 'kept', modelId: 'ft:kept', publishedAt: NOW });
  const ledger = aLedger({
    ...Object.fromEntries(numbers.map(n => [hash(n), runs[n] as Run])),
    [digestOf(KEPT)]: kept,
  });
  const known = knowing({ ledger, listing: listed(...numbers.map(jobOf)), removal, ...more });
  return leftovers(models, known).map(({ action, reason, until, detail }) =>
    [action, reason, until, detail].filter(Boolean).join(' '),
  );
}

describe('a model whose entry is gone', () => {
  test('is retired and kept, where the manifest does not say otherwise', () => {
    expect(fateOf({ 1: trained(1, 9) }, { removal: null })).toEqual(['retire removed-from-manifest']);
  });

  test('is to be deleted days later', () => {
    expect(fateOf({ 1: trained(1, 9) })).toEqual([`delete removed-from-manifest ${minutesLater(7 * DAY)}`]);
  });

  test('is waited for, and then deleted', () => {
    const noted = (days: number) => fateOf({ 1: trained(1, 9, deletion({ at: daysAgo(days) })) });
    expect(noted(6)).toEqual([`wait deletion-pending ${minutesLater(DAY)}`]);
    expect(noted(7)).toEqual([`delete removed-from-manifest ${NOW}`]);
  });

  test('is no longer looked at once it is gone, or was not seen', () => {
    expect(fateOf({ 1: trained(1, 9, { ...deletion({ doneAt: NOW }), retiredAt: NOW }) })).toEqual([]);
    const unseen = deletion({ refused: { at: NOW, why: 'not-visible' } });
    expect(fateOf({ 1: trained(1, 9, { ...unseen, retiredAt: NOW }) })).toEqual([]);
  });

  test.each([
    ['forbidden', 'delete-forbidden'],
    ['refused', 'delete-refused'],
  ] as const)('whose delete was %s is asked for again only as many days later', (why, reason) => {
    const refused = (days: number) => fateOf({ 1: trained(1, 20, deletion({ refused: { at: daysAgo(days), why } })) });
    expect(refused(1)).toEqual([`blocked ${reason} ${minutesLater(6 * DAY)}`]);
    expect(refused(7)).toEqual([`delete removed-from-manifest ${minutesLater(-DAY)}`]);
  });
});

describe('nothing is deleted', () => {
  const one = { 1: trained(1, 30) };
  const named = (text: string): Situation => ({ removal: { ...removal, manifestText: text } });
  const later = aRun({ baseModel: 'ft:tone-1', jobId: 'ftjob-2' });
  test.each<[string, Readonly<Record<number, Run>>, Situation, string[]]>([
    ['of a protected name', one, { removal: { ...removal, protect: new Set(['tone']) } }, ['retire']],
    ['whose ID stands anywhere in the manifest', one, named('# ft:tone-1 is in production'), ['retire']],
    ['that a job starts from', { ...one, 2: later }, {}, ['retire', 'cancel']],
    ['of a job that others made', { 1: trained(1, 30, { imported: true }) }, {}, []],
    ['while an entry has errors', one, { models: [KEPT, aModel('other', { training: null })] }, ['retire']],
  ])('%s', (_what, runs, situation, actions) => {
    const listing = listed(jobOf(1), aJob({ n: 2, digest: hash(2) }));
    const fates = fateOf(runs, { listing, ...situation });
    expect(fates.map(fate => fate.split(' ')[0])).toEqual(actions);
  });

  test.each([
    ['is not listed', listed()],
    ['has no mark', listed({ ...jobOf(1), metadata: {} })],
    ['has the mark of another training', listed({ ...jobOf(2), id: 'ftjob-1', modelId: 'ft:tone-1' })],
    ['made another model', listed({ ...jobOf(1), modelId: 'ft:other' })],
  ])('whose job %s', (_what, listing) => {
    expect(fateOf(one, { listing })).toEqual(['blocked not-provably-ours']);
    expect(fateOf({ 1: trained(1, 30, deletion()) }, { listing })).toEqual(['blocked not-provably-ours']);
  });

  test('on an incomplete list of jobs', () => {
    const listing = { complete: false, jobs: [], why: 'reset' } as const;
    expect(fateOf({ 1: trained(1, 30, deletion()) }, { listing })).toEqual(['wait listing-incomplete']);
  });

  test('where marks are not kept', () => {
    expect(fateOf(one, { ownership: 'none' })).toEqual(['blocked not-provably-ours']);
  });
});

describe('a model that was replaced', () => {
  const current = aModel('tone', { entry: { seed: 1, model_id: 'ft:now' } });
  const run = (more: Partial<Run> = {}) =>
    aTrainedRun({ model: 'tone', modelId: 'ft:now', publishedAt: NOW, endedAt: NOW, ...more });
  const old = { [hash(1)]: trained(1, 30), [hash(2)]: trained(2, 20), [hash(3)]: trained(3, 10) };
  const fates = (models: readonly DesiredModel[], more: Partial<Run> = {}, runs: Record<string, Run> = old) =>
    leftovers(
      models,
      knowing({
        ledger: aLedger({ ...runs, [digestOf(current)]: run(more) }),
        listing: listed(jobOf(1), jobOf(2), jobOf(3)),
        removal,
      }),
    ).map(({ action, reason, modelId }) => `${action} ${reason} ${modelId}`);

  test('goes, but for the last two of its entry', () => {
    expect(fates([current])).toEqual(['delete superseded ft:tone-1', 'delete superseded ft:tone-2']);
  });

  test.each<[string, readonly DesiredModel[], Partial<Run>]>([
    ['is not published', [current], { publishedAt: null }],
    ['is not ready', [current], { state: 'created', modelId: null }],
    ['is deleted itself', [current], deletion({ doneAt: NOW })],
    ['is not in the manifest', [aModel('tone', { entry: { seed: 1 } })], {}],
    ['is not begun', [aModel('tone', { entry: { seed: 2, model_id: 'ft:now' } })], {}],
  ])('stays while its successor %s', (_what, models, more) => {
    expect(fates(models, more).filter(fate => fate.startsWith('delete'))).toEqual([]);
  });

  test('still counts as of an entry that was renamed since', () => {
    const renamed = fates([{ ...current, name: 'voice' }]).filter(fate => fate.startsWith('delete'));
    expect(renamed).toEqual(fates([current]));
  });

  test('goes by and by, the oldest first, where many would go at once', () => {
    const many = Object.fromEntries([1, 2, 3, 4, 5].map(n => [hash(n), trained(n, 60 - n)]));
    const listing = listed(...[1, 2, 3, 4, 5].map(jobOf));
    const ledger = aLedger({ ...many, [digestOf(current)]: run() });
    const changes = leftovers([current], knowing({ ledger, listing, removal }));
    expect(changes.map(({ action, modelId, detail }) => [action, modelId, detail])).toEqual([
      ['delete', 'ft:tone-1', ''],
      ['delete', 'ft:tone-2', ''],
      ['delete', 'ft:tone-3', ''],
      ['blocked', 'ft:tone-4', '4 of 6'],
    ]);
  });
});

describe('more than half of all models at once', () => {
  test('never go, which says how many', () => {
    const two = { 1: trained(1, 30), 2: trained(2, 30, { model: 'voice' }) };
    expect(fateOf(two)).toEqual(['blocked too-many-deletions 2 of 3', 'blocked too-many-deletions 2 of 3']);
  });

  test('do not go either when some were noted before', () => {
    const two = { 1: trained(1, 30, deletion()), 2: trained(2, 30, { model: 'voice' }) };
    expect(fateOf(two)).toEqual(['blocked too-many-deletions 2 of 3', 'blocked too-many-deletions 2 of 3']);
  });

  test('exactly half may', () => {
    expect(fateOf({ 1: trained(1, 30) })).toHaveLength(1);
    expect(fateOf({ 1: trained(1, 30) })[0]).toContain('delete');
  });
});

describe('a model that is needed again', () => {
  const protect = { removal: { ...removal, protect: new Set(['tone']) } };

  test('is kept; what was sent is looked after one window later', () => {
    expect(fateOf({ 1: trained(1, 30, deletion()) }, protect)).toEqual(['keep deletion-lifted']);
    expect(fateOf({ 1: trained(1, 30, deletion({ sentAt: NOW })) }, { removal: null })).toEqual([
      `wait deletion-unresolved ${minutesLater(15)}`,
    ]);
  });

  test('by an entry is published only when it is clear that it is there', () => {
    const model = aModel();
    const decided = (run: Run) => decide(model, knowing({ ledger: aLedger({ [digestOf(model)]: run }) }));
    expect(decided(aTrainedRun(deletion()))).toMatchObject({ action: 'publish' });
    const sent = decided(aTrainedRun(deletion({ sentAt: NOW })));
    expect(sent).toMatchObject({ action: 'wait', reason: 'deletion-unresolved', until: minutesLater(15) });
    const gone = decided(aTrainedRun(deletion({ sentAt: NOW, doneAt: NOW })));
    expect(gone).toMatchObject({ action: 'blocked', reason: 'model-deleted' });
  });
});
