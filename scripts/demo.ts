/**
 * The main job from end to end, on built-in emulators: a dataset pull request is priced, the merge trains the model,
 * the model's ID lands in models.yaml. Needs no key and no network.
 */

import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { FinishedAction } from '../emulators/stage/run-action.ts';
import { exampleFiles, openStage, STAGE_KEY, type Stage, type StageEvent } from '../emulators/stage/stage.ts';
import { root } from './bundle.ts';

/** The day the demo plays on: OpenAI's models can still be trained. */
const TODAY = '2026-11-22T09:00:00Z';
const BUDGET = '10';
const NEW_MESSAGES = [
  { role: 'user', content: 'The lantern I bought in spring flickers when I carry it.' },
  {
    role: 'assistant',
    content:
      'A flickering lantern usually means a loose battery plate. Please send us a short video of it, and we repair it free of charge within the two years. We are glad to get it shining steadily again.',
  },
];

const { values: options } = parseArgs({
  options: { keep: { type: 'boolean', default: false }, verbose: { type: 'boolean', default: false } },
});

function say(line = ''): void {
  process.stdout.write(`${line}\n`);
}

let steps = 0;
function step(title: string): void {
  steps += 1;
  say(`\n${steps}. ${title}`);
}

function show(text: string): void {
  for (const line of text.trimEnd().split('\n')) say(`   | ${line}`);
}

/** Runs the built Action and stops the demo when it fails. */
async function act(stage: Stage, event: StageEvent): Promise<FinishedAction> {
  const secrets = event.name === 'pull_request' ? {} : { 'openai-api-key': STAGE_KEY };
  const { finished } = await stage.start(event, { 'budget-usd': BUDGET, ...secrets });
  const result = await finished;
  if (result.exitCode !== 0) throw new Error(`The Action ended with exit code ${result.exitCode}:\n${result.log}`);
  return result;
}

async function play(stage: Stage, files: Readonly<Record<string, Uint8Array>>): Promise<void> {
  const dataset = 'datasets/support-tone/train.jsonl';

  step('A repository declares two models in models.yaml. The first reconcile run starts both trainings.');
  await act(stage, { name: 'push' });
  say(`   ${stage.openai.meter.createdJobs()} jobs created on the emulated OpenAI.`);
  stage.clock.advance(60 * 60_000);
  await act(stage, { name: 'schedule' });
  say('   An hour later both are trained, and their IDs are in models.yaml.');

  step(`A pull request adds one example to ${dataset}.`);
  const changed = withOneMore(Buffer.from(files[dataset] ?? '').toString('utf8'));
  await stage.commit('flicker', { [dataset]: changed }, 'Answer questions about flickering lanterns');
  const pull = await stage.github.openPullRequest({ head: 'flicker', base: 'main', title: 'Flickering lanterns' });
  say(`   Pull request #${pull.number} is open. No key is given to its workflow.`);

  step('The Action plans it and writes one comment:');
  await act(stage, { name: 'pull_request', number: pull.number });
  show(stage.github.comments().at(-1)?.body ?? '');

  step('The pull request is merged. The Action runs on the push and starts one training.');
  const before = stage.openai.meter.createdJobs();
  await stage.github.mergePullRequest(pull.number);
  await act(stage, { name: 'push' });
  say(`   ${stage.openai.meter.createdJobs() - before} job created; the ledger branch remembers it.`);

  step('The emulated training takes its time; a scheduled run in between only looks.');
  stage.clock.advance(10 * 60_000);
  const mutations = countMutations(stage);
  await act(stage, { name: 'schedule' });
  say(`   It changed nothing: ${countMutations(stage) - mutations} writing calls.`);

  step('The training succeeds. The next scheduled run commits the new model ID:');
  stage.clock.advance(60 * 60_000);
  await act(stage, { name: 'schedule' });
  show(await stage.git('show', '--stat', '--patch', '--unified=1', '--format=%an: %s', 'main'));

  step('Two more runs find everything in place.');
  const settled = countMutations(stage);
  await act(stage, { name: 'schedule' });
  await act(stage, { name: 'workflow_dispatch' });
  say(`   ${countMutations(stage) - settled} writing calls. Paid trainings in all: ${stage.openai.meter.paidJobs()}.`);

  const violations = [...stage.openai.violations, ...stage.github.violations];
  if (violations.length > 0) throw new Error(`A call was outside the vendors' documents:\n${violations.join('\n')}`);
}

/** The dataset with one more example under the system prompt of the first. */
function withOneMore(dataset: string): string {
  const [first = ''] = dataset.split('\n');
  const { messages } = JSON.parse(first) as { messages: readonly object[] };
  return `${dataset}${JSON.stringify({ messages: [...messages.slice(0, 1), ...NEW_MESSAGES] })}\n`;
}

function countMutations(stage: Stage): number {
  return stage.openai.mutatingCalls().length + stage.github.mutatingCalls().length;
}

const began = performance.now();
const files = await exampleFiles(root);
const stage = await openStage({
  startsAt: TODAY,
  files,
  distFolder: join(root, 'dist'),
  onExchange: (service, { method, path, query, status, requestBody, responseBody }) => {
    if (!options.verbose) return;
    say(`   ${service} ${method} ${path}${query} → ${status ?? 'no reply'}`);
    if (requestBody !== '') say(`     > ${requestBody.slice(0, 300).replaceAll('\n', ' ')}`);
    if (responseBody !== '') say(`     < ${responseBody.slice(0, 300).replaceAll('\n', ' ')}`);
  },
});
try {
  say(`finetune-gitops demo. It pretends that today is ${TODAY.slice(0, 10)}; nothing leaves this machine.`);
  await play(stage, files);
  say(`\nDone in ${Math.round((performance.now() - began) / 1000)} s.`);
} catch (error) {
  process.stderr.write(`\nStep ${steps} failed: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
} finally {
  if (options.keep) say(`Everything is kept in ${stage.folder}.`);
  await stage.close({ keepFolder: options.keep });
}
