import { type Measure, type TokenQuality, weakest } from './measure.ts';

/** Tokens of all examples seen so far; two totals add up to one. */
export class TokenTotal {
  sum = 0;
  longest: number | null = null;
  quality: TokenQuality = 'exact';

  add({ tokens, quality }: Measure): void {
    this.sum += tokens;
    this.longest = Math.max(this.longest ?? 0, tokens);
    this.quality = weakest(this.quality, quality);
  }
}
