import type { WorkflowEvent } from '../ports.ts';

export type Choice =
  | { readonly kind: 'plan' }
  | { readonly kind: 'reconcile' }
  | { readonly kind: 'refused'; readonly why: string; readonly fix: string };

/**
 * Which command an event starts. Decided before anything else happens: events that run with secrets on content of
 * strangers are refused outright.
 */
export function chooseCommand(event: WorkflowEvent): Choice {
  switch (event.name) {
    case 'pull_request':
    case 'merge_group':
      return { kind: 'plan' };
    case 'schedule':
    case 'workflow_dispatch':
      return { kind: 'reconcile' };
    case 'push':
      if (event.defaultBranch !== null && event.ref === `refs/heads/${event.defaultBranch}`)
        return { kind: 'reconcile' };
      return {
        kind: 'refused',
        why: 'This push is not to the default branch, and only the default branch is reconciled.',
        fix: 'Limit the workflow with "on: push: branches: [main]".',
      };
    case 'pull_request_target':
    case 'workflow_run':
    case 'issue_comment':
      return {
        kind: 'refused',
        why: `"${event.name}" runs with secrets on content that strangers can choose.`,
        fix: 'Use "on: pull_request" for the plan: it needs no secret and works on forks.',
      };
    default:
      return {
        kind: 'refused',
        why: 'This event starts neither a plan nor a reconcile.',
        fix: 'Use pull_request (and merge_group) for the plan, and push, schedule or workflow_dispatch to reconcile.',
      };
  }
}
