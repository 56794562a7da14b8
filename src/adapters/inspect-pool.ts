import { createHash } from 'node:crypto';
import type { WholeInspection } from '../core/dataset/inspect.ts';
import { joinParts } from '../core/dataset/join-parts.ts';
import { countingOptions, type InspectionJob } from '../core/tokens/inspect-counted.ts';
import { inspectBatch } from './inspect-batch.ts';
import { cutBatches, PIECE_BYTES, type Piece } from './inspect-batches.ts';
import type { InspectedBatch } from './inspect-messages.ts';
import { type InspectThread, startThread } from './inspect-thread.ts';
import { tokenCounters } from './rank-files.ts';

/** A thread works on one batch while the next one waits for it. */
const BATCHES_A_THREAD = 2;
/** Answers that wait for one before them, of each thread: enough that this thread need not wait for a slower one. */
const ANSWERS_A_THREAD = 4;

export interface PoolOptions {
  readonly threads: number;
  /** Another program for the threads; tests have one that dies. */
  readonly entry?: URL;
  /** How much is handed over at once, where not as usual. */
  readonly pieceBytes?: number;
}

/**
 * Inspects a file with several threads, of which this is one, and gives exactly what one would. This thread reads,
 * hashes, cuts and joins, in the order of the file, and inspects what the others have no room for; it goes on reading
 * only as fast as batches are answered, so memory does not grow with the file.
 * Rejects when the file cannot be read to its end or a thread fails, and leaves no thread behind.
 */
export async function inspectWithThreads(
  { chunks, rules, isStart = true, onExample, onProgress }: InspectionJob,
  { threads, entry, pieceBytes = PIECE_BYTES }: PoolOptions,
): Promise<WholeInspection> {
  const tellExamples = onExample !== undefined;
  const helpers = Array.from({ length: threads - 1 }, () => startThread({ rules, tellExamples }, entry));
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
    const options = await countingOptions(rules, tokenCounters);
    const pieces = cutBatches(hashed(chunks, hash), { pieceBytes, isStart });
    for (let piece = await pieces.next(); !piece.done; piece = await pieces.next()) {
      if (answers.length === threads * ANSWERS_A_THREAD) await joinNext();
      const [helper] = helpers.toSorted((a, b) => a.unanswered - b.unanswered);
      if (helper === undefined || helper.unanswered === BATCHES_A_THREAD) {
        const batch = await inspectBatch(piece.value, pieces, { options, tellExamples });
        answers.push(Promise.resolve(batch));
      } else {
        answers.push(noted(helper.answer()));
        await sendBatch(helper, piece.value, pieces);
      }
    }
    while (answers.length > 0) await joinNext();
    return joined.conclude(hash.digest('hex'));
  } finally {
    await Promise.all(helpers.map(helper => helper.end()));
  }
}

async function sendBatch(helper: InspectThread, first: Piece, pieces: AsyncIterator<Piece, void>): Promise<void> {
  helper.send(first);
  for (let { ends } = first; !ends; ) {
    const piece = await pieces.next();
    if (piece.done) return;
    helper.send(piece.value);
    ends = piece.value.ends;
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

/** The first failure ends the inspection; those of the batches behind it say nothing more. */
function noted<T>(answer: Promise<T>): Promise<T> {
  answer.catch(() => undefined);
  return answer;
}
