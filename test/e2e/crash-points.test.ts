import { describe, expect, test } from 'vitest';
import type { Stage } from '../../emulators/stage/stage.ts';
import { AFTER_WINDOW, HOUR, manifestOf, openTestStage, runOf, tick, writesDuring } from '../support/stage.ts';
import { repository } from './examples.ts';
import { type Moment, startThenKill } from './kill.ts';

/** The calls of the Action; the checkout before it, which is git's, does not count. */
const CALLS = /^\/(v1\/|repos\/|graphql$)/;
const DATA = repository('desk');

type Calls = Readonly<Record<string, number>>;

/** How many calls of each kind the run from which a job comes, and the run that publishes its model, make. */
const TRAINING_RUN: Calls = { 'openai GET': 1, 'openai POST': 2, 'github GET': 4, 'github POST': 4 };
const PUBLISHING_RUN: Calls = { 'openai GET': 1, 'github GET': 6, 'github POST': 3 };

/** Every write, and the last read, which stands between two writes. A crash at an earlier read leaves nothing behind. */
function momentsOf(calls: Calls): (Moment & { readonly name: string })[] {
  return Object.entries(calls).flatMap(([kind, count]) => {
    const [service, method] = kind.split(' ') as ['openai' | 'github', string];
    const first = method === 'POST' ? 0 : count - 1;
    if (kind === 'openai GET') return [];
    return Array.from({ length: count - first }, (_, index) => ({
      service,
      method,
      path: CALLS,
      after: first + index,
      name: `${kind} ${first + index + 1} of ${count}`,
    }));
  });
}

async function callsOf(stage: Stage, during: () => Promise<unknown>): Promise<Calls> {
  const seen = { openai: stage.openai.history.length, github: stage.github.history.length };
  await during();
  const calls: Record<string, number> = {};
  for (const service of ['openai', 'github'] as const)
    for (const { method, path } of stage[service].history.slice(seen[service])) {
      const kind = `${service} ${method}`;
      if (CALLS.test(path)) calls[kind] = (calls[kind] ?? 0) + 1;
    }
  return calls;
}

async function expectOneJobInTheEnd(stage: Stage): Promise<void> {
  for (const pause of [AFTER_WINDOW, HOUR]) {
    stage.clock.advance(pause);
    await tick(stage);
  }
  expect(await writesDuring(stage, () => tick(stage))).toEqual([]);
  expect(stage.openai.meter.createdJobs()).toBe(1);
  expect(stage.openai.meter.paidJobs()).toBe(1);
  const { modelId, state } = await runOf(stage, 'desk');
  expect(state).toBe('succeeded');
  expect(await manifestOf(stage)).toBe(`${DATA['models.yaml']}    model_id: ${modelId}\n`);
  expect(await stage.git('rev-list', '--count', 'main')).toBe('2');
}

test('The runs make these calls and no other, so that no crash point is forgotten', async () => {
  const stage = await openTestStage(DATA);
  expect(await callsOf(stage, () => tick(stage))).toEqual(TRAINING_RUN);
  stage.clock.advance(HOUR);
  expect(await callsOf(stage, () => tick(stage))).toEqual(PUBLISHING_RUN);
});

/** Five stages at once on a busy machine take their time. */
const PATIENCE = { timeout: 300_000 };

describe.concurrent('One paid job comes of it when the run that creates the job is killed', PATIENCE, () => {
  test.for(momentsOf(TRAINING_RUN))('at $name', async (moment, { onTestFinished: whenDone }) => {
    const stage = await openTestStage(DATA, { whenDone });
    await startThenKill(stage, moment);
    await expectOneJobInTheEnd(stage);
  });
});

describe.concurrent(
  'One line of the manifest comes of it when the run that publishes the model is killed',
  PATIENCE,
  () => {
    test.for(momentsOf(PUBLISHING_RUN))('at $name', async (moment, { onTestFinished: whenDone }) => {
      const stage = await openTestStage(DATA, { whenDone });
      await tick(stage);
      stage.clock.advance(HOUR);
      await startThenKill(stage, moment);
      await expectOneJobInTheEnd(stage);
    });
  },
);
