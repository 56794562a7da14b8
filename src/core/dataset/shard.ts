import { HEAD_BYTES } from './lines.ts';

/** Which part of a file: the `index`th, from 1, of `of`. */
export interface Shard {
  readonly index: number;
  readonly of: number;
}

export const MOST_SHARDS = 1000;

export interface ShardBytes {
  /** Only the bytes of the shard; all of the file is read. */
  readonly chunks: AsyncIterable<Uint8Array>;
  /** Where the shard lies in the file, once the chunks were read to their end. */
  readonly range: () => { readonly start: number; readonly end: number };
}

const LF = 0x0a;

/**
 * The whole lines that begin in one of `of` equal runs of a file of `bytes` bytes. Every byte is in exactly one shard,
 * and where a shard begins follows from the file alone. The first shard has the bytes by which a file is recognised;
 * where lines are long or few, others are empty.
 */
export function cutShard(file: AsyncIterable<Uint8Array>, bytes: number, { index, of }: Shard): ShardBytes {
  const first = edge(bytes, index - 1, of);
  const last = edge(bytes, index, of);
  let start = index === 1 ? 0 : null;
  let end: number | null = null;

  async function* chunks(): AsyncGenerator<Uint8Array, void> {
    let at = 0;
    for await (const chunk of file) {
      start ??= lineAfter(chunk, at, first);
      end ??= index === of ? null : lineAfter(chunk, at, last);
      const next = at + chunk.length;
      const inside = chunk.subarray(Math.max(0, (start ?? next) - at), Math.max(0, (end ?? next) - at));
      if (inside.length > 0) yield inside;
      at = next;
    }
    if (at !== bytes) throw new Error('The file has another size than it was said to have.');
    start ??= bytes;
    end ??= bytes;
  }
  return { chunks: chunks(), range: () => ({ start: start ?? bytes, end: end ?? bytes }) };
}

function edge(bytes: number, index: number, of: number): number {
  return Math.max(HEAD_BYTES, Math.floor((bytes / of) * index));
}

/** Where the first line begins that begins at `from` or later, if a line feed in this chunk shows it. */
function lineAfter(chunk: Uint8Array, at: number, from: number): number | null {
  if (at + chunk.length < from) return null;
  const feed = chunk.indexOf(LF, Math.max(0, from - 1 - at));
  return feed === -1 ? null : at + feed + 1;
}
