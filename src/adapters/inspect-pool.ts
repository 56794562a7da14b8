import { createHash } from 'node:crypto';
import type { WholeInspection } from '../core/dataset/inspect.ts';
import { joinParts } from '../core/dataset/join-parts.ts';
import type { InspectionJob } from '../core/tokens/inspect-counted.ts';
import { cutBatches, PIECE_BYTES } from './inspect-batches.ts';
import type { InspectedBatch } from './inspect-messages.ts';
import { type InspectThread, startThread } from './inspect-thread.ts';

/** A thread works on one batch while the next one waits for it. */
const BATCHES_A_THREAD = 2;

export interface PoolOptions {
  readonly threads: number;
  /** Another program for the threads; tests have one that dies. */
  readonly entry?: URL;
  /** How much is handed over at once, where not as usual. */
  readonly pieceBytes?: number;
}

/**
 * Inspects a file with several threads and gives exactly what one would. This thread reads, hashes, cuts and joins, in
 * the order of the file; it goes on reading only as fast as batches are answered, so memory does not grow with the file.
 * Rejects when the file cannot be read to its end or a thread fails, and leaves no thread behind.
 */
export async function inspectWithThreads(
  { chunks, rules, isStart = true, onExample, onProgress }: InspectionJob,
  { threads, entry, pieceBytes = PIECE_BYTES }: PoolOptions,
): Promise<WholeInspection> {
  const task = { rules, tellExamples: onExample !== undefined };
  const pool = Array.from({ length: threads }, () => startThread(task, entry));
  const hash = createHash('sha256');
  const joined = joinParts();
  const answers: Promise<InspectedBatch>[] = [];
  let linesBefore = 0;

  async function joinNext(): Promise<void> {
    const batch = await answers.shift();
    if (batch === undefined) return;
    joined.absorb(batch.part);
    for (const [line, measure] of batch.examples) onExample?.(line + linesBefore, measure);
    linesBefore += batch.part.lines;
    onProgress?.(joined.read);
  }

  try {
    let thread: InspectThread | null = null;
    for await (const piece of cutBatches(hashed(chunks, hash), { pieceBytes, isStart })) {
      if (thread === null) {
        if (answers.length === threads * BATCHES_A_THREAD) await joinNext();
        thread = leastBusy(pool);
        answers.push(noted(thread.answer()));
      }
      thread.send(piece);
      if (piece.ends) thread = null;
    }
    while (answers.length > 0) await joinNext();
    return joined.conclude(hash.digest('hex'));
  } finally {
    await Promise.all(pool.map(thread => thread.end()));
  }
}

async function* hashed(
  chunks: AsyncIterable<Uint8Array>,
  hash: { update(chunk: Uint8Array): unknown },
): AsyncGenerator<Uint8Array, void> {
  for await (const chunk of chunks) {
    hash.update(chunk);
    yield chunk;
  }
}

function leastBusy(pool: readonly InspectThread[]): InspectThread {
  return pool.reduce((best, thread) => (thread.unanswered < best.unanswered ? thread : best));
}

/** The first failure ends the inspection; those of the batches behind it say nothing more. */
function noted<T>(answer: Promise<T>): Promise<T> {
  answer.catch(() => undefined);
  return answer;
}
