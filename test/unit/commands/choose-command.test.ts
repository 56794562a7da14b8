import { expect, test } from 'vitest';
import { chooseCommand } from '../../../src/commands/choose-command.ts';

const main = 'refs/heads/main';

test.each<[string, string, string | null, string]>([
  ['pull_request', 'refs/pull/3/merge', 'main', 'plan'],
  ['pull_request', 'refs/pull/3/merge', null, 'plan'],
  ['merge_group', 'refs/heads/gh-readonly-queue/main/pr-7-0a1b', 'main', 'plan'],
  ['push', main, 'main', 'reconcile'],
  ['push', 'refs/heads/trunk', 'trunk', 'reconcile'],
  ['schedule', main, null, 'reconcile'],
  ['workflow_dispatch', 'refs/heads/topic', 'main', 'reconcile'],
  ['push', 'refs/heads/topic', 'main', 'refused'],
  ['push', 'refs/tags/main', 'main', 'refused'],
  ['push', 'main', 'main', 'refused'],
  ['push', main, null, 'refused'],
  ['pull_request_target', main, 'main', 'refused'],
  ['workflow_run', main, 'main', 'refused'],
  ['issue_comment', main, 'main', 'refused'],
  ['issues', main, 'main', 'refused'],
  ['release', main, 'main', 'refused'],
  ['', '', null, 'refused'],
  ['PULL_REQUEST', main, 'main', 'refused'],
  ['constructor', main, 'main', 'refused'],
])('%s on %s (default branch %s): %s', (name, ref, defaultBranch, kind) => {
  expect(chooseCommand({ name, ref, defaultBranch }).kind).toBe(kind);
});

test.each(['pull_request_target', 'workflow_run', 'issue_comment'])(
  '%s is refused for its danger, with the way out',
  name => {
    expect(chooseCommand({ name, ref: main, defaultBranch: 'main' })).toMatchObject({
      kind: 'refused',
      why: expect.stringContaining('content that strangers can choose'),
      fix: expect.stringContaining('on: pull_request'),
    });
  },
);
