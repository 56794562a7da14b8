/** As much untrusted text as a message may carry. */
const LONGEST = 40;

/**
 * Characters a reader cannot see or that reorder what is seen: controls, bidi and zero-width characters, lone
 * surrogates, unassigned and private code points, and every space but the ordinary one.
 * "Trojan Source", CVE-2021-42574 (2021-11-01).
 */
const HIDDEN = /(?! )[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}]/u;
const EVERY_HIDDEN = new RegExp(HIDDEN, 'gu');

export function hasHiddenText(text: string): boolean {
  return HIDDEN.test(text);
}

/**
 * Untrusted text, fit to stand in a message: at most 40 characters of it, hidden ones written as `\u{...}`.
 * It is not escaped for Markdown, HTML or a terminal; that is the renderer's work.
 */
export function showText(text: string): string {
  // Cut in code units first, so that a huge text costs nothing; 40 characters are at most 80 units.
  const characters = [...text.slice(0, 2 * LONGEST + 2)];
  const shown = characters.length > LONGEST ? [...characters.slice(0, LONGEST - 1), '…'] : characters;
  return reveal(shown.join(''));
}

/** Writes every hidden character as `\u{...}`. */
export function reveal(text: string): string {
  return text.replace(EVERY_HIDDEN, hidden => `\\u{${(hidden.codePointAt(0) ?? 0).toString(16)}}`);
}
