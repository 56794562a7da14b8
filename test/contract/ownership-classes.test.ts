import { describe, expect, test } from 'vitest';
import { inspectHere } from '../../src/adapters/inspect-here.ts';
import { createDatasetReader } from '../../src/commands/dataset-reader.ts';
import { reconcile } from '../../src/commands/reconcile.ts';
import type { Ownership } from '../../src/core/plan/observed.ts';
import type { GitObjects } from '../../src/ports.ts';
import { openAi } from '../../src/providers/openai/description.ts';
import { aLedger, LIMITS, NOW } from '../support/builders.ts';
import { chatRows } from '../support/openai.ts';
import { aForge, aListener, memoryLedger } from '../unit/commands/outside.ts';
import { type LostCreate, SmallProvider } from './small-provider.ts';

const MINUTE = 60_000;
const ENTRY = 'tone:\n    base_model: gpt-4.1-mini-2025-04-14\n    training_file: tone.jsonl\n';
const manifest = (more = ''): string => `version: 1\nmodels:\n  ${ENTRY}${more}`;

/** A repository whose manifest stands in memory, and the engine on it with one small provider. */
function world(ownership: Ownership, claimed: Ownership = ownership) {
  let now = Date.parse(NOW);
  const clock = { now: () => now };
  const provider = new SmallProvider(ownership, clock, claimed);
  const ledger = memoryLedger(aLedger());
  const commits = [manifest()];
  const git: GitObjects = {
    resolve: async revision => revision,
    entry: async (commit, path) => ({ oid: path === 'tone.jsonl' ? path : commit, kind: 'file', bytes: 1 }),
    async *read(oid) {
      yield new TextEncoder().encode(oid === 'tone.jsonl' ? chatRows(12) : commits[Number(oid)]);
    },
    close: async () => undefined,
  };

  async function run() {
    const { plan } = await reconcile(
      {
        git,
        datasets: createDatasetReader(git, aListener(), inspectHere),
        provider: openAi,
        forge: aForge({
          repository: async () => ({ id: '1', defaultBranch: 'main', isPrivate: true }),
          branchHead: async () => String(commits.length - 1),
          commitFile: async ({ content }) => {
            commits.push(new TextDecoder().decode(content));
            return { kind: 'committed', oid: String(commits.length - 1) };
          },
          readFile: async commit => new TextEncoder().encode(commits[Number(commit)] ?? ''),
        }),
        store: ledger.store,
        fineTuning: provider.port(),
        output: aListener(),
        interrupted: new AbortController().signal,
        clock,
      },
      { manifestPath: 'models.yaml', now: new Date(now).toISOString(), limits: LIMITS, runUrl: null },
    );
    return plan.changes;
  }

  return {
    provider,
    ledger,
    run,
    edit: (text: string) => void commits.push(text),
    /** Runs at these minutes from now; gives the last plan in words. */
    async runAt(...minutes: readonly number[]): Promise<string> {
      const start = now;
      let changes = await run();
      for (const minute of minutes) {
        now = start + minute * MINUTE;
        changes = await run();
      }
      return changes.map(({ action, reason }) => `${action} ${reason}`).join();
    },
  };
}

const DAY = [1, 5, 14, 16, 17, 31, 33, 61, 200, 201, 400];
const READY = 'keep up-to-date';
const STOPPED = 'blocked create-unconfirmed';

/** How often is paid, and how it ends. */
type Row = readonly [
  what: string,
  how: { lost?: LostCreate; lag?: number; unrecorded?: true },
  paid: number,
  end: string,
];
const lost = (minutes: number | null): { lost: LostCreate } => ({
  lost: { appliedAfter: minutes === null ? null : minutes * MINUTE },
});

