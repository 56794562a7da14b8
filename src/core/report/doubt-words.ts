import type { CostDoubt } from '../prices/cost.ts';
import { usd } from './format.ts';
import { DOUBT_WORDS } from './word-tables.ts';

/** `tools are counted as … (−$0.10, +$0.10)` */
export function doubtText({ why, below, above }: CostDoubt): string {
  return `${DOUBT_WORDS[why]} (−${usd(below)}, +${usd(above)})`;
}
