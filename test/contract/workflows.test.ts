import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { parseManifest } from '../../src/core/manifest/parse.ts';
import { readWorkflow, settings, workflowFaults } from './workflow-faults.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

const action = z
  .object({
    inputs: z.record(z.string(), z.object({ description: z.string().min(1), default: z.string() })),
    outputs: z.record(z.string(), z.object({ description: z.string().min(1) })),
    runs: z.object({ using: z.string(), main: z.string() }),
  })
  .parse(parse(read('action.yml')));
const inputs = Object.keys(action.inputs);

const readmeBlocks = [...read('README.md').matchAll(/^```yaml\n([\s\S]*?)^```/gm)].map(([, block = '']) => block);
const inReadme = readmeBlocks.filter(block => block.includes('jobs:'));
const [readmePlan = '', readmeReconcile = ''] = inReadme;
const workflows: readonly (readonly [string, string])[] = [
  ...globSync('{.github/workflows,docs/examples}/*.yml', { cwd: root })
    .toSorted()
    .map(path => [path, read(path)] as const),
  ...inReadme.map((block, index) => [`the README's workflow ${index + 1}`, block] as const),
];

test('all workflows are looked at, and those of the README', () => {
  expect(workflows.length).toBeGreaterThanOrEqual(6);
  expect(inReadme).toHaveLength(2);
});

test.each(workflows)('%s keeps the house rules', (_name, text) => {
  expect(workflowFaults(text, inputs)).toEqual([]);
});

describe('action.yml', () => {
  test('runs a file of dist/ on Node 24', () => {
    expect(action.runs.using).toBe('node24');
    expect(statSync(join(root, action.runs.main)).isFile()).toBe(true);
  });

  test('declares exactly the inputs that are read', () => {
    const source = read('src/adapters/actions-inputs.ts');
    const names = [
      ...source.matchAll(/(?:getInput|oneOf|optionalNumber|optionalInstant|optionalUsd|flag)\('([a-z-]+)'/g),
    ];
    expect(inputs.toSorted()).toEqual([...new Set(names.map(([, name]) => name))].toSorted());
  });

  test('declares exactly the outputs that are written', () => {
    const names = [...read('src/action.ts').matchAll(/^ +'([a-z-]+)':/gm)].map(([, name]) => name);
    expect(Object.keys(action.outputs).toSorted()).toEqual([...new Set(names)].toSorted());
  });
});

describe.each([
  ['the repository', read('.github/workflows/plan.yml'), read('.github/workflows/reconcile.yml')],
  ['the README', readmePlan, readmeReconcile],
])('in %s', (_where, planText, reconcileText) => {
  test('the plan runs on pull requests and knows no secret', () => {
    const plan = readWorkflow(planText);
    expect(Object.keys(plan.on)).toEqual(['pull_request', 'merge_group']);
    // A merge group has no number: without its ref, groups would cancel one another.
    if (plan.concurrency !== undefined) expect(plan.concurrency.group).toContain('|| github.ref');
    expect(planText).not.toContain('secrets.');
    expect(Object.values(plan.jobs).map(({ environment }) => environment)).toEqual([undefined]);
  });

  test('the reconcile has an environment, a budget, a schedule and no rival', () => {
    const reconcile = readWorkflow(reconcileText);
    expect(Object.keys(reconcile.on)).toEqual(['push', 'schedule', 'workflow_dispatch']);
    expect(reconcile.concurrency).toEqual({ group: 'finetune-gitops-reconcile', 'cancel-in-progress': false });
    expect(Object.values(reconcile.jobs).map(({ environment }) => environment)).toEqual(['fine-tuning']);
    expect(Number(settings(reconcile)?.['budget-usd'])).toBeGreaterThan(0);
    expect(settings(reconcile)?.['freeze']).toContain('vars.FINETUNE_GITOPS_FREEZE');
  });

  test('plan and reconcile count with the same budget', () => {
    const [plan, reconcile] = [planText, reconcileText].map(text => settings(readWorkflow(text)));
    expect(plan?.['budget-usd']).toBe(reconcile?.['budget-usd']);
  });
});

test("the README's manifest is one that the tool reads without a finding", () => {
  const manifests = readmeBlocks.filter(block => block.includes('models:'));
  expect(manifests).toHaveLength(1);
  const { manifest, diagnostics } = parseManifest(manifests[0] ?? '', 'models.yaml');
  expect(diagnostics).toEqual([]);
  expect(Object.keys(manifest?.models ?? {})).toEqual(['support-tone']);
});

test.each([
  ['runs on pull_request_target', '  pull_request:', '  pull_request_target:'],
  ['does not start from "permissions: {}"', 'permissions: {}', 'permissions: read-all'],
  ['job plan has no timeout', '    timeout-minutes: 10\n', ''],
  ['permission contents has no comment', / # the manifest.*/, ''],
  ['actions/checkout@v6 is not pinned', /checkout@[0-9a-f]{40}/, 'checkout@v6'],
  ['leaves the token in the checkout', 'persist-credentials: false', 'fetch-depth: 1'],
  ['gives the input budget, which action.yml does not have', 'budget-usd:', 'budget:'],
  [
    'puts an expression into a shell',
    '      - uses: OWNER',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression of GitHub's
    '      - run: echo ${{ github.head_ref }}\n      - uses: OWNER',
  ],
])('a workflow that %s is caught', (fault, good, bad) => {
  const broken = readmePlan.replace(good, bad);
  expect(broken).not.toBe(readmePlan);
  expect(workflowFaults(broken, inputs)).toContain(fault);
});

test('a pin that does not say its version is caught', () => {
  const [fault] = workflowFaults(readmePlan.replace(' # v6.0.2', ''), inputs);
  expect(fault).toMatch(/^actions\/checkout@[0-9a-f]{40} names no version$/);
});
