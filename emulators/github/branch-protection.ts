import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { grants, type Token } from './access.ts';
import type { BareRepository } from './bare-repository.ts';
import type { World } from './world.ts';

/** GitHub's words when a ruleset asks for a pull request (seen in public reports of 2024 to 2026, REST and GraphQL). */
export const RULE_VIOLATION = 'Repository rule violations found\n\nChanges must be made through a pull request.\n\n';

/** Set for git's hook when the pusher may pass over the rules. */
export const BYPASS_VARIABLE = 'EMULATED_RULE_BYPASS';

const LIST = 'protected-branches';

const HOOK = `#!/bin/sh
[ "$${BYPASS_VARIABLE}" = 1 ] && exit 0
grep -qxF "$1" ${LIST} || exit 0
echo "error: GH013: Repository rule violations found for $1." >&2
echo "- Changes must be made through a pull request." >&2
exit 1
`;

/** Makes pushes obey the same rule as the APIs: git runs the hook inside the bare repository. */
export async function installPushRule(git: BareRepository): Promise<void> {
  await writeFile(join(git.folder, LIST), '');
  await writeFile(join(git.folder, 'hooks', 'update'), HOOK);
  await chmod(join(git.folder, 'hooks', 'update'), 0o755);
}

/** From now on the branch changes only by merging a pull request. */
export async function protectBranch(world: World, branch: string): Promise<void> {
  world.protectedBranches.add(branch);
  const refs = [...world.protectedBranches].map(name => `refs/heads/${name}\n`);
  await writeFile(join(world.git.folder, LIST), refs.join(''));
}

/** Whether the rule stops this token from moving `ref`; administrators pass. */
export function isRefused(world: World, ref: string, token: Token): boolean {
  const branch = ref.replace(/^refs\/heads\//, '');
  return world.protectedBranches.has(branch) && !grants(token, 'administration', 'write');
}