// Not in the first table: a create or a listing that is later than the window. Labels rest on that never happening.
const TABLES: Readonly<Record<Ownership, readonly Row[]>> = {
  'filterable-label': [
    ['no fault', {}, 1, READY],
    ['the reply is lost', lost(0), 1, READY],
    ['the request is lost', lost(null), 1, READY],
    ['the job is made 5 minutes later', lost(5), 1, READY],
    ['the job is not recorded', { unrecorded: true }, 1, READY],
  ],
  'exclusive-name': [
    ['no fault', {}, 1, READY],
    ['the reply is lost', lost(0), 1, READY],
    ['the request is lost', lost(null), 1, READY],
    ['the job is made 5 minutes later', lost(5), 1, READY],
    ['the job is made 20 minutes later, and the name is taken by then', lost(20), 1, READY],
    ['the reply is lost, and the job is listed an hour later', { ...lost(0), lag: 60 * MINUTE }, 1, READY],
    ['the job is not recorded', { unrecorded: true }, 1, READY],
  ],
  'read-back': [
    ['no fault', {}, 1, READY],
    ['the reply is lost', lost(0), 1, READY],
    ['the request is lost', lost(null), 0, STOPPED],
    ['the job is made 5 minutes later', lost(5), 1, READY],
    ['the job is made 20 minutes later', lost(20), 1, READY],
    ['the reply is lost, and the job is listed an hour later', { ...lost(0), lag: 60 * MINUTE }, 1, READY],
    ['the job is not recorded', { unrecorded: true }, 1, READY],
  ],
  none: [
    ['no fault', {}, 1, READY],
    ['the reply is lost', lost(0), 1, STOPPED],
    ['the request is lost', lost(null), 0, STOPPED],
    ['the job is made 5 minutes later', lost(5), 1, STOPPED],
    ['the job is made 20 minutes later', lost(20), 1, STOPPED],
    ['the job is not recorded', { unrecorded: true }, 1, STOPPED],
  ],
};

const CLASSES = Object.keys(TABLES) as Ownership[];

describe.each(CLASSES)('with ownership by %s no training is paid for twice when', ownership => {
  test.each(TABLES[ownership])('%s', async (_what, how, paid, end) => {
    const place = world(ownership);
    if (how.lost !== undefined) place.provider.lost.push(how.lost);
    place.provider.lag = how.lag ?? 0;
    let writes = 0;
    if (how.unrecorded === true)
      place.ledger.interfere(() => {
        writes += 1;
        // The intent is the first write; all tries to note the job fail.
        return writes > 1 && writes <= 6 ? { kind: 'failed', why: 'HTTP 502' } : null;
      });
    expect(await place.runAt(...DAY)).toBe(end);
    expect(place.provider.jobs).toHaveLength(paid);
  });
});

test.each<[Ownership, Ownership]>([
  ['none', 'filterable-label'],
  ['none', 'exclusive-name'],
])('a provider of class %s that is taken for %s would be paid twice', async (ownership, claimed) => {
  const place = world(ownership, claimed);
  place.provider.lost.push({ appliedAfter: 0 });
  await place.runAt(...DAY);
  expect(place.provider.jobs).toHaveLength(2);
});

describe.each(['none', 'read-back'] as const)('with ownership by %s a person ends the doubt', ownership => {
  test('by a new generation; going back to the old one creates nothing', async () => {
    const place = world(ownership);
    place.provider.lost.push({ appliedAfter: null });
    expect(await place.runAt(...DAY)).toBe(STOPPED);

    place.edit(manifest('    generation: 2\n'));
    expect(await place.runAt(...DAY)).toBe(READY);
    expect(place.provider.jobs).toHaveLength(1);

    place.edit(manifest());
    expect(await place.runAt(...DAY)).toBe(STOPPED);
    expect(place.provider.jobs).toHaveLength(1);
  });
});

describe('a job that nobody wants any more', () => {
  test.each<[Ownership, boolean]>([
    ['filterable-label', true],
    ['exclusive-name', true],
    ['read-back', true],
    ['none', false],
  ])('is cancelled only where it carries its mark (%s: %s)', async (ownership, isCancelled) => {
    const place = world(ownership);
    await place.runAt(1);
    place.edit('version: 1\nmodels: {}\n');
    await place.runAt(1, 14, 16, 17, 31, 60);
    expect(place.provider.jobs.map(({ cancelled }) => cancelled)).toEqual([isCancelled]);
  });
});

test('a name that is taken by other data is left alone, and every create is refused', async () => {
  const place = world('exclusive-name');
  await place.run();
  const [job] = place.provider.jobs;
  if (job === undefined) throw new Error('There is no job');
  place.ledger.overwrite(aLedger());
  const other = await place.provider.port().upload('other.jsonl', new TextEncoder().encode(chatRows(13)));
  if (other.kind !== 'uploaded') throw new Error('There is no file');
  place.provider.jobs.splice(0, 1, { ...job, request: { ...job.request, trainingFile: other.fileId } });
  place.provider.lag = 1_000 * MINUTE;
  expect(await place.runAt(1, 20, 40)).toBe('train earlier-attempt-left-nothing');
  expect(place.provider.jobs).toHaveLength(1);
  expect(Object.values(place.ledger.current().runs)).toMatchObject([{ state: 'intended', jobId: null }]);
});
