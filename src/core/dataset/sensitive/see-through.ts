/** Characters that show as nothing, such as zero-width spaces and soft hyphens: Unicode's own list of them. */
const HIDDEN = /\p{Default_Ignorable_Code_Point}+/gu;
const SOFT_HYPHEN = '\u00ad';
/** All other hidden characters; V8 keeps most texts in one byte a character and answers this without looking. */
const BEYOND_LATIN_1 = /[\u0100-\uffff]/;
/** Also where JSON was written into JSON and the backslashes multiplied. The bound keeps it linear. */
const ESCAPE = /\\{1,8}(?:u([0-9a-f]{4})|x([0-9a-f]{2})|([nrt"'/]))/gi;
const PERCENT = /%([2-7][0-9a-f]|0[9ad])/gi;

/**
 * The text as it reads once escapes of JSON and of URLs are resolved and hidden characters taken out; the same text
 * where there is nothing to resolve. One level only, ASCII only: enough to see what stands there.
 */
export function seeThrough(text: string): string {
  const unescaped = text.includes('\\') ? text.replace(ESCAPE, resolve) : text;
  const decoded = unescaped.includes('%') ? unescaped.replace(PERCENT, (_, hex: string) => fromHex(hex)) : unescaped;
  const mayHide = BEYOND_LATIN_1.test(decoded) || decoded.includes(SOFT_HYPHEN);
  return mayHide ? decoded.replace(HIDDEN, '') : decoded;
}

function resolve(_escape: string, unit?: string, byte?: string, short?: string): string {
  const hex = unit ?? byte;
  if (hex !== undefined) return fromHex(hex);
  return short === '"' || short === "'" || short === '/' ? short : '\n';
}

function fromHex(hex: string): string {
  return String.fromCharCode(Number.parseInt(hex, 16));
}
