/** A thread of its own: inspects batch after batch of whole lines until it is ended. Knows no file and no environment. */
import { on } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import { inspectPart } from '../core/dataset/inspect.ts';
import { countingOptions } from '../core/tokens/inspect-counted.ts';
import type { Piece } from './inspect-batches.ts';
import type { InspectedBatch, WorkerTask } from './inspect-messages.ts';
import { tokenCounters } from './rank-files.ts';

const port = parentPort;
if (port === null) throw new Error('This file is started as a thread.');
const { rules, tellExamples } = workerData as WorkerTask;
const pieces = receivePieces(on(port, 'message'));
const options = await countingOptions(rules, tokenCounters);

for (let piece = await pieces.next(); !piece.done; piece = await pieces.next()) {
  const examples: InspectedBatch['examples'][number][] = [];
  const part = await inspectPart({
    ...options,
    ...(tellExamples ? { onExample: (...example) => examples.push(example) } : {}),
    isStart: piece.value.isStart,
    chunks: restOfBatch(piece.value),
  });
  port.postMessage({ part, examples } satisfies InspectedBatch);
}

async function* receivePieces(messages: AsyncIterable<unknown>): AsyncGenerator<Piece, void> {
  for await (const message of messages) {
    const [piece] = message as [Piece];
    yield piece;
  }
}

async function* restOfBatch(first: Piece): AsyncGenerator<Uint8Array, void> {
  yield first.bytes;
  for (let { ends } = first; !ends; ) {
    const piece = await pieces.next();
    if (piece.done) throw new Error('The batch did not end.');
    yield piece.value.bytes;
    ends = piece.value.ends;
  }
}
