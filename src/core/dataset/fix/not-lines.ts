import { recogniseFile } from '../file-shape.ts';
import { HEAD_BYTES } from '../lines.ts';
import { openingOf } from '../opening.ts';
import { isBlank } from '../reader.ts';
import { splitLines } from './text-lines.ts';

/** What a file is instead of JSON Lines, after "is", and what to do about it. */
export interface NotLines {
  readonly is: string;
  readonly advice: string;
}

const CONVERT = 'Convert it first, if it can be: finetune-gitops convert FILE --to chat.';
const EXPORT = 'Unpack it, or export the data as JSON Lines.';

/** Other bytes than UTF-8, tables and documents, in which a blank line or a line end can be data; `null` for lines. */
export function whyNotLines(bytes: Uint8Array): NotLines | null {
  const shape = recogniseFile(bytes);
  if (shape?.kind === 'binary') return { is: shape.is, advice: EXPORT };
  if (shape?.kind === 'wide-text') return { is: `text in ${shape.encoding}`, advice: CONVERT };
  const [first, second] = splitLines(bytes).filter(line => !isBlank(line.bytes));
  if (first === undefined) return null;
  const opening = openingOf(first.bytes.subarray(0, HEAD_BYTES));
  switch (opening) {
    case 'csv':
    case 'tsv':
      return { is: 'a table', advice: CONVERT };
    case 'yaml':
      return { is: 'a document in YAML', advice: CONVERT };
    case 'html':
      return { is: 'a document in HTML or XML', advice: 'Download the data again, or export it as JSON Lines.' };
    case 'lfs':
      return { is: 'a Git LFS pointer', advice: 'Fetch the data with git lfs pull.' };
    case 'lone-brace':
      return { is: 'JSON over several lines', advice: CONVERT };
    case 'python':
      return { is: 'one document of Python literals', advice: CONVERT };
    case 'array':
      // Lines that are lists, each of its own, are lines all the same.
      return second !== undefined && isJson(first.bytes) ? null : { is: 'one JSON document', advice: CONVERT };
    case 'comment':
    case 'other':
      return null;
  }
}

function isJson(bytes: Uint8Array): boolean {
  try {
    JSON.parse(new TextDecoder().decode(bytes));
    return true;
  } catch {
    return false;
  }
}
