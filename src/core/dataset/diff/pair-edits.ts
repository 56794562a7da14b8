import type { ExampleTable, Side } from './example-table.ts';

/** What became of the copies of each row that only one of the files has: four bytes each, by row. */
export interface Pairing {
  /** Copies that belong to no edit. */
  readonly alone: Uint32Array;
  /** Copies that are one end of an edit. */
  readonly paired: Uint32Array;
}

/**
 * Pairs what was removed with what was added: first by prompt, then the rest by answer. Within one prompt or answer the
 * first of one file goes with the first of the other, so that exchanging the files gives the same pairs.
 */
export function pairEdits(table: ExampleTable): Pairing {
  const pairing = { alone: new Uint32Array(table.size), paired: new Uint32Array(table.size) };
  for (let row = 0; row < table.size; row += 1)
    pairing.alone[row] = Math.abs(table.count(row, 'head') - table.count(row, 'base'));
  pairBy(row => table.prompt(row), table, pairing);
  pairBy(row => table.answer(row), table, pairing);
  return pairing;
}

/** Walks both files in the order of the key. */
function pairBy(keyOf: (row: number) => number, table: ExampleTable, { alone, paired }: Pairing): void {
  const removed = candidates('base', keyOf, table, alone);
  const added = candidates('head', keyOf, table, alone);
  let [at, other] = [0, 0];
  while (at < removed.length && other < added.length) {
    const [from, to] = [removed[at] ?? 0, added[other] ?? 0];
    const difference = keyOf(from) - keyOf(to);
    if (difference === 0) {
      const pairs = Math.min(alone[from] ?? 0, alone[to] ?? 0);
      for (const row of [from, to]) {
        alone[row] = (alone[row] ?? 0) - pairs;
        paired[row] = (paired[row] ?? 0) + pairs;
      }
    }
    if (difference < 0 || alone[from] === 0) at += 1;
    if (difference > 0 || alone[to] === 0) other += 1;
  }
}

/** Rows with copies that only `side` has and that wait for a partner. Key 0: there is nothing to pair by. */
function candidates(side: Side, keyOf: (row: number) => number, table: ExampleTable, alone: Uint32Array): Uint32Array {
  const rows = alone.keys().filter(row => alone[row] !== 0 && isSurplus(table, row, side) && keyOf(row) !== 0);
  return Uint32Array.from(rows).sort(
    (a, b) => keyOf(a) - keyOf(b) || table.firstLine(a, side) - table.firstLine(b, side),
  );
}

/** Whether `side` has more copies than the other file. */
export function isSurplus(table: ExampleTable, row: number, side: Side): boolean {
  return table.count(row, side) > table.count(row, side === 'base' ? 'head' : 'base');
}
