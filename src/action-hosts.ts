/** What a workflow run asks for by an input; parts of GitHub are loaded only then. */
import { annotate } from './adapters/actions-host.ts';
import type { ActionInputs } from './adapters/actions-inputs.ts';
import { clockAt, systemClock } from './adapters/system-clock.ts';
import type { WorkflowRun } from './adapters/workflow-run.ts';
import { UserError } from './commands/user-error.ts';
import type { Plan } from './core/plan/plan.ts';
import type { Output } from './ports.ts';
import type { Forge, ProposalHost, ReviewRecords } from './ports-code-host.ts';
import { isLoopback } from './providers/openai/base-url.ts';

interface Here {
  readonly run: WorkflowRun;
  readonly inputs: ActionInputs;
}

/** `null`: model IDs are committed to the default branch. */
export async function proposalsOn({ run, inputs }: Here): Promise<ProposalHost | null> {
  if (inputs.commitMode === 'direct') return null;
  const { createGitHubProposals } = await import('./adapters/github-proposals.ts');
  return createGitHubProposals({ token: inputs.githubToken, repository: run.repository, apiUrl: run.apiUrl });
}

export async function reviewsOn({ run, inputs }: Here): Promise<ReviewRecords> {
  const { createGitHubReviews } = await import('./adapters/github-reviews.ts');
  return createGitHubReviews({ token: inputs.githubToken, repository: run.repository, apiUrl: run.apiUrl });
}

/** A plan that is not recorded is no failure of the plan: only its merge will not train. */
export async function recordOn(here: Here & { readonly output: Output }, plan: Plan, headSha: string): Promise<void> {
  const { recordPlan } = await import('./commands/reviewed-plan.ts');
  try {
    await recordPlan(await reviewsOn(here), { plan, manifestPath: here.inputs.manifestPath, headSha });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    here.output.warn(`${why} The plan is not recorded, which needs "checks: write"; its merge trains nothing.`);
  }
}

/** A pretended date can only lead to pretended trainings: every address must be this machine's. */
export function chooseClock(inputs: ActionInputs, run: WorkflowRun) {
  if (inputs.pretendDate === null) return systemClock;
  if (![inputs.openAiBaseUrl, run.apiUrl].every(url => isLoopback(new URL(url))))
    throw new UserError('"pretend-date" works only with emulators on this machine.', { fix: 'Remove the input.' });
  return clockAt(inputs.pretendDate);
}

/** How many examples of a dataset a plan quotes: a comment of a public repository can be read by everybody, for good. */
export async function samplesFor(forge: Forge): Promise<number> {
  if ((await forge.repository()).isPrivate) return 10;
  const message = '"show-examples" is passed over: this repository is not private. No example is shown.';
  annotate([{ level: 'notice', title: 'No examples are shown', message, path: null, line: null }]);
  return 0;
}
