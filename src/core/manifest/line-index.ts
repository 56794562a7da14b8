/** Line and column, counted from 1; columns in UTF-16 code units, as editors count them. */
export interface Point {
  readonly line: number;
  readonly column: number;
}

/** Turns offsets in `text` into points. A byte order mark takes no column. */
export function lineIndex(text: string): (offset: number) => Point {
  const starts = [text.startsWith('\ufeff') ? 1 : 0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);

  return offset => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: Math.max(1, offset - (starts[low] ?? 0) + 1) };
  };
}
