/** Of all slots, the share that is taken at most. */
const FULL = 0.75;

/**
 * The slots of a hash table of slices, `width` words each (a power of two): the slice's length, 0 in an empty slot, and
 * what the table puts behind it. What collides goes to the next slot. A search looks at `reach` slots at most, and only
 * tokens lengthen it: what is added later stays within reach or out. So no chosen input can make searches slow, and the
 * table never grows.
 */
export class Slots {
  readonly words: Int32Array;
  readonly wrap: number;
  readonly #width: number;
  #room: number;
  #reach = 0;

  /** For this many tokens and, when they are in, at least an eighth more. */
  constructor(tokens: number, width: number) {
    const count = 2 ** Math.ceil(Math.log2(1.5 * tokens + 1));
    this.words = new Int32Array(count * width);
    this.wrap = count * width - 1;
    this.#width = width;
    this.#room = Math.floor(count * FULL);
  }

  get reach(): number {
    return this.#reach;
  }

  /** A free slot for a token of this hash. */
  take(hash: number): number {
    let slot = Math.imul(hash, this.#width) & this.wrap;
    let steps = 1;
    for (; this.words[slot] !== 0; steps++) slot = (slot + this.#width) & this.wrap;
    this.#reach = Math.max(this.#reach, steps);
    this.#room--;
    return slot;
  }

  /** A free slot for another slice; -1 when the slots within reach are taken or the table is full. */
  takeWithinReach(hash: number): number {
    if (this.#room <= 0) return -1;
    let slot = Math.imul(hash, this.#width) & this.wrap;
    for (let steps = this.#reach; steps > 0; steps--) {
      if (this.words[slot] === 0) {
        this.#room--;
        return slot;
      }
      slot = (slot + this.#width) & this.wrap;
    }
    return -1;
  }
}
