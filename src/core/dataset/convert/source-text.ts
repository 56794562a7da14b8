import { recogniseFile } from '../file-shape.ts';

/** A place in a source where it cannot be read on; caught by `convertDataset`, which names the line. */
export class SourceFault extends Error {
  readonly line: number | null;
  constructor(message: string, options: ErrorOptions & { readonly line?: number }) {
    super(message, options);
    this.line = options.line ?? null;
  }
}

/** One object of a source and the line on which it begins. */
export interface SourceRecord {
  readonly line: number;
  readonly value: unknown;
}

/** The text of a file without byte order marks; UTF-16 with a mark is read too. */
export function sourceText(bytes: Uint8Array): string {
  const shape = recogniseFile(bytes);
  if (shape?.kind === 'binary') throw new SourceFault(`The file is ${shape.is}.`, {});
  if (shape?.kind === 'wide-text') return wideText(bytes, shape.encoding);
  return decode('utf-8', bytes);
}

function wideText(bytes: Uint8Array, encoding: string): string {
  if (encoding === 'UTF-16 LE') return decode('utf-16le', bytes);
  if (encoding === 'UTF-16 BE') return decode('utf-16be', bytes);
  throw new SourceFault(`The file is ${encoding}; save it as UTF-8 first.`, {});
}

function decode(encoding: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    throw new SourceFault(`The file is not valid ${encoding.toUpperCase()}.`, { cause: error });
  }
}
