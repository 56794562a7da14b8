import { SampledTable } from './sampled-table.ts';
import { SKETCH } from './sketch.ts';

const MOST_TEXTS = 131_072;
const ANCHORS = 2 ** 32;

export interface SketchedText {
  /** Texts with the same key are the same text; the first one counts. */
  readonly key: number;
  readonly line: number;
  /** As bytes or as hex. */
  readonly sketch: Uint8Array | string;
  readonly anchor: number;
}

/** Side by side, in the order of the keys; sketches in hex. Rows of four would take threads three times as long to send. */
export type SketchedTextsState = {
  level: number;
  keys: number[];
  lines: number[];
  anchors: number[];
  sketches: string[];
};

/**
 * The sketches of different texts. Bounded: when there are too many, only those whose anchor is below half of the range
 * are kept, then below a quarter, and so on. Similar texts mostly have the same anchor, so they stay or go together.
 * What is kept does not depend on the order in which parts of a file are looked at.
 * Texts lie side by side in arrays: as objects they would take three times the memory, and the collector's time.
 */
export class SketchedTexts {
  readonly #mostTexts: number;
  /** One more than the row of each key. */
  #rowOf = new SampledTable(1);
  #keys = new Float64Array(1024);
  #lines = new Uint32Array(1024);
  #anchors = new Uint32Array(1024);
  #sketches = new Uint8Array(1024 * SKETCH);
  #level = 0;

  constructor(mostTexts = MOST_TEXTS) {
    this.#mostTexts = mostTexts;
  }

  get oneIn(): number {
    return 2 ** this.#level;
  }

  get size(): number {
    return this.#rowOf.size;
  }

  /** Texts come in the order of their lines. */
  add({ key, line, anchor, sketch }: SketchedText): void {
    if (anchor >= ANCHORS / this.oneIn) return;
    const row = this.size;
    const known = this.#rowOf.row(key);
    if (known === null || known[0] !== 0) return;
    known[0] = row + 1;
    if (row === this.#keys.length) this.#grow();
    this.#keys[row] = key;
    this.#lines[row] = line;
    this.#anchors[row] = anchor;
    if (typeof sketch === 'string') Buffer.from(this.#sketches.buffer).write(sketch, row * SKETCH, SKETCH, 'hex');
    else this.#sketches.set(sketch, row * SKETCH);
    while (this.size > this.#mostTexts) this.#resample(this.#level + 1);
  }

  /** Rows in the order of their lines. */
  inOrder(): Uint32Array {
    return Uint32Array.from({ length: this.size }, (_, row) => row).sort((a, b) => this.lineOf(a) - this.lineOf(b));
  }

  lineOf(row: number): number {
    return this.#lines[row] ?? 0;
  }

  /** Sketches of all rows, side by side. Valid until a text is added. */
  get sketches(): Uint8Array {
    return this.#sketches;
  }

  sketchOf(row: number): Uint8Array {
    return this.#sketches.subarray(row * SKETCH, (row + 1) * SKETCH);
  }

  state(): SketchedTextsState {
    const bytes = Buffer.from(this.#sketches.buffer);
    const keyOf = (row: number): number => this.#keys[row] ?? 0;
    const state: SketchedTextsState = { level: this.#level, keys: [], lines: [], anchors: [], sketches: [] };
    for (const row of Uint32Array.from({ length: this.size }, (_, row) => row).sort((a, b) => keyOf(a) - keyOf(b))) {
      state.keys.push(keyOf(row));
      state.lines.push(this.lineOf(row));
      state.anchors.push(this.#anchors[row] ?? 0);
      state.sketches.push(bytes.toString('hex', row * SKETCH, (row + 1) * SKETCH));
    }
    return state;
  }

  absorb({ level, keys, lines, anchors, sketches }: SketchedTextsState, linesBefore: number): void {
    if (level > this.#level) this.#resample(level);
    for (const [index, key] of keys.entries()) {
      const line = (lines[index] ?? 0) + linesBefore;
      this.add({ key, line, anchor: anchors[index] ?? 0, sketch: sketches[index] ?? '' });
    }
  }

  #rows(): SketchedText[] {
    return Array.from(this.#keys.subarray(0, this.size), (key, row) => {
      return { key, line: this.lineOf(row), anchor: this.#anchors[row] ?? 0, sketch: this.sketchOf(row) };
    });
  }

  #grow(): void {
    const capacity = 2 * this.#keys.length;
    this.#keys = grown(this.#keys, new Float64Array(capacity));
    this.#lines = grown(this.#lines, new Uint32Array(capacity));
    this.#anchors = grown(this.#anchors, new Uint32Array(capacity));
    this.#sketches = grown(this.#sketches, new Uint8Array(capacity * SKETCH));
  }

  /** Each row moves forward or stays, so none is overwritten before it is read. */
  #resample(level: number): void {
    this.#level = level;
    const rows = this.#rows();
    this.#rowOf = new SampledTable(1);
    for (const row of rows) this.add(row);
  }
}

function grown<Values extends Float64Array | Uint32Array | Uint8Array>(values: Values, larger: Values): Values {
  larger.set(values);
  return larger;
}
