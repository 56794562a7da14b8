import type { ExampleIdentities } from '../canonical-example.ts';

export type Side = 'base' | 'head';

const COUNT = { base: 4, head: 5 } as const;
const FIRST_LINE = { base: 6, head: 7 } as const;
const PROMPT = 8;
const ANSWER = 10;
const WIDTH = 12;

/**
 * How often and where first each different example stands in two files. A row takes 48 bytes, its slot 5 to 11; while it
 * grows both copies are held. Rows are found by all 128 bits of the identity: with fewer, somebody could search for an
 * example that is taken for another one and so stays out of the diff.
 */
export class ExampleTable {
  #size = 0;
  /** Row + 1; 0: free. */
  #slots = new Uint32Array(1024);
  /** Three rows to four slots. */
  #rows = new Uint32Array(768 * WIDTH);

  /** Different examples. */
  get size(): number {
    return this.#size;
  }

  /** Counts an example and gives its row. Rows have the order in which they were first seen. */
  add(identities: ExampleIdentities, side: Side, line: number): number {
    const row = this.#rowOf(identities);
    const at = row * WIDTH;
    const count = this.#at(at + COUNT[side]);
    this.#rows[at + COUNT[side]] = count + 1;
    if (count === 0) this.#rows[at + FIRST_LINE[side]] = line;
    return row;
  }

  count(row: number, side: Side): number {
    return this.#at(row * WIDTH + COUNT[side]);
  }

  firstLine(row: number, side: Side): number {
    return this.#at(row * WIDTH + FIRST_LINE[side]);
  }

  /** 52 bits of what it answers; 0: nothing. */
  prompt(row: number): number {
    return this.#pairAt(row * WIDTH + PROMPT);
  }

  /** 52 bits of how it answers; 0: it has no answer. */
  answer(row: number): number {
    return this.#pairAt(row * WIDTH + ANSWER);
  }

  #rowOf({ example, prompt, answer }: ExampleIdentities): number {
    if (this.#size * WIDTH === this.#rows.length) this.#grow();
    const key = [0, 8, 16, 24].map(from => Number.parseInt(example.slice(from, from + 8), 16));
    const slot = this.#slotOf(key);
    const known = this.#slots[slot] ?? 0;
    if (known > 0) return known - 1;
    const row = this.#size;
    this.#size += 1;
    this.#slots[slot] = this.#size;
    this.#rows.set([...key, 0, 0, 0, 0, ...pairOf(prompt), ...pairOf(answer)], row * WIDTH);
    return row;
  }

  #slotOf(key: readonly number[]): number {
    const mask = this.#slots.length - 1;
    let slot = (key[0] ?? 0) & mask;
    for (let row = this.#slots[slot] ?? 0; row > 0 && !this.#isAt(row - 1, key); row = this.#slots[slot] ?? 0)
      slot = (slot + 1) & mask;
    return slot;
  }

  #isAt(row: number, key: readonly number[]): boolean {
    return key.every((part, index) => this.#rows[row * WIDTH + index] === part);
  }

  #grow(): void {
    this.#slots = new Uint32Array(this.#slots.length * 2);
    const rows = new Uint32Array(this.#slots.length * WIDTH * 0.75);
    rows.set(this.#rows.subarray(0, this.#size * WIDTH));
    this.#rows = rows;
    for (let row = 0; row < this.#size; row += 1)
      this.#slots[this.#slotOf([...rows.subarray(row * WIDTH, row * WIDTH + 4)])] = row + 1;
  }

  #pairAt(index: number): number {
    return this.#at(index) * 2 ** 20 + this.#at(index + 1);
  }

  #at(index: number): number {
    return this.#rows[index] ?? 0;
  }
}

function pairOf(identity: string | null): readonly [number, number] {
  if (identity === null) return [0, 0];
  return [Number.parseInt(identity.slice(0, 8), 16), Number.parseInt(identity.slice(8, 13), 16)];
}
