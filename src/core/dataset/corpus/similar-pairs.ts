import { SKETCH, similarity } from './sketch.ts';
import type { SketchedTexts } from './sketched-texts.ts';
import { spread } from './words.ts';

/** Eight bands of eight bins: at a Jaccard index of 0.9 a pair shares a whole band in 99 of 100 cases. */
const BAND = 8;

export interface SimilarPair {
  readonly line: number;
  /** The earlier line that it is like. */
  readonly like: number;
}

/**
 * The texts that are like an earlier one, in order, each with the first one it is like. In each band a text is compared
 * only with the first text of the same band, so time grows with the number of texts and never with its square.
 */
export function similarPairs(texts: SketchedTexts, atLeast: number): SimilarPair[] {
  const likeOf = new Map<number, number>();
  const rows = texts.inOrder();
  const firstOf = new FirstRows(rows.length);
  for (let band = 0; band < SKETCH; band += BAND) {
    firstOf.clear();
    for (const row of rows) {
      const bins = bandKey(texts.sketches, row * SKETCH + band);
      // Bins of no run are equal in any two short texts.
      if (bins === 0) continue;
      const first = firstOf.rowWith(bins, row);
      if (first === row || similarity(texts.sketchOf(first), texts.sketchOf(row)) < atLeast) continue;
      const line = texts.lineOf(row);
      likeOf.set(line, Math.min(texts.lineOf(first), likeOf.get(line) ?? texts.lineOf(first)));
    }
  }
  return [...likeOf].map(([line, like]) => ({ line, like })).sort((a, b) => a.line - b.line);
}

/** The first row of each key, by open addressing: a `Map` for each band left garbage of 60 MB (117,000 texts). */
class FirstRows {
  readonly #keys: Float64Array;
  /** Row and 1 in each slot; 0: empty. */
  readonly #slots: Uint32Array;

  constructor(rows: number) {
    this.#keys = new Float64Array(rows);
    this.#slots = new Uint32Array(2 ** Math.ceil(Math.log2(2 * rows + 1)));
  }

  clear(): void {
    this.#slots.fill(0);
  }

  /** The first row that came with this key: `row` itself when there was none. */
  rowWith(key: number, row: number): number {
    const wrap = this.#slots.length - 1;
    let slot = spread(key >>> 0) & wrap;
    for (let first = this.#slots[slot] ?? 0; first !== 0; first = this.#slots[slot] ?? 0) {
      if (this.#keys[first - 1] === key) return first - 1;
      slot = (slot + 1) & wrap;
    }
    this.#slots[slot] = row + 1;
    this.#keys[row] = key;
    return row;
  }
}

/** 52 bits of the 64 in a band: enough to tell bands apart, and a number. */
function bandKey(sketches: Uint8Array, at: number): number {
  return word(sketches, at) * 2 ** 20 + (spread(word(sketches, at + 4)) >>> 12);
}

function word(bytes: Uint8Array, at: number): number {
  const high = ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
  const low = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
  return ((high << 16) | low) >>> 0;
}
