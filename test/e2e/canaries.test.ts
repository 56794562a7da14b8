import { expect, test } from 'vitest';
import type { FinishedAction } from '../../emulators/stage/run-action.ts';
import type { Stage } from '../../emulators/stage/stage.ts';
import { LEDGER_BRANCH, LEDGER_PATH } from '../../src/core/ledger/schema.ts';
import { canaryFile, expectNoTrace, plainCanaries, ROWS, secretCanaries } from '../support/canaries.ts';
import { act, manifestOf, openTestStage } from '../support/stage.ts';
import { entry, examples } from './examples.ts';

/** Two of each: half of them look like secrets, half like nothing. */
const canaries = [...secretCanaries(31, 56), ...plainCanaries(32, 44)];
const formats = Object.keys(ROWS);
const pathOf = (format: string): string => `data/${format}.jsonl`;

function manifestFor(names: readonly string[]): string {
  const entries = names.map(name =>
    name === 'preference' ? entry(name).replace('method:   supervised', 'method: dpo') : entry(name),
  );
  return `version: 1\nmodels:\n${entries.join('')}`;
}

function files(content: (format: string) => string): Record<string, string> {
  return Object.fromEntries(formats.map(format => [pathOf(format), content(format)]));
}

/** Everything that left the Action, but the uploads to the provider, which are the point of it. */
async function allThatWasSaid(stage: Stage, runs: readonly FinishedAction[]): Promise<string> {
  const { github } = stage;
  return [
    ...runs.map(run => JSON.stringify(run) + run.log + run.summary + Object.values(run.outputs).join('\n')),
    ...github.mutatingCalls().map(({ path, requestBody }) => `${path} ${requestBody}`),
    ...github.comments().map(({ body }) => body),
    ...github.reviewComments().map(({ body }) => body),
    JSON.stringify(github.issues()),
    await manifestOf(stage),
    await ledgerOf(stage),
  ].join('\n');
}

async function ledgerOf(stage: Stage): Promise<string> {
  const branches = await stage.git('for-each-ref', '--format=%(refname:short)', 'refs/heads');
  return branches.includes(LEDGER_BRANCH) ? ((await stage.read(LEDGER_BRANCH, LEDGER_PATH)) ?? '') : '';
}

async function pullRequest(stage: Stage, changed: Record<string, string>): Promise<FinishedAction> {
  await stage.commit('change', changed, 'A change');
  const { number } = await stage.github.openPullRequest({ head: 'change', base: 'main', title: 'A change' });
  return act(stage, { name: 'pull_request', number });
}

test('a pull request shows nothing of a hundred canaries in files of every format', async () => {
  const stage = await openTestStage({ 'models.yaml': manifestFor(formats), ...files(name => examples(12, name)) });
  // Good lines stay, so that the files are compared example by example.
  const mixed = await pullRequest(
    stage,
    files(format => (format === 'chat' ? examples(12, format) : '') + canaryFile(format, canaries)),
  );
  expect(mixed.exitCode, mixed.log).toBe(1);
  const said = await allThatWasSaid(stage, [mixed]);
  for (const code of ['E_SECRET', 'E_FORMAT', 'E_JSON', 'E_EXTRA_KEY', 'E_BINARY']) expect(said).toContain(code);
  expect(said).toContain('What changed in the training data');
  expectNoTrace(canaries, said);

  await stage.git('update-ref', 'refs/heads/main', 'refs/heads/change');
  const merged = await act(stage, { name: 'push' });
  expect(merged.exitCode, merged.log).toBe(1);
  expectNoTrace(canaries, await allThatWasSaid(stage, [merged]));
});

/** Valid examples around words that look like nothing. */
function goodRows(words: readonly string[]): string {
  const rows = words.map((word, index) => ({
    messages: [
      { role: 'system', content: `You answer for ${word}.` },
      { role: 'user', content: `What is at https://files.example.net/${word}?q=${word} and where is number ${index}?` },
      { role: 'assistant', tool_calls: [{ id: word, type: 'function', function: { name: word, arguments: '{}' } }] },
      { role: 'tool', tool_call_id: word, content: word },
      { role: 'assistant', content: `It is ${word}, number ${index} of many.` },
    ],
    tools: [{ type: 'function', function: { name: word, description: word } }],
  }));
  return rows.map(row => `${JSON.stringify(row)}\n`).join('');
}

test('a training from pull request to model ID shows nothing of fifty words in valid examples', async () => {
  const words = plainCanaries(33);
  const stage = await openTestStage({ 'models.yaml': manifestFor(['chat']), [pathOf('chat')]: examples(12) });
  const planned = await pullRequest(stage, { [pathOf('chat')]: goodRows(words) });
  expect(planned.exitCode, planned.log).toBe(0);
  const said = await allThatWasSaid(stage, [planned]);
  expect(said).toContain('50 new system prompts.');
  expect(said).toContain('50 new tools.');
  expect(said).toContain('1 new host: `files.example.net`');
  expectNoTrace(words, said);

  await stage.git('update-ref', 'refs/heads/main', 'refs/heads/change');
  const runs = [await act(stage, { name: 'push' })];
  stage.clock.advance(24 * 3_600_000);
  runs.push(await act(stage, { name: 'schedule' }), await act(stage, { name: 'schedule' }));
  expect(await manifestOf(stage)).toContain('model_id: ft:');
  expectNoTrace(words, await allThatWasSaid(stage, runs));
});

test('hosts and samples that a reader is shown hide what looks like a secret', async () => {
  const key = secretCanaries(34)[3] ?? '';
  expect(key).toMatch(/^A(?:[KS]IA|3T)/);
  const stage = await openTestStage(
    { 'models.yaml': manifestFor(['chat']), [pathOf('chat')]: examples(12) },
    { isPrivate: true },
  );
  const rows = [`See https://${key}.files.example.net/ now.`, `It is ${key}.`, 'See https://plain.example.net/'].map(
    text =>
      JSON.stringify({
        messages: [
          { role: 'user', content: 'Where?' },
          { role: 'assistant', content: text },
        ],
      }),
  );
  await stage.commit('change', { [pathOf('chat')]: `${examples(12)}${rows.join('\n')}\n` }, 'A change');
  const { number } = await stage.github.openPullRequest({ head: 'change', base: 'main', title: 'A change' });
  const run = await act(stage, { name: 'pull_request', number }, { 'show-examples': 'true' });
  const said = await allThatWasSaid(stage, [run]);
  expect(said).toContain('2 new hosts: `plain.example.net` and more.');
  expect(said).toContain('`(hidden: it holds an AWS access key ID)`');
  expectNoTrace([key], said);
});
