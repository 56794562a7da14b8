import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, expect, onTestFinished } from 'vitest';
import type { FinishedAction } from '../../emulators/stage/run-action.ts';
import { openStage, STAGE_KEY, type Stage, type StageEvent, type StageOptions } from '../../emulators/stage/stage.ts';
import { LEDGER_BRANCH, LEDGER_PATH, type Ledger, parseLedger, type Run } from '../../src/core/ledger/schema.ts';

/** OpenAI's models can still be trained on this day. */
export const TODAY = '2026-11-22T09:00:00Z';
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
/** The waiting window of the protocol, and a little. */
export const AFTER_WINDOW = 16 * MINUTE;

export const DIST = fileURLToPath(new URL('../../dist', import.meta.url));

type Files = StageOptions['files'];
type Inputs = Readonly<Record<string, string>>;

interface TestStageOptions extends Partial<StageOptions> {
  /** The test's own hook, where tests run at the same time and the global one cannot tell them apart. */
  readonly whenDone?: typeof onTestFinished;
}

/** A stage for one test. It ends with the test, which fails if a call left the vendors' documents. */
export async function openTestStage(files: Files, options: TestStageOptions = {}): Promise<Stage> {
  const { whenDone = onTestFinished, ...more } = options;
  const stage = await openStage({ startsAt: TODAY, files, distFolder: DIST, ...more });
  whenDone(async () => {
    await stage.close();
    expectNoViolations(stage);
  });
  return stage;
}

/** A stage for all tests of the suite this is called in; each test checks it. Call the result inside tests only. */
export function sharedStage(files: Files, more: Partial<StageOptions> = {}): () => Promise<Stage> {
  let opened: Promise<Stage> | undefined;
  afterEach(async () => {
    if (opened !== undefined) expectNoViolations(await opened);
  });
  afterAll(async () => (await opened)?.close());
  return () => {
    opened ??= openStage({ startsAt: TODAY, files, distFolder: DIST, ...more });
    return opened;
  };
}

function expectNoViolations(stage: Stage): void {
  expect([...stage.openai.violations, ...stage.github.violations]).toEqual([]);
}

/** Runs the built Action to its end. Only a reconcile is given the key; a plan never is. */
export async function act(stage: Stage, event: StageEvent, inputs: Inputs = {}): Promise<FinishedAction> {
  const isPlan = event.name === 'pull_request' || event.name === 'merge_group';
  // Notices change with the day a test plays on; those that are about them ask for them.
  const secrets = isPlan ? {} : { 'openai-api-key': STAGE_KEY, notices: 'none' };
  const { finished } = await stage.start(event, { 'budget-usd': '10', ...secrets, ...inputs });
  return finished;
}

/** One scheduled run that must end well. */
export async function tick(stage: Stage, inputs: Inputs = {}): Promise<FinishedAction> {
  const result = await act(stage, { name: 'schedule' }, inputs);
  expect(result.exitCode, result.log).toBe(0);
  return result;
}

/** The calls that ask for a change, on both emulators, that `during` makes. */
export async function writesDuring(stage: Stage, during: () => Promise<unknown>): Promise<string[]> {
  const { openai, github } = stage;
  const since = { openai: openai.history.length, github: github.history.length };
  await during();
  return [...openai.mutatingCalls(since.openai), ...github.mutatingCalls(since.github)].map(describeCall);
}

function describeCall({ method, path }: { readonly method: string; readonly path: string }): string {
  return `${method} ${path}`;
}

export function creates(stage: Stage): number {
  return stage.openai.history.filter(isCreate).length;
}

function isCreate({ method, path }: { readonly method: string; readonly path: string }): boolean {
  return method === 'POST' && path === '/v1/fine_tuning/jobs';
}

/** The ledger as it is on its branch now. */
async function ledgerOf(stage: Stage): Promise<Ledger> {
  const parsed = parseLedger((await stage.read(LEDGER_BRANCH, LEDGER_PATH)) ?? '');
  if (parsed.kind === 'unusable') throw new Error(parsed.why);
  return parsed.ledger;
}

export async function runsOf(stage: Stage, model: string): Promise<Run[]> {
  return Object.values((await ledgerOf(stage)).runs).filter(run => run.model === model);
}

/** The only run of a model. */
export async function runOf(stage: Stage, model: string): Promise<Run> {
  const [run, ...others] = await runsOf(stage, model);
  if (run === undefined || others.length > 0) throw new Error(`${model} does not have exactly one run`);
  return run;
}

export async function manifestOf(stage: Stage): Promise<string> {
  return (await stage.read('main', 'models.yaml')) ?? '';
}
