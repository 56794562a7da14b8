import { describe, expect, test } from 'vitest';
import type { Run } from '../../../../src/core/ledger/schema.ts';
import type { Change } from '../../../../src/core/plan/plan.ts';
import { type Circumstances, protocolFor } from '../../../../src/core/reconcile/protocol-for.ts';
import { keepModel, remove } from '../../../../src/core/reconcile/remove.ts';
import {
  aChange,
  aJob,
  aLedger,
  aTrainedRun,
  hash,
  listed,
  MARK,
  minutesLater,
  NOW,
} from '../../../support/builders.ts';
import { play, type Replies } from './play.ts';

const digest = hash(7);
const modelId = aTrainedRun().modelId ?? '';
const noted = (more: Partial<NonNullable<Run['deletion']>> = {}) =>
  aTrainedRun({ deletion: { at: minutesLater(-99_999), sentAt: null, refused: null, doneAt: null, ...more } });
const ours = aJob({ digest, status: 'succeeded', modelId });

function around(run: Run | null): Circumstances {
  return {
    ledger: aLedger(run === null ? {} : { [digest]: run }),
    listing: listed(ours),
    mark: MARK,
    now: NOW,
    runUrl: null,
    commit: null,
    nonce: 'n',
    pricePerToken: () => null,
  };
}

/** What is done about a model that no entry needs; `null` when nothing is. */
function done(more: Partial<Change>, run: Run | null, replies: Replies = { 'get-job': [ours] }) {
  const gone = aChange({ action: 'delete', desired: null, digest, jobId: 'ftjob-1', modelId, until: NOW, ...more });
  const protocol = protocolFor(gone, around(run));
  return protocol === null ? null : play(protocol, replies);
}

describe('a delete', () => {
  test('is carried out when its time has come, of the model and the job that the plan names', () => {
    const played = done({}, noted());
    expect(played?.outcome).toEqual({ kind: 'done', said: `Model ${modelId} is deleted.` });
    expect(played?.effects.filter(({ kind }) => kind === 'get-job' || kind === 'delete-model')).toEqual([
      { kind: 'get-job', jobId: 'ftjob-1' },
      { kind: 'delete-model', modelId },
    ]);
  });

  test('waits for the instant that the plan names', () => {
    expect(done({ until: minutesLater(1) }, noted())?.effects).toEqual([]);
  });

  test('needs the mark on the job, as labels where nothing else is said', () => {
    const unmarked = { 'get-job': [{ ...ours, metadata: {} }] };
    expect(done({}, noted(), unmarked)?.steps).toEqual(['get-job']);
  });

  test.each<[string, Partial<Change>, Run | null]>([
    ['no run', {}, null],
    ['no job', { jobId: null }, noted()],
    ['no model', { modelId: null }, noted()],
    ['no instant', { until: null }, noted()],
  ])('with %s is not begun', (_what, more, run) => expect(done(more, run)).toBeNull());
});

describe('a model that is needed again', () => {
  const lifted = { action: 'keep', reason: 'deletion-lifted' } as const;
  const unresolved = { action: 'wait', reason: 'deletion-unresolved' } as const;

  test('loses its tombstone, also before it was ever published', () => {
    for (const run of [noted(), { ...noted(), publishedAt: NOW }])
      expect(done(lifted, run)?.steps).toEqual(['write deletion-lifted as-read']);
  });

  test('and has none is left as it is', () => expect(done(lifted, aTrainedRun())).toBeNull());

  test('after a delete was sent is looked at once that delete can no longer arrive', () => {
    const sent = noted({ sentAt: minutesLater(-15) });
    expect(done(unresolved, sent)?.steps).toEqual(['get-model', 'write deletion-lifted as-read']);
    expect(done({ ...unresolved, until: minutesLater(1) }, sent)).toBeNull();
    expect(done({ ...unresolved, until: null }, sent)).toBeNull();
    expect(done({ ...unresolved, modelId: null }, sent)).toBeNull();
  });

  test('is not looked at while its delete only waits for its day', () => {
    expect(done({ action: 'wait', reason: 'deletion-pending' }, noted({ sentAt: NOW }))).toBeNull();
  });
});

describe('it is said', () => {
  const order = (run: Run, until = NOW) => ({
    ...{ digest, run, jobId: 'ftjob-1', modelId, mark: MARK, ownership: 'filterable-label' as const, now: NOW, until },
  });
  const said = (run: Run, replies: Replies) => play(remove(order(run)), { 'get-job': [ours], ...replies }).outcome;

  test('that a delete waits for its day', () => {
    const until = minutesLater(1);
    const { outcome } = play(remove(order(noted(), until)));
    expect(outcome).toEqual({ kind: 'waiting', said: `Model ${modelId} is deleted after ${until}.` });
  });

  test.each<[string, Replies, string]>([
    ['stood-down', { 'get-job': [null] }, `Nothing shows that model ${modelId} is ours; it is kept.`],
    [
      'waiting',
      { 'get-model': [{ kind: 'unknown', why: 'reset' }] },
      `Model ${modelId} could not be looked at (reset); the next run tries again.`,
    ],
    [
      'stood-down',
      { 'tip-lets-go': [false] },
      'The manifest changed meanwhile, or looking took too long; nothing was deleted.',
    ],
    [
      'stood-down',
      { 'write-ledger': [{ kind: 'conflict' }] },
      'Another run wrote the ledger first, or it could not be written; nothing was deleted.',
    ],
    [
      'waiting',
      { 'get-model': [{ kind: 'gone' }] },
      `The provider shows this key no model ${modelId}: it was deleted by hand, or the key may not see it. Nothing was deleted.`,
    ],
    [
      'unknown',
      { 'delete-model': [{ kind: 'unknown', why: 'reset' }] },
      `No usable answer to the delete of ${modelId} (reset). The next run looks whether it is gone.`,
    ],
    [
      'failed',
      { 'write-ledger': [{ kind: 'written' }, { kind: 'conflict' }] },
      `Model ${modelId} is deleted, but the ledger could not be written. The next run notes it.`,
    ],
  ])('that a delete is %s (%j)', (kind, replies, words) => {
    expect(said(noted(), replies)).toEqual({ kind, said: words });
  });

  test.each<[string, Replies, string]>([
    ['done', {}, `Model ${modelId} is kept.`],
    [
      'waiting',
      { 'get-model': [{ kind: 'unknown', why: 'reset' }] },
      `Model ${modelId} could not be looked at (reset).`,
    ],
    ['failed', { 'get-model': [{ kind: 'gone' }] }, `Model ${modelId} was deleted before it was needed again.`],
    [
      'stood-down',
      { 'write-ledger': [{ kind: 'conflict' }] },
      'Another run wrote the ledger first; the next run goes on.',
    ],
  ])('that keeping a model is %s (%j)', (kind, replies, words) => {
    const again = keepModel({ digest, run: noted({ sentAt: NOW }), modelId, now: NOW });
    expect(play(again, replies).outcome).toEqual({ kind, said: words });
  });
});
