import { inspectPart } from '../core/dataset/inspect.ts';
import type { countingOptions } from '../core/tokens/inspect-counted.ts';
import type { Piece } from './inspect-batches.ts';
import type { InspectedBatch } from './inspect-messages.ts';

/** Inspects the batch that begins with `first`, and takes as many of the pieces behind it as belong to it. */
export async function inspectBatch(
  first: Piece,
  pieces: AsyncIterator<Piece, void>,
  { options, tellExamples }: { readonly options: BatchOptions; readonly tellExamples: boolean },
): Promise<InspectedBatch> {
  const examples: InspectedBatch['examples'][number][] = [];
  const part = await inspectPart({
    ...options,
    ...(tellExamples ? { onExample: (...example) => examples.push(example) } : {}),
    isStart: first.isStart,
    chunks: bytesOf(first, pieces),
  });
  return { part, examples };
}

export type BatchOptions = Awaited<ReturnType<typeof countingOptions>>;

async function* bytesOf(first: Piece, pieces: AsyncIterator<Piece, void>): AsyncGenerator<Uint8Array, void> {
  yield first.bytes;
  for (let { ends } = first; !ends; ) {
    const piece = await pieces.next();
    if (piece.done) throw new Error('The batch did not end.');
    yield piece.value.bytes;
    ends = piece.value.ends;
  }
}
