/** What stands after a backslash in JSON and in Python literals, where it is one character. */
const SIMPLE: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  b: '\b',
  f: '\f',
  v: '\v',
  a: '\x07',
  '0': '\0',
  '"': '"',
  "'": "'",
  '\\': '\\',
  '/': '/',
};
const HEX_DIGITS: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

/** The value and the end of the quoted text that begins at `start`; `null` when it is not closed or badly escaped. */
export function readQuoted(text: string, start: number): { readonly value: string; readonly end: number } | null {
  const quote = text[start] ?? '';
  let value = '';
  let from = start + 1;
  for (let at = from; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === quote) return { value: value + text.slice(from, at), end: at + 1 };
    if (sign === '\n') return null;
    if (sign !== '\\') continue;
    const escaped = readEscape(text, at + 1);
    if (escaped === null) return null;
    value += text.slice(from, at) + escaped.value;
    from = escaped.end;
    at = escaped.end - 1;
  }
  return null;
}

function readEscape(text: string, at: number): { readonly value: string; readonly end: number } | null {
  const kind = text[at] ?? '';
  const digits = HEX_DIGITS[kind];
  if (digits === undefined) {
    const value = /^0[0-7]/.test(text.slice(at, at + 2)) ? undefined : SIMPLE[kind];
    return value === undefined ? null : { value, end: at + 1 };
  }
  const hex = text.slice(at + 1, at + 1 + digits);
  if (hex.length !== digits || !/^[0-9a-f]+$/i.test(hex)) return null;
  const point = Number.parseInt(hex, 16);
  return point > 0x10ffff ? null : { value: String.fromCodePoint(point), end: at + 1 + digits };
}
