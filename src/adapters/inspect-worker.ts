/** A thread of its own: inspects batch after batch of whole lines until it is ended. Knows no file and no environment. */
import { on } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import { countingOptions } from '../core/tokens/inspect-counted.ts';
import { inspectBatch } from './inspect-batch.ts';
import type { Piece } from './inspect-batches.ts';
import type { WorkerTask } from './inspect-messages.ts';
import { tokenCounters } from './rank-files.ts';

const port = parentPort;
if (port === null) throw new Error('This file is started as a thread.');
const { rules, tellExamples } = workerData as WorkerTask;
const pieces = receivePieces(on(port, 'message'));
const options = await countingOptions(rules, tokenCounters);

for (let piece = await pieces.next(); !piece.done; piece = await pieces.next())
  port.postMessage(await inspectBatch(piece.value, pieces, { options, tellExamples }));

async function* receivePieces(messages: AsyncIterable<unknown>): AsyncGenerator<Piece, void> {
  for await (const message of messages) {
    const [piece] = message as [Piece];
    yield piece;
  }
}
