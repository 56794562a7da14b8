import { isMap, isScalar, isSeq, type Pair, type Scalar } from 'yaml';

export function startOf(pair: Pair | undefined): number | null {
  return isScalar(pair?.key) ? (pair.key.range?.[0] ?? null) : null;
}

/** Where the last character of the pair is over, or `null` when that is hard to say. */
export function endOfPair(pair: Pair | undefined): number | null {
  if (pair === undefined) return null;
  const { key, value, srcToken } = pair;
  if (value === null || (isScalar(value) && value.range?.[0] === value.range?.[1])) {
    const colon = srcToken?.sep?.find(token => token.type === 'map-value-ind');
    return colon === undefined ? (isScalar(key) ? (key.range?.[1] ?? null) : null) : colon.offset + 1;
  }
  if (isScalar(value)) return isBlockScalar(value) ? null : (value.range?.[1] ?? null);
  if (isMap(value)) return value.flow ? (value.range?.[1] ?? null) : endOfPair(value.items.at(-1));
  return isSeq(value) && value.flow ? (value.range?.[1] ?? null) : null;
}

export function indentOf(text: string, pair: Pair | undefined): string | null {
  const start = startOf(pair);
  if (start === null) return null;
  const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  return /^ *$/.test(before) ? before : null;
}

export function endOfLine(text: string, at: number): number {
  const newline = text.indexOf('\n', at);
  return newline === -1 ? text.length : newline;
}

export function isBlockScalar(node: Scalar | null): boolean {
  return node?.srcToken?.type === 'block-scalar';
}

/** The end of the last comment line directly below that is indented like the entry's keys, or deeper. */
export function afterComments(text: string, lineEnd: number, indent: string): number {
  let end = lineEnd;
  while (end < text.length) {
    const next = endOfLine(text, end + 1);
    const line = text.slice(end + 1, next);
    if (!line.startsWith(indent) || !/^ *#/.test(line)) break;
    end = next;
  }
  return text[end - 1] === '\r' ? end - 1 : end;
}
