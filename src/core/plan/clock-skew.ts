import { E_CLOCK_WRONG } from '../diagnostics/codes/plan-codes.ts';
import { type Diagnostic, diagnose } from '../diagnostics/diagnostic.ts';
import type { Change } from './plan.ts';

/** What a service's clock showed at some moment between two readings of this machine's; all in milliseconds. */
export interface ClockReading {
  readonly service: 'provider' | 'code host';
  readonly theirs: number;
  readonly sentAt: number;
  readonly receivedAt: number;
}

/** This machine's clock is at least so wrong; positive: ahead. */
export interface WrongClock {
  readonly service: ClockReading['service'];
  readonly milliseconds: number;
}

/** W leaves room for two clocks that are each wrong by so much (docs/reliability.md, "Assumptions", 2026-11-22). */
const MAX_SKEW = 2 * 60_000;
/** A `Date` tells whole seconds (RFC 9110, 5.6.7). */
const RESOLUTION = 1_000;

/** A reply's `Date` as a reading; `null` when it tells nothing, as when a cache has kept the reply (its `Age`). */
export function readingOf(
  headers: { get(name: string): string | null },
  heard: Omit<ClockReading, 'theirs'>,
): ClockReading | null {
  const theirs = Date.parse(headers.get('date') ?? '');
  return Number.isNaN(theirs) || headers.get('age') !== null ? null : { ...heard, theirs };
}

/**
 * Whether the clock is wrong by more than the protocol allows for, whatever part of each call the way there took. The
 * quickest call tells most; `null` too when no reply told anything.
 */
export function wrongClock(readings: readonly ClockReading[]): WrongClock | null {
  let most: WrongClock | null = null;
  for (const { service, theirs, sentAt, receivedAt } of readings) {
    const ahead = sentAt - theirs - RESOLUTION;
    const behind = theirs - receivedAt;
    const least = Math.max(ahead, behind);
    if (least > MAX_SKEW && least > size(most)) most = { service, milliseconds: ahead > behind ? ahead : -behind };
  }
  return most;
}

function size(wrong: WrongClock | null): number {
  return Math.abs(wrong?.milliseconds ?? 0);
}

const HELD: ReadonlySet<Change['action']> = new Set(['train', 'cancel', 'delete']);

/**
 * With a wrong clock nothing is created, cancelled or deleted: all rest on what other runs date and read. Nor is a wait
 * over by such a clock, so an unanswered create stays noted.
 */
export function heldByClock(
  changes: readonly Change[],
  wrong: WrongClock | null,
): { readonly changes: Change[]; readonly diagnostics: Diagnostic[] } {
  if (wrong === null) return { changes: [...changes], diagnostics: [] };
  const { service, milliseconds } = wrong;
  const minutes = Math.floor(size(wrong) / 60_000);
  const direction = milliseconds > 0 ? 'ahead of' : 'behind';
  const detail = `at least ${minutes} minutes ${direction} the ${service}'s`;
  const isHeld = ({ action }: Change): boolean => HELD.has(action);
  const held = changes.filter(isHeld).length;
  return {
    changes: changes.map(change => {
      if (isHeld(change)) return { ...change, action: 'blocked', reason: 'clock-wrong', detail, until: null };
      return change.action === 'wait' ? { ...change, until: null } : change;
    }),
    diagnostics: held === 0 ? [] : [diagnose(E_CLOCK_WRONG, null, { service, minutes, direction, held })],
  };
}
