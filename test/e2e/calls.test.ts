import { getOctokit } from '@actions/github';
import { expect, test } from 'vitest';
import { OWNER_TOKEN } from '../../emulators/github/github-emulator.ts';
import { STAGE_KEY, type Stage } from '../../emulators/stage/stage.ts';
import { markFor } from '../../src/core/plan/ownership.ts';
import { hash, MARK } from '../support/builders.ts';
import { AFTER_WINDOW, HOUR, MINUTE, openTestStage, tick, writesDuring } from '../support/stage.ts';
import { examples, repository } from './examples.ts';

const MODELS = ['desk', 'shelf', 'shop'];
const ENDED = 247;

/** What a run that changes nothing reads at GitHub, whatever the number of models and jobs. */
const LOOKS = [
  'GET /repos/acme/models',
  'GET /repos/acme/models/git/ref/heads%2Fmain',
  'GET /repos/acme/models/git/ref/heads%2Ffinetune-gitops%2Fledger',
  'GET /repos/acme/models/contents/ledger.json',
];

interface Calls {
  readonly provider: readonly string[];
  readonly github: readonly string[];
}

async function callsDuring({ openai, github }: Stage, during: () => Promise<unknown>): Promise<Calls> {
  const since = { openai: openai.history.length, github: github.history.length };
  await during();
  const named = ({ method, path }: { readonly method: string; readonly path: string }) => `${method} ${path}`;
  return {
    provider: openai.history.slice(since.openai).map(named),
    github: github.history
      .slice(since.github)
      .map(named)
      .filter(call => !call.includes('.git/')),
  };
}

/** Jobs of this repository that ended long ago, made by hand: no ledger knows them. */
async function endedJobs(stage: Stage): Promise<void> {
  const octokit = getOctokit(OWNER_TOKEN, { baseUrl: stage.github.apiUrl });
  const { data } = await octokit.rest.repos.get({ owner: 'acme', repo: 'models' });
  const mark = { ...MARK, repository: String(data.id) };
  const headers = { authorization: `Bearer ${STAGE_KEY}` };
  const form = new FormData();
  form.set('purpose', 'fine-tune');
  form.set('file', new Blob([examples(12, 'old')]), 'old.jsonl');
  const file = await fetch(`${stage.openai.url}/files`, { method: 'POST', headers, body: form });
  const { id } = (await file.json()) as { readonly id: string };
  for (let n = 1; n <= ENDED; n += 1) {
    const reply = await fetch(`${stage.openai.url}/fine_tuning/jobs`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify({
        model: 'gpt-4.1-mini-2025-04-14',
        training_file: id,
        seed: n,
        method: { type: 'supervised', supervised: { hyperparameters: { n_epochs: 1 } } },
        metadata: markFor(mark, { model: 'old', digest: hash(n), nonce: `n${n}` }),
      }),
    });
    expect(reply.status, await reply.text()).toBe(200);
  }
}

test('a run asks the provider once for each hundred jobs, whatever is under way, and a second one changes nothing', {
  timeout: 300_000,
}, async () => {
  const stage = await openTestStage(repository(...MODELS));
  await endedJobs(stage);
  stage.clock.advance(24 * HOUR);
  // A new ledger beside jobs of ours waits once.
  await tick(stage);
  stage.clock.advance(AFTER_WINDOW);
  const first = await callsDuring(stage, () => tick(stage));
  const pages = Math.ceil((ENDED + MODELS.length) / 100);
  // Each training takes an upload and a create besides.
  expect(first.provider.filter(call => call === 'POST /v1/fine_tuning/jobs')).toHaveLength(MODELS.length);
  expect(first.provider).toHaveLength(pages + 2 * MODELS.length);
  // The ledger is written before and after a create, and the branch looked at in between.
  const each = ['POST /graphql', 'GET /repos/acme/models/git/ref/heads%2Fmain', 'POST /graphql'];
  expect(first.github).toEqual([...LOOKS, ...MODELS.flatMap(() => each)]);

  stage.clock.advance(MINUTE);
  const calls = await callsDuring(stage, async () => {
    expect(await writesDuring(stage, () => tick(stage))).toEqual([]);
  });
  expect(calls.provider).toEqual(Array.from({ length: pages }, () => 'GET /v1/fine_tuning/jobs'));
  expect(calls.provider.length).toBeLessThanOrEqual(3 + pages + MODELS.length);
  expect(calls.github).toEqual(LOOKS);

  // With notices: one call more for each model in use, each base model and each file of a job that waits. Here there are
  // one base model, three such files, and no model yet.
  const told = await callsDuring(stage, () => tick(stage, { notices: 'issue' }));
  const asked = told.provider.filter(call => call.startsWith('GET /v1/models/'));
  expect(asked).toEqual(['GET /v1/models/gpt-4.1-mini-2025-04-14']);
  const files = told.provider.filter(call => call.startsWith('GET /v1/files/'));
  expect(files).toHaveLength(MODELS.length);
  expect(told.provider).toHaveLength(pages + asked.length + files.length);
  expect(told.provider.length).toBeLessThanOrEqual(3 + pages + MODELS.length);
  expect(told.github.slice(LOOKS.length)).toEqual([
    'POST /graphql',
    'GET /repos/acme/models/issues',
    'POST /repos/acme/models/issues',
    'POST /repos/acme/models/issues',
    'POST /repos/acme/models/issues',
    'POST /repos/acme/models/issues',
  ]);
});
