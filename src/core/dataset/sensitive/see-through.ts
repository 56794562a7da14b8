/** Characters that show as nothing, such as zero-width spaces and soft hyphens: Unicode's own list of them. */
const HIDDEN = /\p{Default_Ignorable_Code_Point}+/gu;
const SOFT_HYPHEN = '\u00ad';
/**
 * Units of all other hidden characters, the larger ones by their first half: several times as fast to look for as the
 * list itself, and V8 keeps most texts in one byte a character and answers without looking.
 */
const MAY_HIDE =
  // biome-ignore lint/suspicious/noMisleadingCharacterClass: units are looked for, not characters
  /[\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\ud82f\ud834\udb40-\udb43]/;
/** Also where JSON was written into JSON and the backslashes multiplied. The bound keeps it linear. */
const ESCAPE = /\\{1,8}(?:[uU]([0-9A-Fa-f]{4})|[xX]([0-9A-Fa-f]{2})|([NRTnrt"'/]))/g;
const PERCENT = /%([2-7][0-9A-Fa-f]|0[9ADad])/g;

/**
 * The text as it reads once escapes of JSON and of URLs are resolved and hidden characters taken out; the same text
 * where there is nothing to resolve. One level only, ASCII only: enough to see what stands there.
 */
export function seeThrough(text: string): string {
  const unescaped = text.includes('\\') ? text.replace(ESCAPE, resolve) : text;
  const decoded = mayHoldPercentCode(unescaped)
    ? unescaped.replace(PERCENT, (_, hex: string) => fromHex(hex))
    : unescaped;
  const mayHide = MAY_HIDE.test(decoded) || decoded.includes(SOFT_HYPHEN);
  return mayHide ? decoded.replace(HIDDEN, '') : decoded;
}

/** Most percent signs in texts stand behind a number; the pattern alone takes long to pass over the rest. */
function mayHoldPercentCode(text: string): boolean {
  for (let at = text.indexOf('%'); at !== -1; at = text.indexOf('%', at + 1)) {
    const first = text.charAt(at + 1);
    if (first >= '0' && first <= '7') return true;
  }
  return false;
}

function resolve(_escape: string, unit?: string, byte?: string, short?: string): string {
  const hex = unit ?? byte;
  if (hex !== undefined) return fromHex(hex);
  return short === '"' || short === "'" || short === '/' ? short : '\n';
}

function fromHex(hex: string): string {
  return String.fromCharCode(Number.parseInt(hex, 16));
}
