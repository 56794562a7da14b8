import { SKETCH, similarity } from './sketch.ts';
import type { SketchedText } from './sketched-texts.ts';
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
export function similarPairs(texts: readonly SketchedText[], atLeast: number): SimilarPair[] {
  const likeOf = new Map<number, number>();
  for (let band = 0; band < SKETCH; band += BAND) {
    const firstOf = new Map<number, SketchedText>();
    for (const text of texts) {
      const bins = bandKey(text.sketch, band);
      // Bins of no run are equal in any two short texts.
      if (bins === 0) continue;
      const first = firstOf.get(bins);
      if (first === undefined) firstOf.set(bins, text);
      else if (similarity(first.sketch, text.sketch) >= atLeast)
        likeOf.set(text.line, Math.min(first.line, likeOf.get(text.line) ?? first.line));
    }
  }
  return [...likeOf].map(([line, like]) => ({ line, like })).sort((a, b) => a.line - b.line);
}

/** 52 bits of the 64 in a band: enough to tell bands apart, and a number. */
function bandKey(sketch: Uint8Array, band: number): number {
  const view = new DataView(sketch.buffer, sketch.byteOffset + band, BAND);
  return view.getUint32(0) * 2 ** 20 + (spread(view.getUint32(4)) >>> 12);
}
