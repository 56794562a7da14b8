import { type Doubt, doubtsOf, type Measure, mergeDoubts, type TokenQuality, weakest } from './measure.ts';

export interface TokenTotalState {
  readonly sum: number;
  readonly longest: number | null;
  readonly quality: TokenQuality;
  readonly doubts: readonly Doubt[];
}

/** Tokens of all examples seen so far; two totals add up to one, and so do their doubts. */
export class TokenTotal implements TokenTotalState {
  sum = 0;
  longest: number | null = null;
  quality: TokenQuality = 'exact';
  doubts: readonly Doubt[] = [];

  add(measure: Measure): void {
    const { tokens, quality } = measure;
    this.absorb({ sum: tokens, longest: tokens, quality, doubts: doubtsOf(measure) });
  }

  absorb({ sum, longest, quality, doubts }: TokenTotalState): void {
    this.sum += sum;
    if (longest !== null) this.longest = Math.max(this.longest ?? 0, longest);
    this.quality = weakest(this.quality, quality);
    if (doubts.length > 0) this.doubts = mergeDoubts([...this.doubts, ...doubts]);
  }

  state(): TokenTotalState {
    const { sum, longest, quality, doubts } = this;
    return { sum, longest, quality, doubts };
  }
}
