/** What a check has left, and whether something was accepted that may not fit. */
export interface Work {
  /** `false`, and a doubt, when the steps are used up. */
  readonly spend: (steps: number) => boolean;
  readonly doubt: () => null;
  /** `null` when it is so, but for a doubt that came up on the way. */
  readonly isSure: (isSo: () => boolean) => boolean | null;
}

export function createWork(steps: number): Work {
  let left = steps;
  let isInDoubt = false;

  function doubt(): null {
    isInDoubt = true;
    return null;
  }

  return {
    doubt,
    spend: wanted => {
      left -= wanted;
      if (left < 0) doubt();
      return left >= 0;
    },
    isSure: isSo => {
      const before = isInDoubt;
      isInDoubt = false;
      const told = isSo();
      const sure = told && isInDoubt ? null : told;
      isInDoubt = before;
      return sure;
    },
  };
}

/** Whether at least and at most so many of the items are as asked; `null` where those decide of which that cannot be told. */
export function counted<T>(
  items: readonly T[],
  isSo: (item: T) => boolean | null,
  least: number,
  most = Number.POSITIVE_INFINITY,
): boolean | null {
  let sure = 0;
  let doubtful = 0;
  for (const item of items) {
    const told = isSo(item);
    if (told) sure += 1;
    else if (told === null) doubtful += 1;
    // What follows cannot change it.
    if (sure > most || (sure >= least && most === Number.POSITIVE_INFINITY)) break;
  }
  if (sure > most || sure + doubtful < least) return false;
  return (sure >= least && sure + doubtful <= most) || null;
}
