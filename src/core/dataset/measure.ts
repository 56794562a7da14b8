/** How far a token count can be trusted: it equals the bill, it follows a plausible rule, or it only stands in for one. */
export type TokenQuality = 'exact' | 'estimated' | 'proxy';

/** Billed tokens of one example in one epoch. */
export interface Measure {
  readonly tokens: number;
  readonly quality: TokenQuality;
}

const WEAKNESS: Readonly<Record<TokenQuality, number>> = { exact: 0, estimated: 1, proxy: 2 };

/** A total is as trustworthy as its weakest part. */
export function weakest(a: TokenQuality, b: TokenQuality): TokenQuality {
  return WEAKNESS[a] >= WEAKNESS[b] ? a : b;
}
