import { HEAD_BYTES } from '../core/dataset/lines.ts';

/** A run of bytes of a file in memory of its own, so that it can be handed to another thread. */
export interface Piece {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Whether it is the first of the file. */
  readonly isStart: boolean;
  /** Whether a batch of whole lines ends with it; only a line that does not fit makes a batch of several pieces. */
  readonly ends: boolean;
}

/** Far more than a thread needs to be worth telling, and little enough that all threads end at nearly the same time. */
export const PIECE_BYTES = 1_048_576;
const LF = 0x0a;

/**
 * Cuts a file into batches of whole lines. Memory is bounded however long a line is. The first batch has the bytes by
 * which a file is recognised, and an empty file is one empty batch.
 */
export async function* cutBatches(
  chunks: AsyncIterable<Uint8Array>,
  {
    pieceBytes = PIECE_BYTES,
    isStart: atStart = true,
  }: { readonly pieceBytes?: number; readonly isStart?: boolean } = {},
): AsyncGenerator<Piece, void> {
  let piece = new Uint8Array(pieceBytes);
  let used = 0;
  let isStart = atStart;
  for await (const chunk of chunks) {
    for (let at = 0; at < chunk.length; ) {
      const taken = chunk.subarray(at, at + pieceBytes - used);
      piece.set(taken, used);
      used += taken.length;
      at += taken.length;
      if (used < pieceBytes) continue;
      const lineEnd = piece.lastIndexOf(LF) + 1;
      const ends = lineEnd >= (isStart ? HEAD_BYTES : 1);
      const full = piece.subarray(0, ends ? lineEnd : used);
      piece = new Uint8Array(pieceBytes);
      used -= full.length;
      if (used > 0) piece.set(new Uint8Array(full.buffer, full.length));
      yield { bytes: full, isStart, ends };
      isStart = false;
    }
  }
  yield { bytes: piece.subarray(0, used), isStart, ends: true };
}
