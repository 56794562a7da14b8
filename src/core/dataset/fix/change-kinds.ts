/** What a fix does, and the diagnostic code that it answers, where there is one. */
export interface ChangeKind {
  readonly fix: string;
  readonly code: string | null;
  /** In the past, after the number of lines. */
  readonly did: string;
}

export const CHANGES = {
  bom: { fix: 'byte-order-mark', code: 'E_BOM', did: 'byte order mark removed' },
  crLf: { fix: 'line-end', code: 'N_CRLF', did: 'CR LF became LF' },
  crAlone: { fix: 'cr-line-end', code: 'E_CR_LINES', did: 'CR alone became LF' },
  finalNewline: { fix: 'final-newline', code: null, did: 'line end added at the end of the file' },
  blank: { fix: 'blank-line', code: 'W_BLANK_LINE', did: 'blank line removed' },
  nullWeight: { fix: 'null-weight', code: 'E_WEIGHT', did: '"weight": null removed' },
  nullField: { fix: 'null-field', code: null, did: 'fields removed that are null in API exports' },
  edge: { fix: 'answer-edge', code: 'W_ANSWER_EDGE', did: 'white space around an answer trimmed' },
  duplicate: { fix: 'duplicate', code: 'W_DUPLICATE', did: 'repetition of an earlier example removed' },
} as const satisfies Readonly<Record<string, ChangeKind>>;
