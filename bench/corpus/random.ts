/** Random values that are the same in every run of the same seed. */
export interface Random {
  /** An integer from 0 up to, not including, `below`. */
  integer(below: number): number;
  between(least: number, most: number): number;
  chance(share: number): boolean;
  pick<T>(items: readonly T[]): T;
  /** Like words of a language: the first items often, the last ones seldom (Zipf, by the inverse of 1/rank). */
  frequent<T>(items: readonly T[]): T;
}

export function seededRandom(seed: number): Random {
  let state = seed >>> 0;

  /** Mulberry32 (Tommy Ettinger, public domain). */
  function next(): number {
    state = (state + 0x6d2b79f5) | 0;
    let bits = Math.imul(state ^ (state >>> 15), state | 1);
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61);
    return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32;
  }

  const integer = (below: number): number => Math.floor(next() * below);

  function at<T>(items: readonly T[], index: number): T {
    const item = items[index];
    if (item === undefined) throw new Error('There is nothing to choose from.');
    return item;
  }

  return {
    integer,
    between: (least, most) => least + integer(most - least + 1),
    chance: share => next() < share,
    pick: items => at(items, integer(items.length)),
    frequent: items => at(items, Math.floor((items.length + 1) ** next()) - 1),
  };
}
