import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { startOpenAiEmulator } from '../../emulators/openai/openai-emulator.ts';
import { VirtualClock } from '../../emulators/server/virtual-clock.ts';
import { git, temporaryFolder } from '../support/git.ts';
import { TODAY } from '../support/stage.ts';

export const KEY = 'sk-emulated-openai-key';

/** A bare repository and OpenAI, until the test is over: there is no GitHub anywhere. */
export async function bareWorld() {
  const { folder, ...place } = await temporaryFolder();
  const clock = new VirtualClock(Date.parse(TODAY));
  const openai = await startOpenAiEmulator({ clock, apiKeys: [KEY] });
  onTestFinished(async () => {
    await openai.close();
    await place[Symbol.asyncDispose]();
    expect(openai.violations).toEqual([]);
  });
  const bare = join(folder, 'server.git');
  await git(folder, ['init', '--quiet', '--bare', '--initial-branch=main', bare]);
  return { folder, clock, openai, bare };
}
