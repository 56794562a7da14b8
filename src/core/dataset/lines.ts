/** One line of a file. Its bytes are only valid until the splitter is asked for the next line. */
export type Line =
  | { readonly kind: 'line'; readonly number: number; readonly bytes: Uint8Array }
  /** Longer than the limit: only its size and its first bytes were kept. */
  | { readonly kind: 'too-long'; readonly number: number; readonly size: number; readonly head: Uint8Array };

export const MAX_LINE_BYTES = 1_048_576;
/** How much of a line is kept at most to tell what kind of file it starts. */
export const HEAD_BYTES = 64;

const LF = 0x0a;
const CR = 0x0d;

/**
 * Cuts chunks of bytes into lines at 0x0A only. Node's readline is no choice: since Node 24 it also cuts at U+2028 and
 * U+2029, which JSON allows inside strings. Memory is bounded by the line limit however the chunks fall.
 * A CR before the LF is stripped; the last line needs no LF. The limit counts every byte before the LF.
 */
export class LineSplitter {
  #number = 0;
  /** Bytes of the current line seen so far in earlier chunks, kept or not. */
  #size = 0;
  #kept = new Uint8Array(4096);

  *push(chunk: Uint8Array): Generator<Line, void> {
    let start = 0;
    for (let end = chunk.indexOf(LF); end !== -1; end = chunk.indexOf(LF, start)) {
      const rest = chunk.subarray(start, end);
      start = end + 1;
      yield this.#finish(rest);
    }
    this.#keep(chunk.subarray(start));
  }

  *end(): Generator<Line, void> {
    if (this.#size > 0) yield this.#finish(new Uint8Array(0));
  }

  #finish(rest: Uint8Array): Line {
    const crossed = this.#size > 0;
    if (crossed) this.#keep(rest);
    const size = crossed ? this.#size : rest.length;
    const bytes = crossed ? this.#kept : rest;
    this.#size = 0;
    this.#number += 1;
    const number = this.#number;
    if (size > MAX_LINE_BYTES) return { kind: 'too-long', number, size, head: bytes.subarray(0, HEAD_BYTES) };
    const end = size > 0 && bytes[size - 1] === CR ? size - 1 : size;
    return { kind: 'line', number, bytes: bytes.subarray(0, end) };
  }

  /** Appends to the current line; past the limit only the size goes on counting. */
  #keep(part: Uint8Array): void {
    const from = this.#size;
    this.#size += part.length;
    const room = MAX_LINE_BYTES - from;
    if (room <= 0) return;
    const kept = part.length > room ? part.subarray(0, room) : part;
    if (from + kept.length > this.#kept.length) {
      const grown = new Uint8Array(Math.min(MAX_LINE_BYTES, Math.max(2 * this.#kept.length, from + kept.length)));
      grown.set(this.#kept.subarray(0, from));
      this.#kept = grown;
    }
    this.#kept.set(kept, from);
  }
}
