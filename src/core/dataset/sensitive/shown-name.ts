import { showText } from '../../diagnostics/show-text.ts';
import { findSensitive } from './find-sensitive.ts';

const HIDDEN = '(hidden)';

/** A key of the data as it may be shown, where a person has to know it: short, and never a secret or personal data. */
export function shownName(name: string): string {
  return findSensitive(name).length > 0 ? HIDDEN : showText(name);
}
