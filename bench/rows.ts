import { COUNTING_ONLY, WITH_ALL_RULES } from './contenders.ts';
import type { Measured } from './measure-child.ts';

/** All runs of one contender over one file. */
export interface Sample {
  readonly name: string;
  readonly reads: 'whole' | 'part';
  readonly cores: 'one' | 'all';
  readonly bytes: number;
  readonly runs: readonly Measured[];
}

/** A middle value with the least and the largest. */
export interface Spread {
  readonly median: number;
  readonly least: number;
  readonly most: number;
}

export interface Row {
  readonly name: string;
  readonly cores: 'one' | 'all';
  readonly bytes: number;
  readonly mbPerSecond: Spread;
  readonly wallSeconds: Spread;
  readonly cpuSeconds: Spread;
  /** The highest of all runs. */
  readonly peakBytes: number;
  /** How many times as long as ours with all rules on one core it took for the same bytes, in the same round. */
  readonly timesOurWall: Spread;
  readonly timesOurCpu: Spread;
  /** The same beside ours that only reads and counts. */
  readonly timesCountingWall: Spread;
}

/** How many times as much this took as another one over the same bytes, round by round. */
export function ratio(of: Sample, to: Sample | undefined, take: (run: Measured) => number): Spread {
  const others = to?.runs ?? [];
  return spreadOf(
    of.runs.flatMap((run, round) => (others[round] === undefined ? [] : [take(run) / take(others[round])])),
  );
}

export function rowOf(sample: Sample, samples: readonly Sample[]): Row {
  const { name, reads, cores, bytes, runs } = sample;
  const against = (other: string, take: (run: Measured) => number): Spread =>
    ratio(
      sample,
      samples.find(one => one.name === other && one.reads === reads),
      take,
    );
  return {
    name,
    cores,
    bytes,
    mbPerSecond: spreadOf(runs.map(({ wall }) => bytes / 1e6 / wall)),
    wallSeconds: spreadOf(runs.map(({ wall }) => wall)),
    cpuSeconds: spreadOf(runs.map(({ cpu }) => cpu)),
    peakBytes: Math.max(...runs.map(({ peak }) => peak)),
    timesOurWall: against(WITH_ALL_RULES, ({ wall }) => wall),
    timesOurCpu: against(WITH_ALL_RULES, ({ cpu }) => cpu),
    timesCountingWall: against(COUNTING_ONLY, ({ wall }) => wall),
  };
}

export function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (index: number): number => sorted[index] ?? Number.NaN;
  const half = (sorted.length - 1) / 2;
  return { median: (at(Math.floor(half)) + at(Math.ceil(half))) / 2, least: at(0), most: at(sorted.length - 1) };
}
