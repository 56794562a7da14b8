/** Where a value of a JSON text stands, and what it is made of; scalars have no parts. */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly members: readonly Member[];
  readonly items: readonly Span[];
}

/** `start` is where the quote of the key stands. */
export interface Member {
  readonly key: string;
  readonly start: number;
  readonly value: Span;
}

const SPACE = /\s*/y;
const STRING = /"(?:[^"\\]|\\[\s\S])*"/y;
const SCALAR = /[-+.\w]+/y;

/** The places of all values in a text that is known to be good JSON of little depth. */
export function jsonSpans(text: string): Span {
  return spanAt(text, skip(text, 0));
}

function spanAt(text: string, start: number): Span {
  if (text[start] === '{') return objectAt(text, start);
  if (text[start] === '[') return listAt(text, start);
  return { start, end: endOf(text[start] === '"' ? STRING : SCALAR, text, start), members: [], items: [] };
}

function objectAt(text: string, start: number): Span {
  const members: Member[] = [];
  let at = skip(text, start + 1);
  while (text[at] !== '}') {
    const keyEnd = endOf(STRING, text, at);
    const value = spanAt(text, skip(text, skip(text, keyEnd) + 1));
    members.push({ key: String(JSON.parse(text.slice(at, keyEnd))), start: at, value });
    at = skip(text, value.end);
    if (text[at] === ',') at = skip(text, at + 1);
  }
  return { start, end: at + 1, members, items: [] };
}

function listAt(text: string, start: number): Span {
  const items: Span[] = [];
  let at = skip(text, start + 1);
  while (text[at] !== ']') {
    const item = spanAt(text, at);
    items.push(item);
    at = skip(text, item.end);
    if (text[at] === ',') at = skip(text, at + 1);
  }
  return { start, end: at + 1, members: [], items };
}

const skip = (text: string, at: number): number => endOf(SPACE, text, at);

function endOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  if (!pattern.test(text)) throw new Error('The text is not JSON.');
  return pattern.lastIndex;
}
