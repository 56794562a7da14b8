import type { Change } from '../plan/plan.ts';
import { instant } from './format.ts';
import { ADVICE, REASON_WORDS } from './word-tables.ts';

/** Why, in words. The detail may hold a provider's text, so the caller says how to escape it. */
export function why(change: Change, escaped: (text: string) => string): string {
  const advice = ADVICE[change.reason];
  const until = change.action === 'cancel' || change.action === 'delete' ? 'not before' : 'until';
  // What changed says more than that something did.
  const saysItAll = change.reason === 'spec-changed' && change.detail !== '';
  return [
    saysItAll ? '' : REASON_WORDS[change.reason],
    change.detail === '' ? '' : `${saysItAll ? '' : ': '}${escaped(change.detail)}`,
    change.until === null ? '' : `, ${until} ${instant(change.until)}`,
    advice === undefined ? '' : `; ${advice}`,
  ].join('');
}
