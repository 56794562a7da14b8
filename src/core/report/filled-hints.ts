import { visible } from './escape.ts';

/** A command of a hint, up to the name that stands in for the file that the hint is about. */
const HINT = /(finetune-gitops (?:convert|fix|split)(?: --write)?(?: --all)?) FILE\b/g;

/** Names that every shell takes as they are, or between double quotes. */
const PLAIN = /^[\w./@+][\w./@+-]*$/;
const QUOTED = /^[\w./@+][\w./@+ ()[\],'&-]*$/;

/** The hint as it can be pasted: with the path of the file, unless a shell would read that path as something else. */
export function withPath(hint: string, path: string): string {
  const shown = PLAIN.test(path) ? path : QUOTED.test(path) ? `"${path}"` : null;
  return shown === null ? hint : hint.replace(HINT, (_, command: string) => `${command} ${visible(shown)}`);
}
