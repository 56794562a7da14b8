import type { ClockReading } from '../core/plan/clock-skew.ts';
import type { ClockWitness } from '../ports.ts';

/** Of many replies the first ones tell enough. */
const MOST = 200;

/** Remembers what services said of the time. */
export function createClockWitness(): ClockWitness {
  const readings: ClockReading[] = [];
  return {
    hear(reading) {
      if (reading !== null && readings.length < MOST) readings.push(reading);
    },
    readings: () => readings,
  };
}
