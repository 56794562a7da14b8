import { Worker } from 'node:worker_threads';
import { addUp, type Campaign, NOTHING } from '../test/simulation/campaign.ts';

/** Small enough for a steady progress, large enough for a worker to warm up. */
const PART = 2_000;

/** Shares the seeds out among so many threads; `onPart` is told after each part what there is so far. */
export async function campaignInParts(
  order: { readonly from: number; readonly seeds: number; readonly workers: number },
  onPart: (part: Campaign, soFar: Campaign) => void,
): Promise<Campaign> {
  const end = order.from + order.seeds;
  let next = order.from;
  let sum = NOTHING;

  function nextPart(): { from: number; seeds: number } | null {
    if (next >= end) return null;
    const part = { from: next, seeds: Math.min(PART, end - next) };
    next += part.seeds;
    return part;
  }

  async function work(): Promise<void> {
    const worker = new Worker(new URL('simulate-worker.ts', import.meta.url));
    try {
      for (let part = nextPart(); part !== null; part = nextPart()) {
        const made = await answer(worker, part);
        sum = addUp(sum, made);
        onPart(made, sum);
      }
    } finally {
      await worker.terminate();
    }
  }

  await Promise.all(Array.from({ length: order.workers }, work));
  return sum;
}

function answer(worker: Worker, part: { from: number; seeds: number }): Promise<Campaign> {
  return new Promise((resolve, reject) => {
    worker.once('error', reject);
    worker.once('message', (sum: Campaign) => {
      worker.off('error', reject);
      resolve(sum);
    });
    worker.postMessage(part);
  });
}
