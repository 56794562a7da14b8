import type { ExistingJob } from '../../core/plan/existing-job.ts';
import type { JobArchive } from '../../ports.ts';
import { readExistingJob } from './existing-job.ts';
import { describeFailure, refusal } from './failures.ts';
import { JobId, readItemId, readPage, UnexpectedReply } from './replies.ts';
import { createSdk, type OpenAiOptions } from './sdk.ts';

const PAGE = 100;
const MAX_PAGES = 200;
const RETRIES = 3;

/** All jobs of an account, whoever made them, but for those in a shape that is not documented. Only reads. */
export function createOpenAiArchive(options: OpenAiOptions): JobArchive {
  const client = createSdk(options);

  async function page(after: string | undefined): Promise<ReturnType<typeof readPage>> {
    const query = { limit: PAGE, ...(after === undefined ? {} : { after }) };
    try {
      return readPage(await client.get('/fine_tuning/jobs', { query, maxRetries: RETRIES }));
    } catch (error) {
      throw new Error(`The jobs could not be listed: ${describeFailure(error)}`, { cause: error });
    }
  }

  return {
    async job(id) {
      try {
        return readExistingJob(await client.fineTuning.jobs.retrieve(JobId.parse(id), { maxRetries: RETRIES }));
      } catch (error) {
        if (refusal(error)?.status === 404) return null;
        throw new Error(`The job could not be read: ${describeFailure(error)}`, { cause: error });
      }
    },

    async jobs() {
      const found = new Map<string, ExistingJob>();
      let after: string | undefined;
      for (let pages = 0; pages < MAX_PAGES; pages += 1) {
        const { items, hasMore } = await page(after);
        for (const item of items) {
          const existing = readIfJob(item);
          if (existing !== null) found.set(existing.job.id, existing);
        }
        const last = readItemId(items.at(-1));
        if (!hasMore) return [...found.values()].sort((a, b) => b.job.createdAt - a.job.createdAt);
        if (last === null || last === after)
          throw new Error('The jobs could not be listed: the list says there is more, but gives nothing.');
        after = last;
      }
      throw new Error(`The jobs could not be listed: the list has more than ${MAX_PAGES} pages.`);
    },
  };
}

function readIfJob(item: unknown): ExistingJob | null {
  try {
    return readExistingJob(item);
  } catch (error) {
    if (error instanceof UnexpectedReply) return null;
    throw error;
  }
}
