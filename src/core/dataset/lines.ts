import { CrLineEnds } from './cr-lines.ts';
import { type FileShape, recogniseFile } from './file-shape.ts';

/** One line of a file. Its bytes are only valid until the splitter is asked for the next line. */
export type Line =
  | { readonly kind: 'line'; readonly number: number; readonly bytes: Uint8Array; readonly endsInCrLf: boolean }
  /** Longer than the limit: only its size and its first bytes were kept. */
  | { readonly kind: 'too-long'; readonly number: number; readonly size: number; readonly head: Uint8Array }
  /** The file is no text in lines. Comes first and alone. */
  | { readonly kind: 'no-lines'; readonly shape: FileShape };

export const MAX_LINE_BYTES = 1_048_576;
/** How much of a line, and of the file, is kept at most to tell what kind of file it starts. */
export const HEAD_BYTES = 64;

const LF = 0x0a;
const CR = 0x0d;
const NOTHING = new Uint8Array(0);

/**
 * Cuts chunks of bytes into lines at 0x0A only. Node's readline is no choice: since Node 24 it also cuts at U+2028 and
 * U+2029, which JSON allows inside strings. Memory is bounded by the line limit however the chunks fall.
 * A CR before the LF is stripped; the last line needs no LF. The limit counts every byte before the LF.
 */
export class LineSplitter {
  #state: 'opening' | 'lines' | 'no-lines' = 'opening';
  #opening: Uint8Array = NOTHING;
  readonly #crLineEnds = new CrLineEnds();
  readonly #isStart: boolean;
  #number = 0;
  /** Bytes of the current line seen so far in earlier chunks, kept or not. */
  #size = 0;
  #kept = new Uint8Array(4096);

  /** `isStart`: whether the first byte is the first of the file, which shows what the file is. */
  constructor({ isStart }: { readonly isStart: boolean } = { isStart: true }) {
    this.#isStart = isStart;
    if (!isStart) this.#state = 'lines';
  }

  *push(chunk: Uint8Array): Generator<Line, void> {
    if (this.#state !== 'opening') {
      yield* this.#cut(chunk);
      return;
    }
    this.#opening = joined(this.#opening, chunk);
    if (this.#opening.length >= HEAD_BYTES) yield* this.#open();
  }

  *end(): Generator<Line, void> {
    if (this.#state === 'opening') yield* this.#open();
    if (this.#state === 'lines' && this.#size > 0) yield this.#finish(NOTHING, false);
  }

  *#open(): Generator<Line, void> {
    const opening = this.#opening;
    this.#opening = NOTHING;
    const shape = recogniseFile(opening);
    this.#state = shape === null ? 'lines' : 'no-lines';
    if (shape === null) yield* this.#cut(opening);
    else yield { kind: 'no-lines', shape };
  }

  *#cut(chunk: Uint8Array): Generator<Line, void> {
    let start = 0;
    for (let end = chunk.indexOf(LF); end !== -1 && this.#state === 'lines'; end = chunk.indexOf(LF, start)) {
      const rest = chunk.subarray(start, end);
      start = end + 1;
      yield this.#finish(rest, true);
    }
    if (this.#state === 'lines') this.#keep(chunk.subarray(start));
  }

  #finish(rest: Uint8Array, hasLf: boolean): Line {
    const crossed = this.#size > 0;
    if (crossed) this.#keep(rest);
    else if (this.#isInFirstLine()) this.#crLineEnds.add(rest);
    const size = crossed ? this.#size : rest.length;
    const bytes = crossed ? this.#kept : rest;
    this.#size = 0;
    if (this.#number === 0 && this.#crLineEnds.count > 0) {
      this.#state = 'no-lines';
      return { kind: 'no-lines', shape: { kind: 'cr-lines', objects: this.#crLineEnds.count + 1 } };
    }
    this.#number += 1;
    const number = this.#number;
    if (size > MAX_LINE_BYTES) return { kind: 'too-long', number, size, head: bytes.subarray(0, HEAD_BYTES) };
    const endsInCr = size > 0 && bytes[size - 1] === CR;
    return {
      kind: 'line',
      number,
      bytes: bytes.subarray(0, endsInCr ? size - 1 : size),
      endsInCrLf: endsInCr && hasLf,
    };
  }

  #isInFirstLine(): boolean {
    return this.#isStart && this.#number === 0;
  }

  /** Appends to the current line; past the limit only the size goes on counting. */
  #keep(part: Uint8Array): void {
    if (this.#isInFirstLine()) this.#crLineEnds.add(part);
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

/** A copy where both have bytes: a chunk belongs to the caller once it was pushed. */
function joined(head: Uint8Array, chunk: Uint8Array): Uint8Array {
  if (chunk.length >= HEAD_BYTES && head.length === 0) return chunk;
  const both = new Uint8Array(head.length + chunk.length);
  both.set(head);
  both.set(chunk, head.length);
  return both;
}
