import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';

export interface ActionRun {
  /** An empty place for the runner's own files. */
  readonly folder: string;
  readonly workspace: string;
  readonly distFolder: string;
  readonly event: { readonly name: string; readonly ref: string; readonly sha: string; readonly body: object };
  readonly repository: string;
  readonly apiUrl: string;
  readonly serverUrl: string;
  readonly inputs: Readonly<Record<string, string>>;
}

export interface FinishedAction {
  /** `null` when the process was killed. */
  readonly exitCode: number | null;
  readonly log: string;
  readonly summary: string;
  readonly outputs: Readonly<Record<string, string>>;
}

export interface RunningAction {
  readonly process: ChildProcess;
  readonly finished: Promise<FinishedAction>;
}

/** Starts what `action.yml` names with the environment, the files and the inputs that a runner gives it. */
export async function runAction(run: ActionRun): Promise<RunningAction> {
  const definition = parse(await readFile(join(run.distFolder, '../action.yml'), 'utf8')) as ActionDefinition;
  const files = {
    event: join(run.folder, 'event.json'),
    output: join(run.folder, 'output'),
    summary: join(run.folder, 'summary'),
  };
  const home = join(run.folder, 'home');
  await mkdir(home, { recursive: true });
  await writeFile(files.event, JSON.stringify(run.event.body));
  await writeFile(files.output, '');
  await writeFile(files.summary, '');

  const main = join(run.distFolder, '..', definition.runs.main);
  const child = spawn(process.execPath, [main], {
    cwd: run.workspace,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env['PATH'],
      // Set by who measures what a run loads; unset, it changes nothing.
      NODE_V8_COVERAGE: process.env['NODE_V8_COVERAGE'],
      HOME: home,
      CI: 'true',
      GITHUB_ACTIONS: 'true',
      GITHUB_EVENT_NAME: run.event.name,
      GITHUB_EVENT_PATH: files.event,
      GITHUB_REF: run.event.ref,
      GITHUB_SHA: run.event.sha,
      GITHUB_REPOSITORY: run.repository,
      GITHUB_API_URL: run.apiUrl,
      GITHUB_SERVER_URL: run.serverUrl,
      GITHUB_WORKSPACE: run.workspace,
      GITHUB_RUN_ID: '1',
      GITHUB_OUTPUT: files.output,
      GITHUB_STEP_SUMMARY: files.summary,
      RUNNER_DEBUG: '1',
      RUNNER_TEMP: run.folder,
      ...inputVariables(definition, run.inputs),
    },
  });
  let log = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (log += text));
  const finished = new Promise<FinishedAction>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', exitCode => {
      Promise.all([readFile(files.output, 'utf8'), readFile(files.summary, 'utf8')])
        .then(([output, summary]) => resolve({ exitCode, log, summary, outputs: parseOutputs(output) }))
        .catch(reject);
    });
  });
  return { process: child, finished };
}

interface ActionDefinition {
  readonly inputs: Readonly<Record<string, { readonly default?: string }>>;
  readonly runs: { readonly main: string };
}

/** Defaults of action.yml and given inputs as `INPUT_…`; expressions in defaults are the runner's work. */
function inputVariables(definition: ActionDefinition, given: Readonly<Record<string, string>>): Record<string, string> {
  for (const name of Object.keys(given))
    if (!(name in definition.inputs)) throw new Error(`action.yml has no input "${name}".`);
  return Object.fromEntries(
    Object.entries(definition.inputs).map(([name, { default: fallback = '' }]) => [
      `INPUT_${name.toUpperCase()}`,
      given[name] ?? (fallback.includes('${{') ? '' : fallback),
    ]),
  );
}

/** `name<<delimiter … delimiter`, the form in which actions write outputs. */
function parseOutputs(text: string): Record<string, string> {
  const outputs: Record<string, string> = {};
  for (const [, name = '', , value = ''] of text.matchAll(/^(.+?)<<(\S+)\r?\n([\s\S]*?)\r?\n\2$/gm))
    outputs[name] = value;
  return outputs;
}
