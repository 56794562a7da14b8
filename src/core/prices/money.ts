/** US dollars in billionths, always a safe integer, so that sums and comparisons with budgets are exact. */
export type NanoUsd = number;

const NANO = 1_000_000_000;

/** From dollars as people write them, such as 20 or 0.4. Rounds to a billionth. */
export function fromUsd(usd: number): NanoUsd {
  return safe(Math.round(usd * NANO));
}

/** Price of one token in nano-dollars, from dollars per million tokens: $5 per 1M is 5000. */
export function perToken(usdPerMillion: number): NanoUsd {
  return safe(Math.round(usdPerMillion * 1000));
}

export function safe(amount: number): NanoUsd {
  if (!Number.isSafeInteger(amount)) throw new RangeError('An amount of money is too large to be exact.');
  return amount;
}
