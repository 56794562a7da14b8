import { LineSplitter } from '../lines.ts';
import { isBlank, type JsonObject, readObject, withoutBom } from '../reader.ts';

export interface ReadExamples {
  readonly examples: number;
  /** Lines that hold no JSON object. */
  readonly unreadable: number;
  /** False when the file is no text in lines. */
  readonly hasLines: boolean;
}

/** Calls `visit` with every example of a file, in order; what is wrong with the others is the inspection's to say. */
export async function readExamples(
  chunks: AsyncIterable<Uint8Array>,
  visit: (value: JsonObject, line: number) => void,
): Promise<ReadExamples> {
  const read = { examples: 0, unreadable: 0, hasLines: true };
  const splitter = new LineSplitter();
  const take = (lines: ReturnType<LineSplitter['end']>): void => {
    for (const line of lines) {
      if (line.kind === 'no-lines') read.hasLines = false;
      else if (line.kind === 'too-long') read.unreadable += 1;
      else if (!isBlank(withoutBom(line.bytes))) {
        const value = readObject(line.bytes, () => undefined);
        if (value === null) read.unreadable += 1;
        else {
          read.examples += 1;
          visit(value, line.number);
        }
      }
    }
  };
  for await (const chunk of chunks) take(splitter.push(chunk));
  take(splitter.end());
  return read;
}
