import { hasErrors } from '../core/diagnostics/diagnostic.ts';
import { type Plan, plannedCost } from '../core/plan/plan.ts';
import { type Reviewed, readRecords, recordOf } from '../core/plan/reviewed.ts';
import { prose } from '../core/report/escape.ts';
import { verdict } from '../core/report/verdict.ts';
import type { ReviewRecords } from '../ports-code-host.ts';

/** One record for each manifest of a repository. */
function nameOf(manifestPath: string): string {
  return `finetune-gitops: ${manifestPath}`;
}

/** The summary of a check run has room for 65,535 characters, which is far more than these. */
const MOST_ERRORS = 10;

/** Leaves the plan on the commit that reviewers see, where the run after the merge finds it. */
export async function recordPlan(
  records: ReviewRecords,
  { plan, manifestPath, headSha }: { readonly plan: Plan; readonly manifestPath: string; readonly headSha: string },
): Promise<void> {
  const errors = plan.diagnostics.filter(({ severity }) => severity === 'error').slice(0, MOST_ERRORS);
  const summary = [
    'What a merge of this commit may train, and for how much. The comment on the pull request explains it.',
    ...errors.map(({ message, fix }) => `- ${prose(message)} ${prose(fix)}`),
  ].join('\n');
  await records.record(headSha, {
    name: nameOf(manifestPath),
    conclusion: hasErrors(plan.diagnostics) ? 'failure' : 'neutral',
    title: verdict(plan, plannedCost(plan.changes)),
    summary,
    text: recordOf(plan),
  });
}

/** What pull requests that were merged into the branch showed. */
export async function readReviewed(records: ReviewRecords, branch: string, manifestPath: string): Promise<Reviewed> {
  return readRecords(await records.merged(branch, nameOf(manifestPath)));
}
