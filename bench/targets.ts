import { COUNTING_ONLY, plainName, TWO_WORKERS, WITH_ALL_RULES } from './contenders.ts';
import type { Measured } from './measure-child.ts';
import { ratio, type Sample, type Spread, spreadOf } from './rows.ts';

/** What the project aims at, and what was measured. Speeds are ratios of wall time over equal bytes. */
export interface Target {
  readonly name: string;
  readonly unit: '×' | 'MB';
  /** The median should not be below it, or for memory not above. */
  readonly wanted: number;
  readonly measured: Spread;
}

export function targetsOf(samples: readonly Sample[]): readonly Target[] {
  return [
    faster(samples, 10, { slow: plainName('js-tiktoken'), fast: WITH_ALL_RULES, reads: 'part' }),
    faster(samples, 1.7, { slow: WITH_ALL_RULES, fast: TWO_WORKERS, reads: 'whole' }),
    faster(samples, 25, { slow: plainName('js-tiktoken'), fast: COUNTING_ONLY, reads: 'part' }),
    faster(samples, 10, { slow: plainName('tiktoken'), fast: COUNTING_ONLY, reads: 'part' }),
    faster(samples, 7, { slow: plainName('gpt-tokenizer'), fast: COUNTING_ONLY, reads: 'part' }),
    ...[WITH_ALL_RULES, TWO_WORKERS, COUNTING_ONLY].map(name => memory(samples, 150, name)),
  ];
}

export function isMet({ unit, wanted, measured }: Target): boolean {
  return unit === 'MB' ? measured.median <= wanted : measured.median >= wanted;
}

interface Pair {
  readonly slow: string;
  readonly fast: string;
  readonly reads: Sample['reads'];
}

function faster(samples: readonly Sample[], wanted: number, { slow, fast, reads }: Pair): Target {
  const measured = ratio(sampleOf(samples, slow, reads), sampleOf(samples, fast, reads), ({ wall }: Measured) => wall);
  return { name: `${fast}: times as fast as ${slow}`, unit: '×', wanted, measured };
}

function memory(samples: readonly Sample[], wanted: number, name: string): Target {
  const measured = spreadOf(sampleOf(samples, name, 'whole').runs.map(({ peak }) => peak / 1e6));
  return { name: `${name}: peak memory`, unit: 'MB', wanted, measured };
}

function sampleOf(samples: readonly Sample[], name: string, reads: Sample['reads']): Sample {
  const found = samples.find(sample => sample.name === name && sample.reads === reads);
  if (found === undefined) throw new Error(`The bench has no ${name}.`);
  return found;
}
