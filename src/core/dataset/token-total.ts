import { type Measure, type TokenQuality, weakest } from './measure.ts';

export interface TokenTotalState {
  readonly sum: number;
  readonly longest: number | null;
  readonly quality: TokenQuality;
}

/** Tokens of all examples seen so far; two totals add up to one. */
export class TokenTotal implements TokenTotalState {
  sum = 0;
  longest: number | null = null;
  quality: TokenQuality = 'exact';

  add({ tokens, quality }: Measure): void {
    this.absorb({ sum: tokens, longest: tokens, quality });
  }

  absorb({ sum, longest, quality }: TokenTotalState): void {
    this.sum += sum;
    if (longest !== null) this.longest = Math.max(this.longest ?? 0, longest);
    this.quality = weakest(this.quality, quality);
  }

  state(): TokenTotalState {
    const { sum, longest, quality } = this;
    return { sum, longest, quality };
  }
}
