import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Contract, loadContract, type OpenApiDocument } from '../../emulators/contract/contract.ts';
import { chatRows, createJob, failure, openAi, preferenceRows, TRAINABLE_MODEL, upload } from '../support/openai.ts';
import { sharedDir } from '../support/shared-dir.ts';

const specs = sharedDir('specs');
const HOUR = 3_600_000;

/** Where the API as observed differs from its own document; nothing else may. */
const KNOWN_DIFFERENCES: readonly { readonly breach: RegExp; readonly why: string }[] = [
  {
    breach: /^(\/data\/\d+)?\/error(\/code|\/message)? must /,
    why: 'healthy jobs carry an error whose fields are null',
  },
  { breach: /^(\/data\/\d+)?\/hyperparameters must be object/, why: 'a DPO job has none of a supervised one: null' },
  { breach: /^\/(first|last)_id must be string/, why: 'an empty page has no first and last file' },
];

function readSpec(name: string): unknown {
  return JSON.parse(readFileSync(resolve(specs ?? '', name), 'utf8'));
}

/** A `fetch` that checks each exchange of the SDK, and says what breaks the document. */
function checkedFetch(contract: Contract, breaches: string[], operations: Set<string>): typeof fetch {
  return async (input, init) => {
    const response = await fetch(input, init);
    const { protocol, pathname } = new URL(String(input));
    // The SDK also asks `data:` what the platform's fetch can do.
    if (protocol !== 'http:') return response;
    const method = init?.method ?? 'GET';
    operations.add(contract.match(method, pathname)?.operation ?? `${method} ${pathname} is in no document`);
    const isJson = response.headers.get('content-type')?.includes('json') === true;
    const body: unknown = isJson ? await response.clone().json() : undefined;
    const found: string[] = [];
    if (!response.ok) found.push(...contract.checkSchema('ErrorResponse', body));
    else if (isJson) found.push(...contract.checkResponse(method, pathname, response.status, body));
    if (response.ok && typeof init?.body === 'string')
      found.push(...contract.checkRequest(method, pathname, JSON.parse(init.body)));
    const unexplained = found.filter(breach => !KNOWN_DIFFERENCES.some(known => known.breach.test(breach)));
    breaches.push(...unexplained.map(breach => `${method} ${pathname}: ${breach}`));
    return response;
  };
}

describe.skipIf(specs === null)(
  'against the vendor documents beside the project (skipped where they are missing)',
  () => {
    test('every exchange of the SDK keeps the contract of the OpenAPI document', async () => {
      const breaches: string[] = [];
      const operations = new Set<string>();
      const contract = loadContract(readSpec('openai.subset.json') as OpenApiDocument);
      const { client, clock, emulator } = await openAi({ fetch: checkedFetch(contract, breaches, operations) });

      await client.files.list();
      const training_file = (await upload(client)).id;
      await client.files.retrieve(training_file);
      await client.files.content(training_file);
      const more = { suffix: 'tone', seed: 3, metadata: { spec: 'a' }, validation_file: training_file };
      const { id } = await createJob(client, { training_file, ...more });
      const cancelled = await createJob(client, { training_file });
      await client.fineTuning.jobs.cancel(cancelled.id);
      const failed = await createJob(client, { training_file: (await upload(client, chatRows(3))).id });
      const pairs = (await upload(client, preferenceRows(10))).id;
      const dpo = { type: 'dpo', dpo: { hyperparameters: { beta: 0.1 } } } as const;
      const preferring = await createJob(client, { training_file: pairs, method: dpo });
      clock.advance(10 * 60_000);
      await client.fineTuning.jobs.retrieve(id);
      clock.advance(HOUR);
      expect(await client.fineTuning.jobs.retrieve(preferring.id)).toMatchObject({ status: 'succeeded', method: dpo });
      const model = (await client.fineTuning.jobs.retrieve(id)).fine_tuned_model ?? '';
      expect((await client.fineTuning.jobs.retrieve(failed.id)).error?.code).toBe('invalid_n_examples');
      await client.fineTuning.jobs.list({ metadata: { spec: 'a' } });
      await client.fineTuning.jobs.listEvents(id);
      await client.fineTuning.jobs.checkpoints.list(id);
      await client.models.list();
      await client.models.retrieve(model);
      await client.chat.completions.create({ model, messages: [{ role: 'user', content: 'Hi' }] });
      await client.models.delete(model);
      await client.files.delete(training_file);
      emulator.policy.trainingClosed = true;
      await failure(createJob(client));
      await failure(client.files.retrieve('file-none'));

      expect(breaches).toEqual([]);
      expect([...operations].sort()).toEqual(
        [
          ...['createFile', 'listFiles', 'retrieveFile', 'deleteFile', 'downloadFile'],
          ...['createFineTuningJob', 'listPaginatedFineTuningJobs', 'retrieveFineTuningJob', 'cancelFineTuningJob'],
          ...['listFineTuningEvents', 'listFineTuningJobCheckpoints'],
          ...['listModels', 'retrieveModel', 'deleteModel', 'createChatCompletion'],
        ].sort(),
      );
    });

    interface Recorded {
      readonly provider: string;
      readonly call: string;
      readonly method: string;
      readonly path: string;
      readonly headers: Readonly<Record<string, string>>;
      readonly body?: unknown;
    }

    test('the requests recorded from the SDK are all accepted', async () => {
      const { requests } = readSpec('wire-golden.json') as { readonly requests: readonly Recorded[] };
      const recorded = requests.filter(({ provider }) => provider === 'openai');
      expect(recorded.length).toBeGreaterThan(0);
      const { client, emulator } = await openAi();
      const train = await upload(client);
      const job = await createJob(client, { training_file: train.id });
      const placeholders = [
        ['file-1', train.id],
        ['file-2', train.id],
        ['ftjob-1', job.id],
        ['"MODEL"', `"${TRAINABLE_MODEL}"`],
        // The recording shows an upload with its boundary replaced; this one is put back.
        ['boundary=*', 'boundary=X'],
        ['--*', '--X'],
      ] as const;
      const fill = (text: string) => placeholders.reduce((filled, [from, to]) => filled.replaceAll(from, to), text);

      for (const { call, method, path, headers, body } of recorded) {
        const text = fill(typeof body === 'string' ? body : JSON.stringify(body ?? null));
        const filled = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, fill(value)]));
        // The last boundary of the recorded upload lost its end as well.
        const sent = body === undefined ? {} : { body: text.replace(/--X\r\n$/, '--X--\r\n') };
        const response = await fetch(new URL(fill(path), emulator.url), { method, headers: filled, ...sent });
        expect(`${call} ${response.status} ${response.ok ? '' : await response.text()}`).toBe(`${call} 200 `);
      }
    });
  },
);
