import { SourceFault, type SourceRecord } from './source-text.ts';

/**
 * Reads a table as RFC 4180 (2005-10) has it: a header, then one record a row; cells in quotes may hold line breaks,
 * and a quote in them is doubled. Spaces belong to cells. The names of the header are taken in lower case.
 */
export function* readTable(source: string, tabs: boolean): Generator<SourceRecord, void> {
  // Some programs on a Mac still end lines with CR alone.
  const text = source.includes('\n') ? source : source.replaceAll('\r', '\n');
  const headerEnd = text.indexOf('\n');
  const header = headerEnd === -1 ? text : text.slice(0, headerEnd);
  const delimiter = tabs ? '\t' : !header.includes(',') && header.includes(';') ? ';' : ',';
  let names: readonly string[] | null = null;
  for (const { line, cells } of rows(text, delimiter)) {
    if (cells.length === 1 && cells[0] === '') continue;
    if (names === null) {
      names = cells.map(cell => cell.trim().toLowerCase());
      if (new Set(names).size < names.length) throw new SourceFault('Two columns have the same name.', { line });
    } else {
      if (cells.length !== names.length)
        throw new SourceFault(`The row has ${cells.length} cells where the header has ${names.length}.`, { line });
      yield { line, value: Object.fromEntries(names.map((name, index) => [name, cells[index] ?? ''])) };
    }
  }
}

interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}

function* rows(text: string, delimiter: string): Generator<Row, void> {
  let at = 0;
  let line = 1;
  while (at < text.length) {
    const cells: string[] = [];
    const first = line;
    for (;;) {
      const cell = text[at] === '"' ? quotedCell(text, at, line) : plainCell(text, at, delimiter);
      cells.push(cell.value);
      line += cell.value.split('\n').length - 1;
      at = cell.end;
      if (text[at] !== delimiter) break;
      at += 1;
    }
    if (text.startsWith('\r\n', at)) at += 1;
    if (at < text.length && text[at] !== '\n') throw new SourceFault('Text follows a cell in quotes.', { line });
    at += 1;
    line += 1;
    yield { line: first, cells };
  }
}

function plainCell(text: string, start: number, delimiter: string): { readonly value: string; readonly end: number } {
  let end = start;
  while (end < text.length && text[end] !== delimiter && text[end] !== '\n' && !text.startsWith('\r\n', end)) end += 1;
  return { value: text.slice(start, end), end };
}

function quotedCell(text: string, start: number, line: number): { readonly value: string; readonly end: number } {
  let end = text.indexOf('"', start + 1);
  while (end !== -1 && text[end + 1] === '"') end = text.indexOf('"', end + 2);
  if (end === -1) throw new SourceFault('A cell in quotes is not closed.', { line });
  return { value: text.slice(start + 1, end).replaceAll('""', '"'), end: end + 1 };
}
