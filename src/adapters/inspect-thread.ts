import { type ResourceLimits, Worker } from 'node:worker_threads';
import type { Piece } from './inspect-batches.ts';
import type { InspectedBatch, WorkerTask } from './inspect-messages.ts';

/** One worker thread, and the batches that it was given and has not answered. */
export interface InspectThread {
  readonly unanswered: number;
  /** Hands the bytes over: nobody may use them here afterwards. */
  send(piece: Piece): void;
  /** What the thread answers to the batch that is being sent. Rejects when the thread fails or ends before. */
  answer(): Promise<InspectedBatch>;
  end(): Promise<void>;
}

/** The entry beside this file: from the source it is TypeScript, in `dist/` it is JavaScript. */
const ENTRY = new URL(`./inspect-worker.${import.meta.url.endsWith('.ts') ? 'ts' : 'js'}`, import.meta.url);

/**
 * Half of what V8 takes by itself for new objects: 260 MB for the whole process with two threads on 200 MB of chat. With a
 * quarter, and batches twice as large, it took as much memory and 4 % more time (Node 24.21, 2026-11-23).
 */
const LIMITS: ResourceLimits = { maxYoungGenerationSizeMb: 8 };

/** The thread knows nothing of this process's environment and arguments. */
export function startThread(task: WorkerTask, entry: URL = ENTRY): InspectThread {
  const worker = new Worker(entry, { workerData: task, env: {}, argv: [], execArgv: [], resourceLimits: LIMITS });
  const waiting: { done: (batch: InspectedBatch) => void; fail: (why: Error) => void }[] = [];
  let failure: Error | null = null;

  function fail(why: Error): void {
    failure ??= why;
    for (const { fail: reject } of waiting.splice(0)) reject(failure);
  }
  worker.on('message', (batch: InspectedBatch) => waiting.shift()?.done(batch));
  worker.on('error', cause => fail(new Error(`A worker thread failed: ${cause.message}`, { cause })));
  worker.on('messageerror', cause => fail(new Error('The answer of a worker thread could not be read.', { cause })));
  worker.on('exit', code =>
    fail(new Error(`A worker thread ended with code ${code} before it was done. With --workers 1 there is none.`)),
  );

  return {
    get unanswered() {
      return waiting.length;
    },
    send: piece => worker.postMessage(piece, [piece.bytes.buffer]),
    answer: () =>
      new Promise((done, reject) => {
        if (failure === null) waiting.push({ done, fail: reject });
        else reject(failure);
      }),
    end: async () => {
      await worker.terminate();
    },
  };
}
