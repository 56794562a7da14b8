import { describe, expect, test } from 'vitest';
import type { Run } from '../../../../src/core/ledger/schema.ts';
import { keepModel, remove } from '../../../../src/core/reconcile/remove.ts';
import { aJob, aTrainedRun, hash, MARK, minutesLater, NOW } from '../../../support/builders.ts';
import { play } from './play.ts';

const digest = hash(7);
const modelId = aTrainedRun().modelId ?? '';
const ours = aJob({ digest, status: 'succeeded', modelId });
const noted = (more: Partial<NonNullable<Run['deletion']>> = {}) =>
  aTrainedRun({ deletion: { at: minutesLater(-99_999), sentAt: null, refused: null, doneAt: null, ...more } });
const order = (run: Run, until = NOW) => ({
  digest,
  run,
  jobId: 'ftjob-1',
  modelId,
  mark: MARK,
  ownership: 'filterable-label' as const,
  now: NOW,
  until,
});
const LOOKS = ['get-job', 'get-model'];
const SENT = [...LOOKS, 'write deleting as-read', 'tip lets it go', 'delete-model'];
const replies = { 'get-job': [ours] };

describe('at first', () => {
  const first = order(aTrainedRun(), minutesLater(60));

  test('the ledger says that the model is to go, after a look at the tip', () => {
    const { steps, outcome } = play(remove(first));
    expect(steps).toEqual(['tip lets it go', 'write tombstoned as-read']);
    expect(outcome).toMatchObject({ kind: 'waiting', said: expect.stringContaining(minutesLater(60)) });
  });

  test('nothing is noted where the tip needs it, and nothing more is done where the note is not written', () => {
    expect(play(remove(first), { 'tip-lets-go': [false] }).steps).toEqual(['tip lets it go']);
    const { outcome } = play(remove(first), { 'write-ledger': [{ kind: 'conflict' }] });
    expect(outcome.kind).toBe('stood-down');
  });
});

test('before its time nothing is asked of anybody', () => {
  expect(play(remove(order(noted(), minutesLater(1)))).steps).toEqual([]);
});

describe('when its time has come', () => {
  test('its job and the model are looked at, the delete is noted, the tip asked last, and the end written', () => {
    const { steps, outcome } = play(remove(order(noted())), replies);
    expect(steps).toEqual([...SENT, 'write deleted latest']);
    expect(outcome).toEqual({ kind: 'done', said: `Model ${modelId} is deleted.` });
  });

  test.each([
    ['is not found', null],
    ['has no mark', { ...ours, metadata: {} }],
    ['has the mark of another training', aJob({ digest: hash(8), status: 'succeeded', modelId })],
    ['made another model', { ...ours, modelId: 'ft:other' }],
  ])('a model whose job %s is kept', (_what, job) => {
    const { steps, outcome } = play(remove(order(noted())), { 'get-job': [job] });
    expect([steps, outcome.kind]).toEqual([['get-job'], 'stood-down']);
  });

  test('a delete is not sent where its note is not written, or where the tip needs the model', () => {
    const conflict = play(remove(order(noted())), { ...replies, 'write-ledger': [{ kind: 'conflict' }] });
    expect(conflict.steps).toEqual(SENT.slice(0, 3));
    const needed = play(remove(order(noted())), { ...replies, 'tip-lets-go': [false] });
    expect([needed.steps, needed.outcome.kind]).toEqual([SENT.slice(0, 4), 'stood-down']);
  });

  test('a model that cannot be looked at stays for the next run', () => {
    const { steps, outcome } = play(remove(order(noted())), {
      ...replies,
      'get-model': [{ kind: 'unknown', why: 'reset' }],
    });
    expect([steps, outcome.kind]).toEqual([LOOKS, 'waiting']);
  });

  test('a model that is not there proves nothing, unless a delete of ours was sent', () => {
    const gone = { ...replies, 'get-model': [{ kind: 'gone' as const }] };
    const strange = play(remove(order(noted())), gone);
    expect(strange.steps).toEqual([...LOOKS, 'write not-deleted latest']);
    expect(strange.effects.at(-1)).toMatchObject({ event: { why: 'not-visible' } });
    const own = play(remove(order(noted({ sentAt: NOW }))), gone);
    expect([own.steps, own.outcome.kind]).toEqual([[...LOOKS, 'write deleted latest'], 'done']);
  });

  test('404 to our own delete is its end as well', () => {
    const { steps } = play(remove(order(noted())), { ...replies, 'delete-model': [{ kind: 'gone' }] });
    expect(steps.at(-1)).toBe('write deleted latest');
  });

  test.each([
    [true, 'Owner role', 'forbidden'],
    [false, 'refused', 'refused'],
  ])('a refusal is told and written down (forbidden: %s)', (isForbidden, words, why) => {
    const reply = { kind: 'refused' as const, isForbidden, code: 'c', message: 'm' };
    const { effects, outcome } = play(remove(order(noted())), { ...replies, 'delete-model': [reply] });
    expect(outcome).toMatchObject({ kind: 'refused', said: expect.stringContaining(words), code: 'c' });
    expect(effects.at(-1)).toMatchObject({ kind: 'write-ledger', event: { kind: 'not-deleted', why } });
  });

  test('no usable answer leaves the note, and the next run looks', () => {
    const reply = { kind: 'unknown' as const, why: 'reset' };
    const { steps, outcome } = play(remove(order(noted())), { ...replies, 'delete-model': [reply] });
    expect([steps, outcome.kind]).toEqual([SENT, 'unknown']);
  });

  test('an end that cannot be written is told', () => {
    const { outcome } = play(remove(order(noted())), {
      ...replies,
      'write-ledger': [{ kind: 'written' }, { kind: 'failed', why: 'no' }],
    });
    expect(outcome.kind).toBe('failed');
  });
});

describe('a model that is needed again', () => {
  const again = (run: Run) => ({ digest, run, modelId, now: NOW });

  test('is kept, but not on top of another run’s note', () => {
    expect(play(keepModel(again(noted()))).steps).toEqual(['write deletion-lifted as-read']);
    const { outcome } = play(keepModel(again(noted())), { 'write-ledger': [{ kind: 'conflict' }] });
    expect(outcome.kind).toBe('stood-down');
  });

  test('is looked at where a delete was sent', () => {
    const run = noted({ sentAt: NOW });
    expect(play(keepModel(again(run))).steps).toEqual(['get-model', 'write deletion-lifted as-read']);
    const gone = play(keepModel(again(run)), { 'get-model': [{ kind: 'gone' }] });
    expect([gone.steps, gone.outcome.kind]).toEqual([['get-model', 'write deleted latest'], 'failed']);
    const unknown = play(keepModel(again(run)), { 'get-model': [{ kind: 'unknown', why: 'reset' }] });
    expect([unknown.steps, unknown.outcome.kind]).toEqual([['get-model'], 'waiting']);
  });
});
