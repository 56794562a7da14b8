import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ACTIONS_TOKEN } from '../../emulators/github/github-emulator.ts';
import { type FinishedAction, runAction } from '../../emulators/stage/run-action.ts';
import { STAGE_KEY, type Stage } from '../../emulators/stage/stage.ts';
import { DIST } from '../support/stage.ts';

/** Runs the built Action for an event that no workflow of this project uses, with every secret it could want. */
export async function runForeignEvent(
  stage: Stage,
  event: { readonly name: string; readonly ref: string },
): Promise<FinishedAction> {
  const folder = join(stage.folder, `foreign-${event.name}-${event.ref.replaceAll('/', '-')}`);
  const workspace = join(folder, 'workspace');
  await mkdir(workspace, { recursive: true });
  const sha = await stage.git('rev-parse', 'main');
  const body = { repository: { full_name: 'acme/models', default_branch: 'main' }, after: sha };
  const { finished } = await runAction({
    folder,
    workspace,
    distFolder: DIST,
    event: { ...event, sha, body },
    repository: 'acme/models',
    apiUrl: stage.github.apiUrl,
    serverUrl: stage.github.url,
    inputs: {
      'github-token': ACTIONS_TOKEN,
      'openai-api-key': STAGE_KEY,
      'openai-base-url': stage.openai.url,
      'budget-usd': '10',
    },
  });
  return finished;
}
