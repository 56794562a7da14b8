import { showText } from '../../diagnostics/show-text.ts';

/** As many steps as help to find a place. */
const MAX_STEPS = 8;

/** A path as a JSON pointer (RFC 6901) for people: the last steps of it, each fit for a message; empty at the root. */
export function shownPath(path: readonly (string | number)[]): string {
  const steps = path
    .slice(-MAX_STEPS)
    .map(step => `/${showText(String(step).replaceAll('~', '~0').replaceAll('/', '~1'))}`);
  return (path.length > MAX_STEPS ? '…' : '') + steps.join('');
}
