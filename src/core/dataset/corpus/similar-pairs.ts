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
  for (let band = 0; band < SKETCH; band += BAND) {
    const firstOf = new Map<number, number>();
    for (const row of rows) {
      const sketch = texts.sketchOf(row);
      const bins = bandKey(sketch, band);
      // Bins of no run are equal in any two short texts.
      if (bins === 0) continue;
      const first = firstOf.get(bins);
      if (first === undefined) firstOf.set(bins, row);
      else if (similarity(texts.sketchOf(first), sketch) >= atLeast) {
        const line = texts.lineOf(row);
        likeOf.set(line, Math.min(texts.lineOf(first), likeOf.get(line) ?? texts.lineOf(first)));
      }
    }
  }
  return [...likeOf].map(([line, like]) => ({ line, like })).sort((a, b) => a.line - b.line);
}

/** 52 bits of the 64 in a band: enough to tell bands apart, and a number. */
function bandKey(sketch: Uint8Array, band: number): number {
  return word(sketch, band) * 2 ** 20 + (spread(word(sketch, band + 4)) >>> 12);
}

function word(bytes: Uint8Array, at: number): number {
  const [a = 0, b = 0, c = 0, d = 0] = [bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]];
  return ((a << 24) | (b << 16) | (c << 8) | d) >>> 0;
}
