import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { seededRandom } from './random.ts';
import { type RowKind, rowKinds, systemPrompts } from './rows.ts';

const SEED = 20_261_122;
/** One row in this many is written a second time: real files hold some. */
const REPEATED = 500;

/** Bytes and rows of a file that was written. */
export interface Corpus {
  readonly path: string;
  readonly bytes: number;
  readonly rows: number;
}

/**
 * Writes a chat file of at least so many bytes, or of so many rows, row by row. The kinds of rows take turns by their share of the bytes,
 * so that the start of a file is made like the whole, and a smaller file is the start of a larger one.
 */
export async function writeCorpus(path: string, bytes: number, mostRows = Number.POSITIVE_INFINITY): Promise<Corpus> {
  const random = seededRandom(SEED);
  const kinds = rowKinds(systemPrompts(random)).map(kind => ({ ...kind, written: 0 }));
  const file = createWriteStream(path);
  let [rows, written] = [0, 0];
  for (let again = ''; written < bytes && rows < mostRows; ) {
    const kind = mostBehind(kinds);
    const line = again !== '' ? again : `${JSON.stringify(kind.make(random))}\n`;
    again = again === '' && random.integer(REPEATED) === 0 ? line : '';
    const size = Buffer.byteLength(line);
    kind.written += size;
    written += size;
    rows += 1;
    if (!file.write(line)) await once(file, 'drain');
  }
  file.end();
  await finished(file);
  return { path, bytes: written, rows };
}

function mostBehind<Kind extends RowKind & { readonly written: number }>(kinds: readonly Kind[]): Kind {
  return kinds.reduce((a, b) => (a.written / a.share <= b.written / b.share ? a : b));
}
