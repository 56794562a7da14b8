/** A rank and a position as one number: lower ranks come first, of equal ranks the leftmost. Both are below 2^31. */
const POSITIONS = 2 ** 32;

/** A binary heap of (rank, position) that gives the lowest rank first, the leftmost of equal ones. */
export class RankQueue {
  rank = 0;
  position = 0;
  #heap: Float64Array;
  #size = 0;

  /** `capacity` entries take no more memory than that; it grows with more. */
  constructor(capacity: number) {
    this.#heap = new Float64Array(capacity);
  }

  push(rank: number, position: number): void {
    if (this.#size === this.#heap.length) this.#grow();
    const heap = this.#heap;
    const entry = rank * POSITIONS + position;
    let at = this.#size++;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const above = heap[parent] as number;
      if (above <= entry) break;
      heap[at] = above;
      at = parent;
    }
    heap[at] = entry;
  }

  /** Takes the first entry out; `rank` and `position` are then its. `false` when there is none. */
  pop(): boolean {
    if (this.#size === 0) return false;
    const first = this.#heap[0] as number;
    this.position = first % POSITIONS;
    this.rank = (first - this.position) / POSITIONS;
    this.#size--;
    if (this.#size > 0) this.#sink(this.#heap[this.#size] as number);
    return true;
  }

  #grow(): void {
    const heap = new Float64Array(this.#heap.length + Math.ceil(this.#heap.length / 4) + 1);
    heap.set(this.#heap);
    this.#heap = heap;
  }

  /** Puts `entry` where it belongs, from the top down. */
  #sink(entry: number): void {
    const heap = this.#heap;
    const size = this.#size;
    let at = 0;
    for (let child = 1; child < size; child = 2 * at + 1) {
      if (child + 1 < size && (heap[child + 1] as number) < (heap[child] as number)) child++;
      const below = heap[child] as number;
      if (entry <= below) break;
      heap[at] = below;
      at = child;
    }
    heap[at] = entry;
  }
}
