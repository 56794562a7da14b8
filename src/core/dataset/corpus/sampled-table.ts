/** Twelve or sixteen bytes of values and eight of key each: at most 25 MB a table. */
const MOST_KEYS = 786_432;
const KEY_RANGE = 2 ** 52;
const EMPTY = -1;

/** A table as plain data: rows in the order of their keys, `width` values each. */
export type TableState = { level: number; keys: number[]; values: number[] };

/**
 * Keys of 52 evenly spread bits, with a few counts each. Bounded: when there are too many keys, only those below half
 * of the range are kept, then below a quarter, and so on. What is kept depends on which keys were seen and not on their
 * order, so parts of a file taken apart give the same table as the whole, and of two files the same keys are kept.
 */
export class SampledTable {
  readonly #width: number;
  readonly #mostKeys: number;
  #level = 0;
  /** Keys below it are kept. */
  #limit = KEY_RANGE;
  #size = 0;
  #keys = new Float64Array(1024).fill(EMPTY);
  #values: Uint32Array;

  constructor(width: number, mostKeys = MOST_KEYS) {
    this.#width = width;
    this.#mostKeys = mostKeys;
    this.#values = new Uint32Array(1024 * width);
  }

  /** Keys kept. */
  get size(): number {
    return this.#size;
  }

  /** One in how many keys is kept; 1: all. */
  get oneIn(): number {
    return 2 ** this.#level;
  }

  /** The values of a key, to read and to change until the next call; all 0 when new, `null` when it is not sampled. */
  row(key: number): Uint32Array | null {
    if (key >= this.#limit) return null;
    let slot = this.#slotOf(key);
    if (this.#keys[slot] === EMPTY) {
      if (this.#size === this.#mostKeys) {
        this.#resample(this.#level + 1);
        return this.row(key);
      }
      if (this.#size * 4 >= this.#keys.length * 3) {
        this.#rebuild(this.#keys.length * 2);
        slot = this.#slotOf(key);
      }
      this.#keys[slot] = key;
      this.#size += 1;
    }
    return this.#values.subarray(slot * this.#width, (slot + 1) * this.#width);
  }

  has(key: number): boolean {
    return this.#keys[this.#slotOf(key)] === key;
  }

  /** How many keys have at least this much in a column. */
  count(column: number, atLeast: number): number {
    let count = 0;
    for (let index = column; index < this.#values.length; index += this.#width)
      if ((this.#values[index] ?? 0) >= atLeast) count += 1;
    return count;
  }

  /** The rows that are not 0 in a column, in the order of what they have there. */
  rowsWith(column: number): Uint32Array[] {
    const rows: Uint32Array[] = [];
    for (let start = 0; start < this.#values.length; start += this.#width)
      if (this.#values[start + column] !== 0) rows.push(this.#values.subarray(start, start + this.#width));
    return rows.sort((a, b) => (a[column] ?? 0) - (b[column] ?? 0));
  }

  /** The rows of the keys that another table holds too. */
  rowsIn(other: SampledTable): Uint32Array[] {
    return [...this.#keys].filter(key => key !== EMPTY && other.has(key)).flatMap(key => this.row(key) ?? []);
  }

  /** Forgets what a sample of one in `oneIn` would not hold. */
  sampleLike(other: SampledTable): void {
    if (other.#level > this.#level) this.#resample(other.#level);
  }

  state(): TableState {
    const sorted = this.#keys.filter(key => key !== EMPTY).sort();
    const keys: number[] = [];
    const values: number[] = [];
    for (let index = 0; index < sorted.length; index += 1) {
      const key = sorted[index] ?? EMPTY;
      keys.push(key);
      const from = this.#slotOf(key) * this.#width;
      for (let at = from; at < from + this.#width; at += 1) values.push(this.#values[at] ?? 0);
    }
    return { level: this.#level, keys, values };
  }

  /**
   * Joins the rows of another table; `join` adds the other's values, valid until it returns, to this one's, which are all
   * 0 for a new key.
   */
  absorb(
    { level, keys, values }: TableState,
    join: (own: Uint32Array, other: readonly number[], key: number) => void,
  ): void {
    if (level > this.#level) this.#resample(level);
    const other = new Array<number>(this.#width).fill(0);
    for (const [index, key] of keys.entries()) {
      const own = this.row(key);
      if (own === null) continue;
      for (let column = 0; column < this.#width; column += 1) other[column] = values[index * this.#width + column] ?? 0;
      join(own, other, key);
    }
  }

  #slotOf(key: number): number {
    const mask = this.#keys.length - 1;
    // The low bits choose the slot, the high bits the sample.
    let slot = (key >>> 0) & mask;
    while (this.#keys[slot] !== EMPTY && this.#keys[slot] !== key) slot = (slot + 1) & mask;
    return slot;
  }

  #resample(level: number): void {
    this.#level = level;
    this.#limit = KEY_RANGE / this.oneIn;
    this.#rebuild(this.#keys.length);
  }

  #rebuild(capacity: number): void {
    const rows = { keys: this.#keys, values: this.#values };
    this.#keys = new Float64Array(capacity).fill(EMPTY);
    this.#values = new Uint32Array(capacity * this.#width);
    this.#size = 0;
    for (let from = 0; from < rows.keys.length; from += 1) {
      const key = rows.keys[from] ?? EMPTY;
      if (key === EMPTY || key >= this.#limit) continue;
      const slot = this.#slotOf(key);
      this.#keys[slot] = key;
      for (let column = 0; column < this.#width; column += 1)
        this.#values[slot * this.#width + column] = rows.values[from * this.#width + column] ?? 0;
      this.#size += 1;
    }
  }
}
