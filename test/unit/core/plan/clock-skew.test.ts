import { describe, expect, test } from 'vitest';
import { type ClockReading, heldByClock, readingOf, wrongClock } from '../../../../src/core/plan/clock-skew.ts';
import { aChange, NOW } from '../../../support/builders.ts';

const MINUTE = 60_000;
/** A whole second, as a `Date` tells it. */
const THEN = Date.parse('2026-11-22T10:00:00Z');

/** A call that took so long, by a clock that is ahead by so much; the answer was dated at its end. */
function call(ahead: number, took = 200, service: ClockReading['service'] = 'provider'): ClockReading {
  return { service, theirs: THEN, sentAt: THEN + ahead - took, receivedAt: THEN + ahead };
}

describe('a clock is wrong', () => {
  test.each([
    ['61 minutes ahead', 61 * MINUTE, 'ahead of', 60],
    ['61 minutes behind', -61 * MINUTE, 'behind', 61],
    ['a day ahead', 24 * 60 * MINUTE, 'ahead of', 1_439],
  ])('when it is %s, by a cautious number of minutes', (_what, ahead, direction, minutes) => {
    const wrong = wrongClock([call(ahead)]);
    const [said] = heldByClock([aChange({ action: 'train' })], wrong).diagnostics;
    expect(said?.message).toContain(`at least ${minutes} minutes ${direction} the clock of the provider`);
  });

  test('by what one service says, even if the other does not', () => {
    expect(wrongClock([call(0, 200, 'code host'), call(9 * MINUTE)])).toMatchObject({ service: 'provider' });
  });

  test('by its quickest call, whatever the slow ones leave open', () => {
    expect(wrongClock([call(5 * MINUTE, 10 * MINUTE)])).toBeNull();
    expect(wrongClock([call(5 * MINUTE, 10 * MINUTE), call(5 * MINUTE)])).not.toBeNull();
  });
});

describe('a clock is taken to be right', () => {
  test.each([
    ['when nothing tells', []],
    ['two minutes ahead', [call(2 * MINUTE)]],
    ['two minutes ahead and a second, which a Date does not tell', [call(2 * MINUTE + 1_000)]],
    ['two minutes behind', [call(-2 * MINUTE)]],
    ['when a call took ten minutes and its answer was dated at the end', [call(0, 10 * MINUTE)]],
  ])('%s', (_what, readings) => {
    expect(wrongClock(readings)).toBeNull();
  });

  test('where a reply has no date, none that can be read, or was kept by a cache', () => {
    const heard = { service: 'provider', sentAt: THEN, receivedAt: THEN } as const;
    const date = new Date(THEN).toUTCString();
    expect(readingOf(new Headers({ date }), heard)).toEqual({ ...heard, theirs: THEN });
    for (const headers of [{}, { date: 'soon' }, { date, age: '600' }])
      expect(readingOf(new Headers(headers), heard)).toBeNull();
  });
});

describe('with a wrong clock', () => {
  const wrong = wrongClock([call(9 * MINUTE)]);

  test('nothing is created or cancelled, and the rest goes on', () => {
    const actions = ['train', 'cancel', 'adopt', 'publish', 'republish', 'retire', 'wait', 'keep'] as const;
    const { changes } = heldByClock(
      actions.map(action => aChange({ action })),
      wrong,
    );
    const after = ['blocked', 'blocked', ...actions.slice(2)];
    expect(changes.map(({ action }) => action)).toEqual(after);
    expect(changes[0]).toMatchObject({ reason: 'clock-wrong', detail: "at least 8 minutes ahead of the provider's" });
  });

  test('no wait is over', () => {
    const waits = [aChange({ action: 'wait', until: NOW }), aChange({ action: 'keep', until: NOW })];
    const untilOf = (of: typeof wrong) => heldByClock(waits, of).changes.map(({ until }) => until);
    expect(untilOf(wrong)).toEqual([null, NOW]);
    expect(untilOf(null)).toEqual([NOW, NOW]);
  });

  test('a run that has neither to do says nothing', () => {
    expect(heldByClock([aChange({ action: 'publish' })], wrong).diagnostics).toEqual([]);
  });
});
