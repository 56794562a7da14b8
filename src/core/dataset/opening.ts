/** What the first line with text looks like, before any parsing. */
export type Opening = 'lfs' | 'python' | 'array' | 'lone-brace' | 'comment' | 'html' | 'yaml' | 'csv' | 'tsv' | 'other';

/** A line that shows by its first characters that the file is not JSON Lines. */
export type OddLine = 'python' | 'comment';

/** By the first bytes of the first line that is not blank. */
export function openingOf(head: Uint8Array): Opening {
  const text = String.fromCharCode(...head);
  if (text.startsWith('version https://git-lfs.github.com/spec/')) return 'lfs';
  if (/^\s*[[(]\s*\{\s*'/.test(text)) return 'python';
  if (/^\s*\[\s*(?:$|[[{"\]])/.test(text)) return 'array';
  if (/^\s*\{\s*$/.test(text)) return 'lone-brace';
  if (isComment(text)) return 'comment';
  if (/^\s*<(?:!doctype|!--|\?xml|html|head|body|rss|svg|error)\b/i.test(text) || /^\s*<!--/.test(text)) return 'html';
  if (/^(?:---\s*$|%YAML |- +["']?[\w-]+["']?:(?:\s|$)|["']?[\w-]+["']?:(?:\s*$| [|>]-?\s*$))/.test(text))
    return 'yaml';
  return tableOpening(text);
}

/** Whether a line starts like a Python literal or a comment. Looks at two bytes in nearly every line. */
export function oddLine(head: Uint8Array): OddLine | null {
  const [first = 0, second = 0] = head;
  if (first === 0x7b && (second === 0x22 || second === 0x7d)) return null;
  const text = String.fromCharCode(...head);
  if (/^\s*[{[(]\s*\{?\s*'/.test(text)) return 'python';
  return isComment(text) ? 'comment' : null;
}

function isComment(text: string): boolean {
  return /^\s*(?:\/\/|\/\*|#(?!!?\[))/.test(text);
}

/** A header: two names or more, with a comma, a tab or a semicolon and no space between them. */
function tableOpening(text: string): Opening {
  for (const [delimiter, opening] of [
    ['\t', 'tsv'],
    [',', 'csv'],
    [';', 'csv'],
  ] as const) {
    const cells = text.trimEnd().split(delimiter);
    if (cells.length > 1 && cells.every(isHeaderCell)) return opening;
  }
  return 'other';
}

/** The last one may have been cut. */
function isHeaderCell(cell: string, index: number, cells: readonly string[]): boolean {
  if (cell === '') return index === cells.length - 1;
  return /^"?[^\s"'{}[\]()<>:,;](?:[^"{}[\]<>:,;\t]*[^\s"{}[\]<>:,;])?"?$/.test(cell);
}
