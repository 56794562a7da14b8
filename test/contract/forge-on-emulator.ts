import { ACTIONS_TOKEN } from '../../emulators/github/github-emulator.ts';
import { createGitHubForge } from '../../src/adapters/github-forge.ts';
import type { Forge } from '../../src/ports-code-host.ts';
import type { EmulatedGitHub } from './github-emulator-harness.ts';

/** Our GitHub client on the emulator, with the workflow's token. */
export function forgeOn(github: EmulatedGitHub, token = ACTIONS_TOKEN): Forge {
  return createGitHubForge({ token, repository: 'acme/models', apiUrl: github.emulator.apiUrl });
}
