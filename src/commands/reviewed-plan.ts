import type { Plan } from '../core/plan/plan.ts';
import { type Reviewed, readRecords, recordOf } from '../core/plan/reviewed.ts';
import type { ReviewRecords } from '../ports-code-host.ts';

/** One record for each manifest of a repository. */
function nameOf(manifestPath: string): string {
  return `finetune-gitops: ${manifestPath}`;
}

/** Leaves the plan on the commit that reviewers see, where the run after the merge finds it. */
export async function recordPlan(
  records: ReviewRecords,
  { plan, manifestPath, headSha }: { readonly plan: Plan; readonly manifestPath: string; readonly headSha: string },
): Promise<void> {
  const summary =
    'What a merge of this commit may train, and for how much. The comment on the pull request explains it.';
  await records.record(headSha, { name: nameOf(manifestPath), title: 'Plan', summary, text: recordOf(plan) });
}

/** What pull requests that were merged into the branch showed. */
export async function readReviewed(records: ReviewRecords, branch: string, manifestPath: string): Promise<Reviewed> {
  return readRecords(await records.merged(branch, nameOf(manifestPath)));
}
