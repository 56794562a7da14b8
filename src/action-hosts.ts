/** Parts of GitHub that a workflow run asks for by an input; loaded only then. */
import type { ActionInputs } from './adapters/actions-inputs.ts';
import type { WorkflowRun } from './adapters/workflow-run.ts';
import type { Plan } from './core/plan/plan.ts';
import type { Output, ProposalHost, ReviewRecords } from './ports.ts';

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
