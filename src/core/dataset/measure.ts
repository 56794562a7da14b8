/** How far a token count can be trusted: it equals the bill, it follows a plausible rule, or it only stands in for one. */
export type TokenQuality = 'exact' | 'estimated' | 'proxy';

/** What makes a count uncertain. The report has the words for each. */
export type DoubtReason =
  | 'message-form'
  | 'tools'
  | 'image-rule'
  | 'image-size'
  | 'rule-unconfirmed'
  | 'no-rule'
  | 'other-tokenizer'
  | 'chat-template';

/** By how many tokens a count may be too high (`below`) or too low (`above`), and why. */
export interface Doubt {
  readonly why: DoubtReason;
  readonly below: number;
  readonly above: number;
}

/** Billed tokens of one example in one epoch. */
export interface Measure {
  readonly tokens: number;
  readonly quality: TokenQuality;
  /** Where absent, the margin of the quality holds: see `doubtsOf`. */
  readonly doubts?: readonly Doubt[];
}

const WEAKNESS: Readonly<Record<TokenQuality, number>> = { exact: 0, estimated: 1, proxy: 2 };

/** A total is as trustworthy as its weakest part. */
export function weakest(a: TokenQuality, b: TokenQuality): TokenQuality {
  return WEAKNESS[a] >= WEAKNESS[b] ? a : b;
}

/** Margins of the project's own choosing, in percent: no source says how far an estimated count may be off. */
const MARGIN_PERCENT: Readonly<Record<TokenQuality, number>> = { exact: 0, estimated: 25, proxy: 100 };

/** The widest band that a total of this quality is given when nothing more is known of it, as a share. */
export function marginOf(quality: TokenQuality): number {
  return MARGIN_PERCENT[quality] / 100;
}

/** `percent` of `tokens`, both ways, rounded up so that a range is never too narrow. */
export function doubt(why: DoubtReason, tokens: number, percent = MARGIN_PERCENT.estimated): Doubt {
  const margin = Math.ceil((tokens * percent) / 100);
  return { why, below: Math.min(tokens, margin), above: margin };
}

/** Why and how far a count may be off: its own doubts, or the margin of its quality. */
export function doubtsOf({ tokens, quality, doubts }: Measure): readonly Doubt[] {
  if (doubts !== undefined) return doubts;
  switch (quality) {
    case 'exact':
      return [];
    case 'estimated':
      return [doubt('rule-unconfirmed', tokens)];
    case 'proxy':
      return [doubt('no-rule', tokens, MARGIN_PERCENT.proxy)];
  }
}

/** One doubt for each reason, sorted by name, so that the order in which they came up does not show. */
export function mergeDoubts(doubts: readonly Doubt[]): Doubt[] {
  const byReason = new Map<DoubtReason, Doubt>();
  for (const { why, below, above } of doubts) {
    const known = byReason.get(why);
    byReason.set(why, { why, below: below + (known?.below ?? 0), above: above + (known?.above ?? 0) });
  }
  return [...byReason.values()].sort((a, b) => (a.why < b.why ? -1 : 1));
}

/** The ends of a count's band. */
export function bandOf(tokens: number, doubts: readonly Doubt[]): { readonly low: number; readonly high: number } {
  const below = doubts.reduce((sum, part) => sum + part.below, 0);
  const above = doubts.reduce((sum, part) => sum + part.above, 0);
  return { low: Math.max(0, tokens - below), high: tokens + above };
}
