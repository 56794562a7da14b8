import { fileURLToPath } from 'node:url';
import { openStage, STAGE_KEY, type Stage } from '../../emulators/stage/stage.ts';
import { LEDGER_BRANCH, LEDGER_PATH, parseLedger, type Run } from '../../src/core/ledger/schema.ts';
import { MARK } from '../../src/core/plan/ownership.ts';
import { randomFrom } from '../simulation/random.ts';
import { examples, manifest } from './examples.ts';
import { type KillMoment, killAt } from './kill-at.ts';

const DIST = fileURLToPath(new URL('../../dist', import.meta.url));
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** In each story of a long run. */
export const KILLS_OF_A_STORY = 10;

const LAST_LINE = '    hyperparameters: { n_epochs: 3 }\n';
const ID_LINE = /^ {4}model_id: (.*)\n/gm;
const MODELS = ['desk', 'shop'] as const;

/** What came of one repository whose runs were killed again and again. */
export interface KillStory {
  readonly seed: number;
  readonly kills: number;
  readonly runs: number;
  readonly jobs: number;
  /** What must not be; empty when all is well. */
  readonly wrong: readonly string[];
}

/**
 * Two models are trained, one is replaced, and the IDs come home, by commit or in odd stories by pull request, while
 * so many runs of the built Action are killed (SIGKILL) at random points: after some call was answered, while one that
 * had its effect waits for its answer, or after some time.
 */
export async function playKillStory(seed: number, kills: number): Promise<KillStory> {
  const random = randomFrom(seed);
  const upTo = (most: number): number => Math.floor(random() * (most + 1));
  const proposes = seed % 2 === 1;
  const inputs = {
    'budget-usd': '10',
    'openai-api-key': STAGE_KEY,
    notices: 'none',
    ...(proposes ? { 'commit-mode': 'pull-request' } : {}),
  };
  const heard = { exchange: (): void => undefined };
  const stage = await openStage({
    startsAt: '2026-11-22T09:00:00Z',
    distFolder: DIST,
    files: {
      'models.yaml': manifest({ desk: {}, shop: {} }),
      ...Object.fromEntries(MODELS.map(name => [`data/${name}.jsonl`, examples(12, name)])),
    },
    onExchange: () => heard.exchange(),
  });
  let runs = 0;
  let killed = 0;
  const run = async (moment: KillMoment | null): Promise<number | null> => {
    runs += 1;
    const running = await stage.start({ name: 'push' }, inputs);
    if (moment !== null) killAt(moment, stage, running, heard);
    const { exitCode } = await running.finished;
    heard.exchange = () => undefined;
    for (const { faults } of [stage.openai, stage.github]) faults.clear();
    return exitCode;
  };
  try {
    const replaceAt = Math.floor(kills / 3) + upTo(Math.floor(kills / 3));
    let isReplaced = false;
    while (killed < kills) {
      if (killed >= replaceAt && !isReplaced) {
        await replace(stage);
        isReplaced = true;
      }
      if ((await run(momentFrom(upTo))) === null) killed += 1;
      stage.clock.advance([0, 2 * MINUTE, 16 * MINUTE, HOUR][upTo(3)] ?? 0);
    }
    // Now all is well: as many runs as the simulation allows, and after a merge as many again.
    const wrong: string[] = [];
    for (let calm = 1; calm <= (proposes ? 6 : 3); calm += 1) {
      stage.clock.advance(4 * HOUR);
      if (calm > 3)
        for (const { number, state } of stage.github.pulls())
          if (state === 'open') await stage.github.mergePullRequest(number);
      const exitCode = await run(null);
      if (exitCode !== 0) wrong.push(`calm run ${calm} ended with ${exitCode}`);
    }
    wrong.push(...(await wrongIn(stage, () => run(null))));
    return { seed, kills: killed, runs, jobs: stage.openai.meter.createdJobs(), wrong };
  } finally {
    await stage.close();
  }
}

function momentFrom(upTo: (most: number) => number): KillMoment {
  switch (upTo(2)) {
    case 0:
      return { kind: 'unanswered', service: upTo(2) === 0 ? 'openai' : 'github', writesBefore: upTo(5) };
    case 1:
      return { kind: 'answered', calls: 1 + upTo(15), milliseconds: upTo(30) };
    default:
      return { kind: 'time', milliseconds: 100 + upTo(1_900) };
  }
}

/** A person asks for another training of `shop`, in the manifest as it is now. */
async function replace(stage: Stage): Promise<void> {
  const text = (await stage.read('main', 'models.yaml')) ?? '';
  const [desk = '', shop = ''] = text.split('  shop:');
  const edited = `${desk}  shop:${shop.replace(LAST_LINE, `${LAST_LINE}    seed: 7\n`)}`;
  await stage.commit('main', { 'models.yaml': edited }, 'Train the shop again');
}

async function wrongIn(stage: Stage, runAgain: () => Promise<number | null>): Promise<string[]> {
  const wrong: string[] = [];
  const parsed = parseLedger((await stage.read(LEDGER_BRANCH, LEDGER_PATH)) ?? '');
  if (parsed.kind === 'unusable') return [parsed.why];
  const runs: [string, Run][] = Object.entries(parsed.ledger.runs);
  for (const [digest, { model, jobId, state, modelId }] of runs) {
    const jobs = stage.openai.meter.createdJobs({ metadata: { [MARK.digest]: digest } });
    if (jobs !== 1 || jobId === null) wrong.push(`${jobs} jobs for a training of ${model}, recorded is ${jobId}`);
    if (state !== 'cancelled' && (state !== 'succeeded' || modelId === null)) wrong.push(`${model} is ${state}`);
  }
  if (stage.openai.meter.createdJobs() !== runs.length) wrong.push('a job is not in the ledger');
  const text = (await stage.read('main', 'models.yaml')) ?? '';
  const ids = [...text.matchAll(ID_LINE)].map(([, id]) => id);
  if (ids.length !== MODELS.length) wrong.push(`${ids.length} IDs are in the manifest`);
  for (const id of ids)
    if (!runs.some(([, { modelId, publishedAt }]) => modelId === id && publishedAt !== null))
      wrong.push(`${id} is not noted as published`);
  if (text.replaceAll(ID_LINE, '') !== manifest({ desk: {}, shop: { more: ['seed: 7'] } }))
    wrong.push(`what people wrote is not what is there: ${text}`);
  const since = { openai: stage.openai.history.length, github: stage.github.history.length };
  if ((await runAgain()) !== 0) wrong.push('the last run failed');
  const writes = [...stage.openai.mutatingCalls(since.openai), ...stage.github.mutatingCalls(since.github)];
  for (const { method, path } of writes) wrong.push(`not at rest: ${method} ${path}`);
  for (const violation of [...stage.openai.violations, ...stage.github.violations])
    wrong.push(`against the vendor's documents: ${JSON.stringify(violation)}`);
  return wrong;
}
