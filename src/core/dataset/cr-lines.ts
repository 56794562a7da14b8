const CR = 0x0d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

/**
 * Counts places where a CR alone stands between two JSON objects, wherever chunks cut them. A CR may stand as white
 * space inside JSON too, but never between `}` and `{`.
 */
export class CrLineEnds {
  count = 0;
  /** The last bytes seen, as far as they can belong to such a place. */
  #seen: 'nothing' | 'close' | 'close-cr' = 'nothing';

  add(bytes: Uint8Array): void {
    const first = bytes[0];
    const last = bytes.at(-1);
    if (first === undefined || last === undefined) return;
    if (this.#seen === 'close-cr' && first === OPEN_OBJECT) this.count += 1;
    if (this.#seen === 'close' && first === CR && bytes[1] === OPEN_OBJECT) this.count += 1;
    for (let at = bytes.indexOf(CR, 1); at !== -1; at = bytes.indexOf(CR, at + 1))
      if (bytes[at - 1] === CLOSE_OBJECT && bytes[at + 1] === OPEN_OBJECT) this.count += 1;

    const beforeLast = bytes.length > 1 ? bytes.at(-2) === CLOSE_OBJECT : this.#seen === 'close';
    if (last === CLOSE_OBJECT) this.#seen = 'close';
    else this.#seen = last === CR && beforeLast ? 'close-cr' : 'nothing';
  }
}
