import { describe, expect, test } from 'vitest';
import { perform } from '../../../src/commands/perform.ts';
import { apply } from '../../../src/core/ledger/transitions.ts';
import { ask, type Effect, type ReplyTo } from '../../../src/core/reconcile/effects.ts';
import { aNewRun } from '../../support/a-new-run.ts';
import { aJob, aLedger, anIntent, aRun, hash, NOW } from '../../support/builders.ts';
import { asking, change, digest, published, training, write } from './asked-effects.ts';
import { aListener, aProvider, aPublisher, memoryLedger, performPorts } from './outside.ts';

describe('a note on top of the latest ledger', () => {
  const first = aLedger({ [hash(1)]: aRun() });

  test('is written again on top of what somebody else wrote', async () => {
    const ledger = memoryLedger(first);
    const state = ledger.state();
    ledger.overwrite(apply(first, { kind: 'unwanted', digest: hash(1), at: NOW }));
    const { protocol, replies } = asking(published(hash(1)));
    await perform(protocol, change, state, performPorts({ store: ledger.store }));
    expect(replies).toEqual([{ kind: 'written' }]);
    expect(ledger.current().runs[hash(1)]).toMatchObject({ unwantedSince: NOW, publishedAt: NOW });
    expect(state).toMatchObject({ ledger: ledger.current(), isAsRead: false });
  });

  test.each(['write', 'read'] as const)('is told to have failed where the %s itself breaks off', async call => {
    const ledger = memoryLedger(first);
    ledger.interfere(() => {
      if (call === 'write') throw new Error('502');
      return { kind: 'conflict' };
    });
    const read = () => Promise.reject(new Error('502'));
    const { protocol, replies } = asking(published(hash(1)));
    await perform(protocol, change, ledger.state(), performPorts({ store: { ...ledger.store, read } }));
    expect(replies).toEqual([{ kind: 'failed', why: '502' }]);
  });

  test('gives up after a few lost races', async () => {
    const ledger = memoryLedger(first);
    let tries = 0;
    ledger.interfere(() => {
      tries += 1;
      return { kind: 'conflict' };
    });
    const { protocol, replies } = asking(published(hash(1)));
    await perform(protocol, change, ledger.state(), performPorts({ store: ledger.store }));
    expect([replies, tries]).toEqual([[{ kind: 'conflict' }], 5]);
  });

  test('is not forced on a ledger that has become unusable', async () => {
    const ledger = memoryLedger(first);
    ledger.interfere(() => ({ kind: 'conflict' }));
    const store = { ...ledger.store, read: async () => ({ kind: 'unusable', why: 'corrupt' }) as const };
    const { protocol, replies } = asking(published(hash(1)));
    await perform(protocol, change, ledger.state(), performPorts({ store }));
    expect(replies).toEqual([{ kind: 'failed', why: 'corrupt' }]);
  });
});

describe('an intent', () => {
  const provider = aProvider({
    upload: async () => ({ kind: 'uploaded', fileId: 'file-up' }),
    deleteFile: async () => undefined,
  });

  test('is not written once somebody else wrote', async () => {
    const ledger = memoryLedger(aLedger());
    const state = ledger.state();
    ledger.overwrite(aLedger({ [digest]: anIntent(0) }));
    const outcome = await perform(training(), change, state, performPorts({ store: ledger.store, provider }));
    expect(outcome.kind).toBe('stood-down');
    expect(ledger.current().runs[digest]?.intent?.nonce).toBe('nonce-1');
  });

  test('is not written on a ledger that was read again after the plan was made', async () => {
    const ledger = memoryLedger(aLedger({ [hash(1)]: aRun() }));
    const state = ledger.state();
    const ports = performPorts({ store: ledger.store, provider });
    ledger.overwrite(apply(ledger.current(), { kind: 'intend', digest, run: { ...foreignRun, nonce: 'theirs' } }));
    await perform(asking(published(hash(1))).protocol, change, state, ports);
    expect((await perform(training(), change, state, ports)).kind).toBe('stood-down');
    expect(ledger.current().runs[digest]?.intent?.nonce).toBe('theirs');
  });

  test('of a second model follows the first of the same run', async () => {
    const ledger = memoryLedger(aLedger());
    const state = ledger.state();
    const intend = (of: string) => write({ kind: 'intend', digest: of, run: foreignRun }, 'as-read');
    const { protocol, replies } = asking(intend(hash(1)), intend(hash(2)));
    await perform(protocol, change, state, performPorts({ store: ledger.store }));
    expect(replies).toEqual([{ kind: 'written' }, { kind: 'written' }]);
    expect(ledger.current().serial).toBe(2);
  });
});

