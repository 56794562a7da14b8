import { type Catalog, daysUntil } from '../prices/catalog.ts';

/** Days before an end at which it is spoken of anew (our choice, 2026-11-22); 0: the day has come. */
const THRESHOLDS = [0, 7, 30, 90] as const;

type Within = (typeof THRESHOLDS)[number];

/** An end that is near or past. It says the threshold and not the days left, so that it changes four times and not daily. */
export interface Sunset {
  /** ISO day: the first on which it is over. */
  readonly on: string;
  readonly within: Within;
}

export function sunsetOf(day: string | null, today: string): Sunset | null {
  if (day === null) return null;
  const days = daysUntil(day, today);
  const within = THRESHOLDS.find(threshold => days <= threshold);
  return within === undefined ? null : { on: day, within };
}

/** The last day on which any base model of the provider can be trained, where every one of them has such a day. */
export function closingDay(catalog: Catalog): string | null {
  const ends = catalog.models.flatMap(({ training_ends: end }) => end ?? []).sort();
  return ends.length === catalog.models.length ? (ends.at(-1) ?? null) : null;
}
