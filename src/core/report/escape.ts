// Untrusted text reaches a comment, a log or a terminal only through this file.
import { reveal } from '../diagnostics/show-text.ts';

const JOINER = '\u2060';

/** Makes every character visible, on one line, and cuts after `max` characters. For terminals and logs. */
export function visible(text: string, max = 300): string {
  // Cut before revealing, so that a huge text costs nothing; a hidden character may take eleven places.
  const characters = [...reveal(text.slice(0, 2 * max + 2))];
  return characters.length > max ? `${characters.slice(0, max - 1).join('')}…` : characters.join('');
}

/**
 * A Markdown code span that shows `text` and does nothing: no mention, link, image, row or tag can come out of it.
 * The fence is longer than any run of backticks inside; a pipe becomes a broken bar, since it would end a table cell.
 */
export function code(text: string, max = 80): string {
  const shown = visible(text, max).replaceAll('|', '\u00a6');
  if (shown.trim() === '') return '`(empty)`';
  const longest = Math.max(0, ...(shown.match(/`+/g) ?? []).map(run => run.length));
  if (longest === 0) return `\`${shown}\``;
  const fence = '`'.repeat(longest + 1);
  return `${fence} ${shown} ${fence}`;
}

/** Markdown prose that may hold untrusted words: punctuation is escaped, and what GitHub would link is broken up. */
export function prose(text: string, max = 600): string {
  return (
    visible(text, max)
      .replace(/[\\`*_[\]<>#|~&$]/g, '\\$&')
      .replace(/@|#|:(?=\/\/)|www(?=\.)|GH-/gi, found => `${found}${JOINER}`)
      // GitHub links what looks like a commit from seven hexadecimal digits on.
      .replace(/[0-9a-f]{6}(?=[0-9a-f])/gi, found => `${found}${JOINER}`)
      .replace(/^(\s*)([-+]|\d+[.)])(?=\s|$)/, `$1${JOINER}$2`)
  );
}

/**
 * A line for the log of a workflow run: the runner reads `::name::` and `##[name]` as commands wherever they come
 * from, so both are broken up.
 */
export function logLine(text: string): string {
  return visible(text, 2000).replaceAll('::', ':\\u{3a}').replaceAll('##[', '#\\u{23}[');
}
