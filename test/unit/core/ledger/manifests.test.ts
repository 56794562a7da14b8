import { describe, expect, test } from 'vitest';
import { askedBy, runsOf } from '../../../../src/core/ledger/manifests.ts';
import { prunableRuns } from '../../../../src/core/ledger/prune.ts';
import { parseLedger, type Run, serializeLedger } from '../../../../src/core/ledger/schema.ts';
import { apply, type LedgerEvent } from '../../../../src/core/ledger/transitions.ts';
import { aNewRun } from '../../../support/a-new-run.ts';
import { aJob, aLedger, anIntent, aRun, hash, minutesLater, NOW } from '../../../support/builders.ts';

const digest = hash(7);

describe('the runs of a manifest', () => {
  const numbered = (...owners: Run['manifest'][]): Record<string, Run> =>
    Object.fromEntries(owners.map((manifest, n) => [`${n}`, aRun(manifest === undefined ? {} : { manifest })]));
  const ownOf = (...owners: Run['manifest'][]): string[] =>
    Object.keys(runsOf({ ledger: aLedger(numbered(...owners)), manifestPath: 'a' }));

  test.each<[string, Run['manifest'][], string[]]>([
    ['are its own', ['a', 'a'], ['0', '1']],
    ['are not those of another', ['a', 'b'], ['0']],
    ['are not those that more than one asked for', ['a', null], ['0']],
    ['are those of nobody known, while no other is named', [undefined, 'a', undefined], ['0', '1', '2']],
    ['are all, where no run names any', [undefined, undefined], ['0', '1']],
    ['are not those of nobody known beside another', [undefined, 'a', 'b'], ['1']],
    ['are not those of nobody known beside one of several', [undefined, 'a', null], ['1']],
  ])('%s', (_what, owners, own) => expect(ownOf(...owners)).toEqual(own));
});

test.each<[Run['manifest'], string | undefined, Run['manifest']]>([
  [undefined, 'a', 'a'],
  ['a', 'a', 'a'],
  ['a', 'b', null],
  [null, 'b', null],
  ['a', undefined, 'a'],
  [null, undefined, null],
  [undefined, undefined, undefined],
])('a run of %s that %s asks for is of %s', (before, manifest, after) => expect(askedBy(before, manifest)).toBe(after));

describe('whose a run is', () => {
  const outcome = (run: Run | null, event: LedgerEvent): Run | undefined => {
    const ledger = apply(aLedger(run === null ? {} : { [digest]: run }), event);
    expect(parseLedger(serializeLedger(ledger))).toEqual({ kind: 'ledger', ledger });
    return ledger.runs[digest];
  };
  const intend = (manifest?: string): LedgerEvent => ({ kind: 'intend', digest, run: aNewRun({ manifest }) });
  const job = (manifest?: string): LedgerEvent => ({
    kind: 'job',
    digest,
    job: aJob({ digest }),
    found: aNewRun({ manifest, nonce: null }),
  });
  const published: LedgerEvent = { kind: 'published', digest, at: NOW, model: 'x' };
  const wanted = (manifest?: string): LedgerEvent => ({ kind: 'wanted-again', digest, manifest });

  test.each<[string, Run | null, LedgerEvent, Run['manifest']]>([
    ['an intent says', null, intend('a'), 'a'],
    ['a second attempt is of whoever made it', anIntent(20, { manifest: 'a' }), intend('b'), 'b'],
    ['an adopted job says', null, job('a'), 'a'],
    ['its job leaves what the intent said', anIntent(1, { manifest: 'a' }), job('a'), 'a'],
    ['also when another adopts it', anIntent(1, { manifest: 'a' }), job('b'), 'a'],
    ['a job of nobody known changes nothing', anIntent(1, { manifest: 'a' }), job(), 'a'],
    ['an ID that came home changes nothing', aRun({ manifest: 'a' }), published, 'a'],
    ['a wish says', aRun(), wanted('a'), 'a'],
    ['a wish of another adds', aRun({ manifest: 'a' }), wanted('b'), null],
    ['a wish that came back changes nothing', aRun({ manifest: 'a' }), wanted(), 'a'],
  ])('%s', (_what, run, event, manifest) => expect(outcome(run, event)?.manifest).toBe(manifest));

  test('is left out while nobody said', () => {
    for (const event of [intend(), wanted()])
      expect(serializeLedger(apply(aLedger({ [digest]: aRun() }), event))).not.toContain('manifest');
  });
});

test('what another manifest may ask for is not pruned', () => {
  const old = { state: 'failed', endedAt: minutesLater(-500 * 24 * 60) } as const;
  const ledger = aLedger({ [hash(1)]: aRun({ ...old, manifest: 'a' }), [hash(2)]: aRun({ ...old, manifest: 'b' }) });
  const asked = { digests: new Set<string>(), names: new Set<string>(), manifest: 'a' };
  expect(prunableRuns(ledger, asked, NOW)).toEqual([hash(1)]);
});
