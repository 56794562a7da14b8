import { isMap, isPair, isScalar, parseDocument, visit } from 'yaml';
import { z } from 'zod';

const Step = z.object({
  uses: z.string().optional(),
  run: z.string().optional(),
  with: z.record(z.string(), z.unknown()).default({}),
});
const Job = z.object({
  'timeout-minutes': z.int().positive().optional(),
  permissions: z.record(z.string(), z.string()).optional(),
  environment: z.string().optional(),
  steps: z.array(Step),
});
const Workflow = z.object({
  on: z.record(z.string(), z.unknown()),
  permissions: z.unknown(),
  concurrency: z.object({ group: z.string(), 'cancel-in-progress': z.unknown() }).optional(),
  jobs: z.record(z.string(), Job),
});
export type Workflow = z.infer<typeof Workflow>;
type Step = z.infer<typeof Step>;

/** How this action is named: in its own workflows, and in the README, where there is no release to name yet. */
const OURS = ['./', 'OWNER/finetune-gitops@COMMIT'];

export function readWorkflow(text: string): Workflow {
  return Workflow.parse(parseDocument(text).toJS());
}

/** The settings a workflow gives to this action, or `null` when it does not use it. */
export function settings(workflow: Workflow): Readonly<Record<string, unknown>> | null {
  return steps(workflow).find(isOurs)?.with ?? null;
}

/** What a workflow does against the house rules, one short sentence each. */
export function workflowFaults(text: string, inputs: readonly string[]): string[] {
  const workflow = readWorkflow(text);
  return [
    ...eventFaults(workflow),
    ...permissionFaults(workflow),
    ...steps(workflow).flatMap(step => stepFaults(step, inputs)),
    ...commentFaults(text),
  ];
}

function eventFaults({ on }: Workflow): string[] {
  const refused = ['pull_request_target', 'workflow_run', 'issue_comment'];
  return Object.keys(on).flatMap(event => (refused.includes(event) ? [`runs on ${event}`] : []));
}

function permissionFaults({ permissions, jobs }: Workflow): string[] {
  return [
    ...(JSON.stringify(permissions) === '{}' ? [] : ['does not start from "permissions: {}"']),
    ...Object.entries(jobs).flatMap(([name, job]) => [
      ...(job.permissions === undefined ? [`job ${name} names no permissions`] : []),
      ...(job['timeout-minutes'] === undefined ? [`job ${name} has no timeout`] : []),
    ]),
  ];
}

function stepFaults(step: Step, inputs: readonly string[]): string[] {
  const { uses = '', run = '' } = step;
  const unknown = isOurs(step) ? Object.keys(step.with).filter(key => !inputs.includes(key)) : [];
  return [
    ...(run.includes('${{') ? ['puts an expression into a shell'] : []),
    ...(uses === '' || isOurs(step) || /@[0-9a-f]{40}$/.test(uses) ? [] : [`${uses} is not pinned`]),
    ...(uses.startsWith('actions/checkout@') && step.with['persist-credentials'] !== false
      ? ['leaves the token in the checkout']
      : []),
    ...unknown.map(key => `gives the input ${key}, which action.yml does not have`),
  ];
}

/** Each permission says what for, each pin says which version it is. */
function commentFaults(text: string): string[] {
  const faults: string[] = [];
  visit(parseDocument(text), {
    Pair(_index, { key, value }) {
      const name = isScalar(key) ? String(key.value) : '';
      if (name === 'permissions' && isMap(value))
        for (const item of value.items)
          if (isPair(item) && isScalar(item.value) && !item.value.comment)
            faults.push(`permission ${String(item.key)} has no comment`);
      if (
        name === 'uses' &&
        isScalar(value) &&
        String(value.value).includes('/') &&
        !OURS.includes(String(value.value))
      )
        if (!/^ v\d+\.\d+\.\d+$/.test(value.comment ?? '')) faults.push(`${String(value.value)} names no version`);
    },
  });
  return faults;
}

function steps({ jobs }: Workflow): Step[] {
  return Object.values(jobs).flatMap(job => job.steps);
}

function isOurs({ uses }: Step): boolean {
  return uses !== undefined && OURS.includes(uses);
}
