import type { Clock } from '../ports.ts';

export const systemClock: Clock = { now: () => Date.now() };

/** A clock that stands still, for rehearsals. */
export function clockAt(instant: string): Clock {
  const now = Date.parse(instant);
  return { now: () => now };
}
