import { E_BINARY, E_CR_LINES, E_UTF16 } from '../diagnostics/codes/dataset-codes.ts';
import { SIGNATURES } from './file-signatures.ts';
import { fileFinding } from './findings.ts';
import type { Finding } from './inspection.ts';

/** Why a file has no lines to read. It gets one finding: what its "lines" are would only follow from it. */
export type FileShape =
  | { readonly kind: 'wide-text'; readonly encoding: WideEncoding; readonly mark: 'with' | 'without' }
  | { readonly kind: 'binary'; readonly is: string }
  /** `objects`: how many JSON objects the first line holds, with a CR alone between them. */
  | { readonly kind: 'cr-lines'; readonly objects: number };

type WideEncoding = 'UTF-16 LE' | 'UTF-16 BE' | 'UTF-32 LE' | 'UTF-32 BE';

/** Where the name of the first file of a ZIP archive starts (APPNOTE.TXT 6.3.10, section 4.3.7). */
const ZIP_NAME = 30;

/** What a file is by its first bytes, at least 64 of them or all; `null` when it may be UTF-8 text. */
export function recogniseFile(head: Uint8Array): FileShape | null {
  const start = String.fromCharCode(...head.subarray(0, 64));
  return wideText(start) ?? binary(start);
}

/** By the byte order mark or, as RFC 4627 section 3 tells, by where NUL stands around the first two characters. */
function wideText(start: string): FileShape | null {
  const marks: readonly (readonly [RegExp, WideEncoding])[] = [
    [/^\xff\xfe\0\0/, 'UTF-32 LE'],
    [/^\0\0\xfe\xff/, 'UTF-32 BE'],
    [/^\xff\xfe/, 'UTF-16 LE'],
    [/^\xfe\xff/, 'UTF-16 BE'],
  ];
  const zeros: readonly (readonly [RegExp, WideEncoding])[] = [
    [/^[ -~]\0\0\0[ -~]\0\0\0/, 'UTF-32 LE'],
    [/^\0\0\0[ -~]\0\0\0[ -~]/, 'UTF-32 BE'],
    [/^[ -~]\0[ -~]\0/, 'UTF-16 LE'],
    [/^\0[ -~]\0[ -~]/, 'UTF-16 BE'],
  ];
  const marked = marks.find(([pattern]) => pattern.test(start));
  if (marked !== undefined) return { kind: 'wide-text', encoding: marked[1], mark: 'with' };
  const unmarked = zeros.find(([pattern]) => pattern.test(start));
  return unmarked === undefined ? null : { kind: 'wide-text', encoding: unmarked[1], mark: 'without' };
}

function binary(start: string): FileShape | null {
  if (start.startsWith('PK\x03\x04')) {
    const isOffice = /^(\[Content_Types\]|_rels\/|docProps\/|xl\/|word\/|ppt\/)/.test(start.slice(ZIP_NAME));
    return { kind: 'binary', is: isOffice ? 'an Office document (such as xlsx)' : 'a ZIP archive' };
  }
  const is = SIGNATURES.find(([signature]) => start.startsWith(signature))?.[1];
  return is === undefined ? null : { kind: 'binary', is };
}

export function shapeFinding(shape: FileShape): Finding {
  switch (shape.kind) {
    case 'wide-text':
      return fileFinding(E_UTF16, { encoding: shape.encoding, mark: shape.mark });
    case 'binary':
      return fileFinding(E_BINARY, { is: shape.is });
    case 'cr-lines':
      return fileFinding(E_CR_LINES, { objects: shape.objects });
  }
}