describe('the time of an intent', () => {
  const minutes = (count: number) => Date.parse(NOW) + count * 60_000;
  const created = { kind: 'created', job: aJob({ digest }) } as const;

  /** A training whose upload and whose look at the tip take this long. */
  function slowly(upload: number, look: number) {
    let time = minutes(0);
    const ledger = memoryLedger(aLedger());
    const provider = aProvider({
      upload: async () => {
        time += upload * 60_000;
        return { kind: 'uploaded', fileId: 'file-up' };
      },
      createJob: async () => created,
      deleteFile: async () => undefined,
    });
    const publisher = aPublisher({
      tipAgrees: async () => {
        time += look * 60_000;
        return true;
      },
    });
    const ports = performPorts({ store: ledger.store, provider, publisher, clock: { now: () => time } });
    return { outcome: perform(training(), change, ledger.state(), ports), ledger };
  }

  test('is when it was written, however long the upload took', async () => {
    const { outcome, ledger } = slowly(40, 1);
    expect((await outcome).kind).toBe('done');
    expect(ledger.current().runs[digest]?.startedAt).toBe(new Date(minutes(40)).toISOString());
  });

  test.each([
    [5, 'done', 'created'],
    [5.01, 'stood-down', undefined],
  ])(
    'and a create %d minutes later ends as %s, since other runs wait for 15 minutes only',
    async (look, kind, state) => {
      const { outcome, ledger } = slowly(0, look);
      expect((await outcome).kind).toBe(kind);
      expect(ledger.current().runs[digest]?.state).toBe(state);
    },
  );
});

const foreignRun = aNewRun({ trainingFile: null, nonce: 'n' });

describe('each effect goes to its port', () => {
  async function reply<K extends Effect['kind']>(
    effect: Effect & { kind: K },
    ports: Parameters<typeof performPorts>[0],
  ) {
    const { protocol, replies } = asking(effect);
    await perform(protocol, change, memoryLedger(aLedger()).state(), performPorts(ports));
    return replies[0] as ReplyTo<K>;
  }

  test('an upload carries the dataset’s bytes under a name that holds its hash', async () => {
    let sent: unknown;
    const provider = aProvider({
      upload: async (name, bytes) => {
        sent = [name, new TextDecoder().decode(bytes)];
        return { kind: 'uploaded', fileId: 'file-1' };
      },
    });
    const datasetBytes = async () => new TextEncoder().encode('{}\n');
    await reply({ kind: 'upload', role: 'training' }, { provider, datasetBytes });
    expect(sent).toEqual([`tone-training-${'0'.repeat(16)}.jsonl`, '{}\n']);
  });

  test.each([true, false])('the tip is asked about this training: wanted %s', async wanted => {
    const publisher = aPublisher({ tipAgrees: async (asked, how) => asked === digest && how === wanted });
    expect(await reply({ kind: 'tip-agrees', wanted }, { publisher })).toBe(true);
  });

  test.each([
    [hash(1), 'same'],
    [hash(2), 'different'],
    [null, 'gone'],
  ])('a file with hash %s is %s', async (sha256, verdict) => {
    const provider = aProvider({ fileSha256: async () => sha256 });
    expect(await reply({ kind: 'verify-file', fileId: 'file-1', sha256: hash(1) }, { provider })).toBe(verdict);
  });

  test('a file that cannot be deleted is a warning and no failure', async () => {
    const output = aListener();
    const provider = aProvider({ deleteFile: () => Promise.reject(new Error('HTTP 500')) });
    expect(await reply({ kind: 'delete-file', fileId: 'file-1' }, { provider, output })).toBeUndefined();
    expect(output.said).toEqual(['warn: The upload file-1 could not be deleted (HTTP 500); it expires by itself.']);
  });

  test('jobs are read and cancelled by ID, and IDs are published for the digest', async () => {
    const job = aJob();
    const provider = aProvider({ job: async id => ({ ...job, id }), cancelJob: async id => ({ ...job, id }) });
    const publisher = aPublisher({ publish: async (...given) => ({ kind: 'failed', why: given.join(' ') }) });
    expect(await reply({ kind: 'get-job', jobId: 'ftjob-8' }, { provider })).toMatchObject({ id: 'ftjob-8' });
    expect(await reply({ kind: 'cancel-job', jobId: 'ftjob-9' }, { provider })).toMatchObject({ id: 'ftjob-9' });
    const commit = { kind: 'commit-model-id', model: 'tone', modelId: 'ft:x' } as const;
    expect(await reply(commit, { publisher })).toEqual({ kind: 'failed', why: `tone ${digest} ft:x` });
  });
});

test('a helper of protocols hands back what it was told', () => {
  const asked = ask<'tip-agrees'>({ kind: 'tip-agrees', wanted: true });
  expect(asked.next().value).toEqual({ kind: 'tip-agrees', wanted: true });
  expect(asked.next(false)).toEqual({ done: true, value: false });
});
