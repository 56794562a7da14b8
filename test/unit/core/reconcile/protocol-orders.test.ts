import { describe, expect, test } from 'vitest';
import type { Run } from '../../../../src/core/ledger/schema.ts';
import type { Change } from '../../../../src/core/plan/plan.ts';
import { fromUsd } from '../../../../src/core/prices/money.ts';
import { type Circumstances, protocolFor } from '../../../../src/core/reconcile/protocol-for.ts';
import {
  aChange,
  aJob,
  aLedger,
  aModel,
  anIntent,
  aRun,
  aTrainedRun,
  digestOf,
  listed,
  MARK,
  minutesLater,
  NOW,
} from '../../../support/builders.ts';
import { type Played, play } from './play.ts';

const model = aModel();
const digest = digestOf(model);

function around(run: Run | null, ...jobs: ReturnType<typeof aJob>[]): Circumstances {
  return {
    ledger: aLedger(run === null ? {} : { [digest]: run }),
    listing: listed(...jobs),
    mark: MARK,
    now: NOW,
    runUrl: 'https://github.example/run/2',
    commit: 'ab12'.repeat(10),
    nonce: 'nonce-2',
    pricePerToken: () => 5_000,
  };
}

/** What is done about a change; `null` when there is no protocol for it. */
function done(more: Partial<Change>, circumstances: Circumstances): Played | null {
  const protocol = protocolFor(aChange({ desired: model, digest, ...more }), circumstances);
  return protocol === null ? null : play(protocol);
}

describe('a training', () => {
  test.each<[string, Partial<Change>]>([
    ['that no entry asks for', { desired: null }],
    ['whose spec is not known', { desired: { ...model, spec: null } }],
  ])('%s is not begun', (_what, more) => expect(done(more, around(null))).toBeNull());

  test('is written down with the run and the commit that began it, and how its estimate can be trusted', () => {
    expect(done({}, around(null))?.effects[1]).toMatchObject({
      event: {
        run: {
          runUrl: 'https://github.example/run/2',
          commit: 'ab12'.repeat(10),
          tokenQuality: 'exact',
          model: 'tone',
        },
      },
    });
  });

  test('without an estimate sets its cap aside, and claims no tokens', () => {
    const capped = aModel('tone', { training: { tokensPerEpoch: null }, entry: { max_cost_usd: 7 } });
    expect(done({ desired: capped }, around(null))?.effects[1]).toMatchObject({
      event: { run: { reservedNanoUsd: fromUsd(7), estimatedTokens: null, tokenQuality: null } },
    });
  });
});

describe('an adoption', () => {
  const adopt = { action: 'adopt', jobId: 'ftjob-2' } as const;
  const recorded = (effects: Played['effects'] | undefined) => effects?.find(effect => effect.kind === 'write-ledger');

  test('is of the job that the plan names, and of no other', () => {
    const { effects } = done(adopt, around(null, aJob({ digest, n: 1 }), aJob({ digest, n: 2 }))) ?? {};
    expect(recorded(effects)).toMatchObject({ event: { job: { id: 'ftjob-2' }, found: { tokenQuality: 'exact' } } });
  });

  test('without an estimate sets the cap aside', () => {
    const capped = aModel('tone', { training: { tokensPerEpoch: null }, entry: { max_cost_usd: 7 } });
    const { effects } = done({ ...adopt, desired: capped }, around(null, aJob({ digest, n: 2 }))) ?? {};
    expect(recorded(effects)).toMatchObject({
      event: { found: { reservedNanoUsd: fromUsd(7), estimatedTokens: null, tokenQuality: null } },
    });
  });

  test('of a training whose data cannot be read needs its upload on record', () => {
    const unread = { ...adopt, desired: { ...model, training: null, spec: null } };
    const job = aJob({ digest, n: 2 });
    expect(done(unread, around(anIntent(3), job))?.steps).toEqual(['write job latest']);
    expect(done(unread, around(null, job))?.steps).toEqual([]);
  });
});

describe('an end that the plan is blocked by', () => {
  const blocked = { action: 'blocked', reason: 'job-failed', jobId: 'ftjob-1' } as const;

  test.each(['succeeded', 'failed', 'cancelled'] as const)('is recorded when the job is %s', status => {
    const played = done(blocked, around(aRun(), aJob({ digest, status })));
    expect(played?.steps).toEqual(['write ended latest']);
    expect(played?.outcome).toEqual({ kind: 'failed', said: `Job ftjob-1 ended as ${status}.` });
  });

  test.each<[string, Run, ReturnType<typeof aJob>[]]>([
    ['of a job that runs', aRun(), [aJob({ digest })]],
    ['of a job that is not listed', aRun(), []],
    ['of an end on record', aTrainedRun(), [aJob({ digest, status: 'succeeded' })]],
  ])('is not made up %s', (_what, run, jobs) => expect(done(blocked, around(run, ...jobs))).toBeNull());
});

describe('an ID in the manifest', () => {
  const id = aTrainedRun().modelId;
  const keep = { action: 'keep', modelId: id } as const;

  test('is noted under the name and the ID that the plan found', () => {
    const played = done({ ...keep, model: 'renamed' }, around(aTrainedRun({ publishedAt: null })));
    expect(played?.effects).toMatchObject([{ event: { kind: 'published', digest, at: NOW, model: 'renamed' } }]);
    expect(played?.outcome.said).toContain(String(id));
  });

  test.each<[string, Partial<Change>, Run | null]>([
    ['where there is none', { ...keep, modelId: null }, aTrainedRun({ modelId: null })],
    ['of a training that the ledger does not know', keep, null],
    ['of a training that did not succeed', keep, aRun({ modelId: id })],
  ])('is not noted %s', (_what, more, run) => expect(done(more, around(run))).toBeNull());
});

describe('a wait', () => {
  const wait = { action: 'wait', jobId: 'ftjob-1' } as const;
  const leftover = { ...wait, desired: null, until: minutesLater(-1) };

  test('notes a wish that came back, and the job goes on', () => {
    const run = aRun({ unwantedSince: minutesLater(-1) });
    const played = done(wait, around(run, aJob({ digest })));
    expect(played?.effects).toMatchObject([{ on: 'latest', event: { kind: 'wanted-again', digest } }]);
    expect(played?.outcome).toEqual({ kind: 'waiting', said: 'This manifest asks for it; it goes on.' });
  });

  test('closes an unanswered create nobody wants at the very end of its window', () => {
    const played = done({ ...leftover, until: NOW }, around(anIntent(15)));
    expect(played?.effects).toMatchObject([{ on: 'latest', event: { kind: 'withdraw', digest, nonce: 'nonce-1' } }]);
    expect(played?.outcome).toEqual({
      kind: 'done',
      said: 'An unanswered create left no job; its record is closed.',
    });
  });

  test.each<[string, Partial<Change>, Run]>([
    ['keeps the first of two observations', leftover, aRun({ unwantedSince: minutesLater(-1) })],
    ['closes no create whose end is not known', { ...leftover, until: null }, anIntent(16)],
    ['closes no record of a job', leftover, aRun({ intent: anIntent(16).intent })],
    ['closes no create that names no attempt', leftover, anIntent(16, { intent: null })],
  ])('%s', (_what, more, run) => expect(done(more, around(run))).toBeNull());
});
